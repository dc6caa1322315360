//! A fault in the program does not end a preview.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use stagecraft::serve::{Event, Observer, ServeOptions, serve};

use super::{PATIENCE, request};
use crate::support::Playbook;

const FILE: &str = "content/guides/awareness/gamification.en.md";

/// Passes on what happens, and panics at the first rebuild.
struct Panicking {
    happened: Mutex<Sender<String>>,
    is_over: AtomicBool,
}

impl Observer for Panicking {
    fn notify(&self, event: &Event<'_>) {
        let text = match event {
            Event::Rebuilt { .. } if !self.is_over.swap(true, Ordering::SeqCst) => panic!("the first rebuild"),
            Event::Rebuilt { .. } => "rebuilt".to_owned(),
            Event::Failed(failure) => failure.to_string(),
            Event::Loaded(_) | Event::Polling(_) => return,
        };
        self.happened.lock().unwrap().send(text).unwrap();
    }
}

#[test]
fn a_preview_goes_on_after_a_fault() {
    let playbook = Playbook::shipped();
    let (send, happened) = channel();
    let observer: Arc<dyn Observer> =
        Arc::new(Panicking { happened: Mutex::new(send), is_over: AtomicBool::new(false) });
    let options = ServeOptions::local(playbook.root());
    let serving = serve(&options, &observer).unwrap();
    playbook.edit(FILE, "title: Gamification", "title: Games");
    let fault = happened.recv_timeout(PATIENCE).unwrap();
    assert!(fault.contains("a fault in Stagecraft itself") && fault.contains("the first rebuild"), "{fault}");
    playbook.edit(FILE, "title: Games", "title: More games");
    assert_eq!(happened.recv_timeout(PATIENCE).unwrap(), "rebuilt");
    let mut stream = TcpStream::connect(("127.0.0.1", serving.port)).unwrap();
    stream.write_all(request("GET", "/en/awareness/gamification/", &[]).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("More games</h1>"));
}
