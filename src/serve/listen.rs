//! Finds a port, and the addresses that lead to it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, UdpSocket};

use crate::failure::Failure;
use crate::words::Text;

use super::ServeOptions;

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
    std::iter::once(loopback).chain(own_address(bound.ip())).map(url).collect()
}

/// Returns this machine's address in its network: the one that packets to elsewhere would carry. None is sent.
fn own_address(unspecified: IpAddr) -> Option<IpAddr> {
    // Addresses set aside for documentation (RFC 5737, RFC 3849).
    let elsewhere: IpAddr = if unspecified.is_ipv4() {
        Ipv4Addr::new(192, 0, 2, 1).into()
    } else {
        Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into()
    };
    let socket = UdpSocket::bind((unspecified, 0)).ok()?;
    socket.connect((elsewhere, 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

/// Returns `path` as a path of folders with a slash at both ends; `None` if it cannot be one.
#[must_use]
pub fn base_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let plain = |part: &&str| {
        *part != "." && *part != ".." && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c))
    };
    parts.iter().all(plain).then(|| match parts.as_slice() {
        [] => "/".to_owned(),
        parts => format!("/{}/", parts.join("/")),
    })
}
