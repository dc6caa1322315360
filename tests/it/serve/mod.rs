//! `stagecraft serve`, the real process, asked by a plain client.

mod command;
mod crowd;
mod faults;
mod http;
mod live;
mod storm;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::support::{Playbook, program};

/// How long anything may take before a test gives up; nothing depends on how long it does take.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// A running server, ended with the test.
pub(crate) struct Server {
    child: Child,
    lines: Receiver<String>,
    said: Vec<String>,
    /// Lines that were waited for.
    met: BTreeSet<usize>,
    port: u16,
}

impl Server {
    /// Serves `playbook` at any free port.
    pub(crate) fn start(playbook: &Playbook) -> Self {
        Self::start_with(playbook, &["--port", "0"])
    }

    pub(crate) fn start_with(playbook: &Playbook, args: &[&str]) -> Self {
        Self::start_by(program(), playbook, args)
    }

    /// Serves `playbook` by `command`, which ends as the program.
    fn start_by(mut command: Command, playbook: &Playbook, args: &[&str]) -> Self {
        command.arg("serve").args(args).args(["--lang", "en"]).current_dir(playbook.root());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let send = send.clone();
            std::thread::spawn(move || {
                BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| send.send(line))
            });
        }
        let mut server = Self { child, lines, said: Vec::new(), met: BTreeSet::new(), port: 0 };
        let line = server.says("http://");
        let port = line.split("http://").nth(1).and_then(|url| url.split('/').next()?.rsplit(':').next()?.parse().ok());
        server.port = port.unwrap_or_else(|| panic!("no port in {line:?}"));
        server.says("Ctrl-C");
        server
    }

    /// Waits until the program prints a line with `wanted` that was not waited for yet, and returns it. Lines of
    /// standard output and standard error come in any order, so that those before it count, too.
    fn says(&mut self, wanted: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut at = 0;
        loop {
            let met = (at..self.said.len()).find(|at| !self.met.contains(at) && self.said[*at].contains(wanted));
            if let Some(met) = met {
                self.met.insert(met);
                return self.said[met].clone();
            }
            at = self.said.len();
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => self.said.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("the server did not say {wanted:?}, but:\n{}", self.said.join("\n"))
                }
            }
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends `request` and returns the answer.
    fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        Answer::read(&mut stream)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    pub(crate) fn get_with(&self, path: &str, headers: &[&str]) -> Answer {
        self.ask(&request("GET", path, headers))
    }

    /// Asks for `path` until `wanted` is content with the answer.
    fn until(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return answer;
            }
            assert!(Instant::now() < deadline, "{path} stays {} {}", answer.status, answer.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Returns how many threads and open files the server has.
    #[cfg(target_os = "linux")]
    fn threads_and_files(&self) -> (usize, usize) {
        let count = |of: &str| std::fs::read_dir(format!("/proc/{}/{of}", self.child.id())).unwrap().count();
        (count("task"), count("fd"))
    }

    /// Opens the event stream of a page and returns it with the first thing it says.
    fn events(&self, page: &str) -> (BufReader<TcpStream>, String) {
        let mut stream = self.connect();
        let path = format!("/__stagecraft/events?page={page}");
        stream.write_all(request("GET", &path, &[]).as_bytes()).unwrap();
        let mut events = BufReader::new(stream);
        let first = next_event(&mut events);
        (events, first)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn request(method: &str, path: &str, headers: &[&str]) -> String {
    let host = if headers.iter().any(|header| header.starts_with("Host:")) { "" } else { "Host: localhost\r\n" };
    let more: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    format!("{method} {path} HTTP/1.1\r\n{host}{more}\r\n")
}

/// Reads up to the next event and returns its data.
fn next_event(events: &mut impl BufRead) -> String {
    loop {
        let mut line = String::new();
        assert!(events.read_line(&mut line).unwrap() > 0, "the stream ended");
        if let Some(data) = line.strip_prefix("data: ") {
            return data.trim_end().to_owned();
        }
    }
}

/// What a server answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// Reads one answer as a client does that keeps the connection: by its length.
    fn read(stream: &mut impl Read) -> Self {
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut head).unwrap() > 0, "no whole answer: {head:?}");
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
        let mut answer = Self { status, head, body: Vec::new() };
        let length = answer.header("Content-Length").map_or(0, |length| length.parse().unwrap());
        reader.take(length).read_to_end(&mut answer.body).unwrap();
        answer
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Returns the body without the script tag that the server adds, wherever it is.
    pub(crate) fn without_client_anywhere(&self) -> Vec<u8> {
        const START: &[u8] = b"<script src=\"/__stagecraft/client.js\"";
        const END: &[u8] = b"</script>";
        let find = |part: &[u8], wanted: &[u8]| part.windows(wanted.len()).position(|window| window == wanted);
        let Some(start) = find(&self.body, START) else { return self.body.clone() };
        let end = start + find(&self.body[start..], END).unwrap() + END.len();
        [&self.body[..start], &self.body[end..]].concat()
    }

    /// Returns the body without the script tag that the server adds.
    pub(crate) fn without_client(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone()).unwrap();
        let start = text.find("<script src=\"/__stagecraft/client.js\"").expect("a script tag");
        let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
        assert!(text[end..].starts_with("</head>"), "the tag stands before </head>");
        format!("{}{}", &text[..start], &text[end..]).into_bytes()
    }
}
