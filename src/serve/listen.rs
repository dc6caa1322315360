//! Finds a port, and the addresses that lead to it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use crate::failure::Failure;
use crate::words::Text;

use super::options::ServeOptions;

/// How many ports after the one asked for are tried.
const TRIES: u16 = 50;

/// A port that is ours.
pub(super) struct Listening {
    pub(super) listener: TcpListener,
    pub(super) urls: Vec<String>,
    pub(super) port: u16,
    pub(super) taken: Option<u16>,
}

/// Takes the port of `options`, or the next free one.
pub(super) fn listen(options: &ServeOptions) -> Result<Listening, Failure> {
    let wanted = options.port;
    let last = if wanted == 0 { 0 } else { wanted.saturating_add(TRIES) };
    let mut refused = None;
    for port in wanted..=last {
        match TcpListener::bind((options.host, port)) {
            Ok(listener) => {
                let bound = listener.local_addr().map_err(|reason| failed(options, reason))?;
                let taken = (wanted != 0 && bound.port() != wanted).then_some(wanted);
                return Ok(Listening { listener, urls: urls(bound, &options.base_path), port: bound.port(), taken });
            }
            Err(reason) if reason.kind() == std::io::ErrorKind::AddrInUse => refused = Some(reason),
            Err(reason) => return Err(failed(options, reason)),
        }
    }
    Err(failed(options, refused.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into())))
}

fn failed(options: &ServeOptions, reason: std::io::Error) -> Failure {
    let address = SocketAddr::new(options.host, options.port).to_string();
    Failure { text: Text::new("failure-listen").arg("address", address), reason: Some(reason) }
}

/// Returns how browsers on this machine, then those on others, reach what listens at `bound`.
fn urls(bound: SocketAddr, base_path: &str) -> Vec<String> {
    let url = |ip: IpAddr| format!("http://{}{base_path}", SocketAddr::new(ip, bound.port()));
    if !bound.ip().is_unspecified() {
        return vec![url(bound.ip())];
    }
    let loopback = if bound.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
    // Where the system does not say, the site can be reached all the same.
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let own = interfaces.iter().map(if_addrs::Interface::ip);
    std::iter::once(loopback).chain(seen_from_outside(own, bound.is_ipv4())).map(url).collect()
}

/// Returns those of `addresses`, each once, by which other machines can call this one in the family asked for. One that
/// holds for a single cable means nothing without the name of an interface, which no browser takes.
fn seen_from_outside(addresses: impl Iterator<Item = IpAddr>, ipv4: bool) -> Vec<IpAddr> {
    let mut seen: Vec<IpAddr> = Vec::new();
    for ip in addresses.filter(|ip| ip.is_ipv4() == ipv4 && !ip.is_loopback() && !is_link_local(ip)) {
        if !seen.contains(&ip) {
            seen.push(ip);
        }
    }
    seen
}

fn is_link_local(ip: &IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::seen_from_outside;

    #[test]
    fn every_address_that_others_can_call_is_named_once() {
        let all = ["127.0.0.1", "192.168.1.7", "::1", "10.0.0.3", "169.254.3.4", "fe80::1", "2001:db8::5", "10.0.0.3"];
        let named = |ipv4| {
            let all = all.iter().map(|ip| ip.parse().unwrap());
            seen_from_outside(all, ipv4).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(named(true), ["192.168.1.7", "10.0.0.3"]);
        assert_eq!(named(false), ["2001:db8::5"]);
    }
}
