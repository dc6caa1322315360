//! Many clients at once, and bad ones.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

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

/// More connections than the server has at once.
const TOO_MANY: usize = 1100;

/// What the program itself needs at most: its threads and files, the workers, and those that wait for a connection.
#[cfg(target_os = "linux")]
const OWN: usize = 60;

/// Waits until the server answers and has let go of all that clients held.
fn recovers(server: &Server) {
    let deadline = std::time::Instant::now() + super::PATIENCE;
    while !answers(server) {
        assert!(std::time::Instant::now() < deadline, "there is no answer");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    #[cfg(target_os = "linux")]
    loop {
        let (threads, files) = server.threads_and_files();
        if threads < OWN && files < OWN {
            return;
        }
        assert!(std::time::Instant::now() < deadline, "{threads} threads and {files} files are held");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

/// Returns whether a page is answered with; one connection too many is closed at once.
fn answers(server: &Server) -> bool {
    let mut stream = send(server, request("GET", PAGE, &[]).as_bytes());
    let mut start = [0; 12];
    stream.read_exact(&mut start).is_ok() && start == *b"HTTP/1.1 200"
}

/// Opens a connection and sends `text`, if the server has room for it.
fn send(server: &Server, text: &[u8]) -> TcpStream {
    let mut stream = server.connect();
    // One too many is closed at once.
    let _ = stream.write_all(text);
    stream
}

#[test]
fn clients_that_send_nothing_or_half_a_request_or_take_nothing_are_let_go() {
    let playbook = Playbook::shipped();
    // Larger than what the system keeps of a connection that nobody reads from.
    let film = vec![b'x'; 24 << 20];
    std::fs::write(playbook.path("content/guides/awareness/film.mp4"), film).unwrap();
    let guide = "content/guides/awareness/gamification.en.md";
    playbook.write(guide, &format!("{}\n![A film](film.mp4)\n", playbook.read(guide)));
    let server = Server::start(&playbook);
    let page = server.get(PAGE).text();
    let film = &page[page.find("assets/film.").expect("a film")..];
    let film = format!("/{}", &film[..film.find('"').unwrap()]);
    let mut greedy: Vec<_> = (0..8).map(|_| send(&server, request("GET", &film, &[]).as_bytes())).collect();
    for stream in &mut greedy {
        stream.read_exact(&mut [0]).unwrap();
    }
    let half = ["", "GET / HTTP/1.1\r\nHost: local"];
    let half: Vec<_> = (0..TOO_MANY).map(|at| send(&server, half[at % 2].as_bytes())).collect();
    recovers(&server);
    drop((half, greedy));
}

#[test]
fn requests_that_the_library_would_wait_for_hold_nothing() {
    let playbook = Playbook::shipped();
    let server = Server::start(&playbook);
    for request in [
        "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/3.0\r\nHost: localhost\r\n\r\n",
    ] {
        assert_eq!(server.ask(request).status, 505, "{request:?}");
    }
    // A line that ends in half an end swallows the word that the connection closes.
    assert_eq!(server.ask("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\nConnection: keep-alive\r\n\r\n").status, 400);
    for _ in 0..TOO_MANY {
        drop(send(&server, b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n"));
    }
    recovers(&server);
}
