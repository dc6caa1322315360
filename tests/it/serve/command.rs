//! The command itself: its port, its options, its end.

use std::net::TcpListener;

use super::Server;
use crate::support::Playbook;

#[test]
fn a_port_that_is_taken_gives_way_to_the_next_free_one() {
    let playbook = Playbook::shipped();
    let other = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let taken = other.local_addr().unwrap().port();
    let server = Server::start_with(&playbook, &["--port", &taken.to_string()]);
    assert_ne!(server.port, taken);
    let told = format!("Port {taken} is taken by another program, so this one takes {}.", server.port);
    assert!(server.said.contains(&told), "{:?}", server.said);
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn what_a_network_can_see_is_said() {
    let playbook = Playbook::shipped();
    let server = Server::start_with(&playbook, &["--port", "0", "--host", "0.0.0.0"]);
    assert!(server.said.iter().any(|line| line.starts_with("Anyone who can reach this machine")), "{:?}", server.said);
    let is_said = |url: &str| server.said.iter().any(|line| line.ends_with(url));
    assert!(is_said(&format!("http://127.0.0.1:{}/", server.port)), "{:?}", server.said);
    let own = if_addrs::get_if_addrs().unwrap().into_iter().map(|interface| interface.ip());
    for ip in own.filter(|ip| ip.is_ipv4() && !ip.to_string().starts_with("169.254.")) {
        assert!(is_said(&format!("http://{ip}:{}/", server.port)), "{ip}: {:?}", server.said);
    }
}

#[test]
fn wrong_options_are_refused() {
    let playbook = Playbook::shipped();
    for args in [["--host", "no such host"], ["--base-path", "/a b/"], ["--base-path", "/../"], ["--port", "70000"]] {
        let run = playbook.run(&[&["serve"][..], &args].concat());
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        assert!(!run.stderr.is_empty());
    }
}

#[test]
fn drafts_are_shown_on_demand() {
    let playbook = Playbook::shipped();
    playbook.edit("content/guides/awareness/gamification.en.md", "initiative:", "draft: true\ninitiative:");
    let server = Server::start(&playbook);
    assert_eq!(server.get("/en/awareness/gamification/").status, 404);
    let server = Server::start_with(&playbook, &["--port", "0", "--drafts"]);
    assert_eq!(server.get("/en/awareness/gamification/").status, 200);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_at_once_and_well() {
    let playbook = Playbook::shipped();
    let mut server = Server::start(&playbook);
    let _open = server.events("/en/");
    let kill = std::process::Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_server_started_again_takes_its_port_again() {
    let playbook = Playbook::shipped();
    let port = {
        let server = Server::start(&playbook);
        let _open = server.events("/en/");
        server.port
    };
    let server = Server::start_with(&playbook, &["--port", &port.to_string()]);
    assert_eq!(server.port, port);
}
