//! Many clients at once, and bad ones.

use std::io::{BufRead, BufReader, Write};

use super::{Answer, Server, request};
use crate::support::Playbook;

const PAGE: &str = "/en/awareness/gamification/";

/// Asks for a page from `count` connections that are all open at once and want to stay so.
fn ask_all_at_once(server: &Server, count: usize) {
    let mut streams: Vec<_> = (0..count).map(|_| server.connect()).collect();
    for stream in &mut streams {
        stream.write_all(request("GET", PAGE, &["Connection: keep-alive"]).as_bytes()).unwrap();
    }
    let wanted = server.get(PAGE).body;
    for stream in &mut streams {
        let answer = Answer::read(stream);
        assert_eq!(answer.status, 200);
        assert!(answer.body == wanted, "a torn answer");
    }
}

#[test]
fn connections_that_want_to_stay_are_all_answered() {
    let playbook = Playbook::shipped();
    ask_all_at_once(&Server::start(&playbook), 60);
}

#[test]
fn open_pages_and_half_sent_requests_stop_nobody() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let mut open: Vec<_> = (0..200).map(|_| server.connect()).collect();
    for stream in &mut open {
        let path = format!("/__stagecraft/events?page={PAGE}");
        stream.write_all(request("GET", &path, &[]).as_bytes()).unwrap();
    }
    let half = &request("GET", PAGE, &["Accept: text/html"]);
    let mut halves: Vec<_> = (0..300).map(|_| server.connect()).collect();
    for (at, stream) in halves.iter_mut().enumerate() {
        stream.write_all(&half.as_bytes()[..=(at % (half.len() - 4))]).unwrap();
    }
    // A client that asks for much and takes nothing.
    let mut slow: Vec<_> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut slow {
        stream.write_all(request("GET", "/playbook.json", &[]).as_bytes()).unwrap();
    }
    ask_all_at_once(&server, 60);
    // Every open page is told of an edit.
    let mut open: Vec<_> = open.into_iter().map(BufReader::new).collect();
    let first: Vec<String> = open.iter_mut().map(super::next_event).collect();
    playbook.edit("content/guides/awareness/gamification.en.md", "title: Gamification", "title: Games");
    for (stream, first) in open.iter_mut().zip(first) {
        assert_ne!(super::next_event(stream), first);
    }
}

#[test]
fn pages_beyond_the_limit_are_told_to_come_again() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    let open: Vec<_> = (0..256).map(|_| server.events(PAGE)).collect();
    let path = format!("/__stagecraft/events?page={PAGE}");
    assert_eq!(server.get(&path).status, 503);
    assert_eq!(server.get(PAGE).status, 200);
    drop(open);
    // Those that are gone make room.
    let deadline = std::time::Instant::now() + super::PATIENCE;
    loop {
        let mut stream = server.connect();
        stream.write_all(request("GET", &path, &[]).as_bytes()).unwrap();
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap();
        if line.starts_with("HTTP/1.1 200") {
            break;
        }
        assert!(std::time::Instant::now() < deadline, "there is no room: {line}");
    }
}
