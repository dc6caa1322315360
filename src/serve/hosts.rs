//! Finds out whether a request means this machine.
//!
//! A page of any site can have its own name resolve to 127.0.0.1 and then read what answers there as its own (DNS
//! rebinding). Its requests still carry that name, so names that are not this machine's own are refused.

use std::net::IpAddr;

use crate::slice::Slice;

/// Returns whether `host`, as a request names it, is a name or address of this machine alone.
pub(super) fn is_own(host: &str) -> bool {
    let Some(name) = without_port(host) else { return false };
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    // RFC 6761: names below `localhost` never leave the machine.
    name == "localhost" || name.ends_with(".localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn without_port(host: &str) -> Option<&str> {
    let (name, rest) = match host.strip_prefix('[') {
        Some(bracketed) => bracketed.split_once(']')?,
        None => host.halves(host.find(':').unwrap_or(host.len())),
    };
    let port = rest.strip_prefix(':').unwrap_or(rest);
    (port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn only_names_of_this_machine_are_its_own() {
        for own in
            ["localhost", "LOCALHOST:4321", "127.0.0.1", "127.0.0.1:80", "[::1]:4321", "play.localhost", "localhost."]
        {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.5",
            "[::1",
            "localhost:x",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
