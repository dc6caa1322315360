//! The connection proxy between clients and the HTTP library.
//!
//! It accepts connections, up to a number; reads the head of one request from each, up to a size and a time; and
//! hands it, written anew by `head`, to `tiny_http`, which listens behind it on a port of the loopback interface. So
//! what reaches the library is whole, small and short. The answer is taken in as fast as it comes and handed on as fast
//! as the client takes it.
//!
//! Nobody is waited for without a limit, neither the client nor the library. When it gets crowded, those who have not
//! asked for anything make room. Bodies of requests are not passed on: nothing here takes any.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::words::Text;

use super::head::{self, Refusal};
use super::response::Response;
use super::server::Server;
use super::threads::{lock, spawn};

/// How many connections there may be at once.
const MAX_CONNECTIONS: usize = 1024;

/// How many bytes the head of a request may have.
const MAX_HEAD: usize = 16 * 1024;

/// How long a client may take to send the head of its request.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// From how many connections on it is crowded.
const CROWD: usize = MAX_CONNECTIONS / 2;

/// How long a client may take to send the head of its request when it is crowded.
const CROWDED_HEAD_TIME: Duration = Duration::from_secs(1);

/// How long the library may take to answer, and to go on.
const ANSWER_TIME: Duration = Duration::from_mins(1);

/// How long a client may take nothing of what is sent to it.
const WRITE_TIME: Duration = Duration::from_secs(10);

/// How long a client may take to take an answer.
const TAKE_TIME: Duration = Duration::from_mins(10);

/// How long to wait for a client to close its side, so that it reads the answer before it learns of the end.
const CLOSE_TIME: Duration = Duration::from_millis(500);

/// How often to check whether the reader of an event stream is still there.
const STREAM_CHECK: Duration = Duration::from_secs(1);

/// Threads that answer requests.
const WORKERS: usize = 8;

/// Accepts connections from now on.
pub(super) fn start(listener: TcpListener, backend: Arc<Backend>) -> Result<(), Failure> {
    let open = Arc::new(AtomicUsize::new(0));
    spawn("proxy", move || {
        for client in listener.incoming() {
            match client {
                Ok(client) => accept(client, &backend, &open),
                // The client went away, or there are no file descriptors left: others will go away, too.
                Err(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    })
}

/// Counts a connection while it lives.
struct Connection(Arc<AtomicUsize>);

impl Connection {
    /// Returns how long its client may take to send the head of its request, as many as there are now.
    fn head_time(&self) -> Duration {
        if self.0.load(Ordering::Acquire) > CROWD { CROWDED_HEAD_TIME } else { HEAD_TIME }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn accept(client: TcpStream, backend: &Arc<Backend>, open: &Arc<AtomicUsize>) {
    if open.fetch_add(1, Ordering::AcqRel) >= MAX_CONNECTIONS {
        open.fetch_sub(1, Ordering::AcqRel);
        return;
    }
    let connection = Connection(open.clone());
    let backend = backend.clone();
    let run = move || {
        // A client that goes away half-way needs no answer.
        let _ = handle(client, &backend, &connection);
    };
    // Without a thread there is no answer; the connection closes.
    let _ = std::thread::Builder::new().name("client".to_owned()).stack_size(128 * 1024).spawn(run);
}

fn handle(mut client: TcpStream, backend: &Backend, connection: &Connection) -> std::io::Result<()> {
    client.set_nodelay(true)?;
    let head = match read_head(&mut client, connection)? {
        Head::Whole(head) => head::for_library(&head),
        Head::TooLong => return refuse(&mut client, 431, "The head of the request is too long."),
        Head::TooSlow => return refuse(&mut client, 408, "The request did not come in time."),
        Head::Gone => return Ok(()),
    };
    match head {
        Ok(head) => relay(&mut client, backend, &head)?,
        Err(Refusal::Malformed) => return refuse(&mut client, 400, "This is not a request."),
        Err(Refusal::Version) => return refuse(&mut client, 505, "This server speaks HTTP/1.1."),
    }
    close(&mut client)
}

/// Answers with a sentence, and closes the connection.
fn refuse(client: &mut TcpStream, status: u16, sentence: &str) -> std::io::Result<()> {
    client.set_write_timeout(Some(WRITE_TIME))?;
    Response::plain(status, sentence).write(client, false)?;
    close(client)
}

/// What a client sent.
enum Head {
    Whole(Vec<u8>),
    TooLong,
    TooSlow,
    Gone,
}

fn read_head(client: &mut TcpStream, connection: &Connection) -> std::io::Result<Head> {
    let start = Instant::now();
    let mut head = Vec::with_capacity(2048);
    let mut chunk = [0; 2048];
    loop {
        let left = connection.head_time().saturating_sub(start.elapsed());
        if left.is_zero() {
            return Ok(Head::TooSlow);
        }
        // It may become crowded meanwhile.
        client.set_read_timeout(Some(left.min(CROWDED_HEAD_TIME)))?;
        let read = match client.read(&mut chunk) {
            Ok(0) => return Ok(Head::Gone),
            Ok(read) => read,
            Err(error) if is_timeout(&error) || error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        // The end may be across two chunks.
        let from = head.len().saturating_sub(3);
        head.extend_from_slice(&chunk[..read]);
        if let Some(at) = head[from..].windows(4).position(|window| window == b"\r\n\r\n") {
            head.truncate(from + at + 4);
            return Ok(if head.len() > MAX_HEAD { Head::TooLong } else { Head::Whole(head) });
        }
        if head.len() > MAX_HEAD {
            return Ok(Head::TooLong);
        }
    }
}

/// Passes the request on, and its answer back.
fn relay(client: &mut TcpStream, backend: &Backend, head: &[u8]) -> std::io::Result<()> {
    let mut server = backend.connect()?;
    server.set_nodelay(true)?;
    server.set_read_timeout(Some(ANSWER_TIME))?;
    server.write_all(head)?;
    let mut answer = vec![0; 64 * 1024];
    let read = match server.read(&mut answer) {
        Ok(read) => read,
        Err(error) if is_timeout(&error) => return refuse(client, 504, "The preview takes too long to answer."),
        Err(error) => return Err(error),
    };
    if read == 0 {
        // Not a word: the library could not read the request.
        return refuse(client, 400, "This is not a request.");
    }
    answer.truncate(read);
    let is_stream = answer.windows(17).take(256).any(|window| window == b"text/event-stream");
    if is_stream {
        client.set_write_timeout(Some(WRITE_TIME))?;
        client.write_all(&answer)?;
        return relay_stream(client, &mut server);
    }
    server.read_to_end(&mut answer)?;
    send(client, &answer)
}

/// Sends `answer` as fast as the client takes it, as long as it takes some of it and does not take for ever.
fn send(client: &mut TcpStream, mut answer: &[u8]) -> std::io::Result<()> {
    let start = Instant::now();
    while !answer.is_empty() {
        let left = TAKE_TIME.saturating_sub(start.elapsed());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        client.set_write_timeout(Some(left.min(WRITE_TIME)))?;
        match client.write(answer) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(sent) => answer = &answer[sent..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Returns whether a read or write came to nothing in its time; systems call that by two names.
fn is_timeout(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

/// Passes back what comes, piece by piece, as long as the client is there.
fn relay_stream(client: &mut TcpStream, server: &mut TcpStream) -> std::io::Result<()> {
    let mut piece = [0; 4096];
    server.set_read_timeout(Some(STREAM_CHECK))?;
    loop {
        match server.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => client.write_all(&piece[..read])?,
            Err(error) if is_timeout(&error) => {
                if is_gone(client)? {
                    return Ok(());
                }
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Returns whether the client closed its side.
fn is_gone(client: &TcpStream) -> std::io::Result<bool> {
    client.set_nonblocking(true)?;
    let peeked = client.peek(&mut [0]);
    client.set_nonblocking(false)?;
    match peeked {
        Ok(read) => Ok(read == 0),
        Err(error) => Ok(error.kind() != ErrorKind::WouldBlock),
    }
}

/// Closes the connection so that the client can still read what was sent: a system that closes while there is
/// something unread, such as a body, resets the connection.
fn close(client: &mut TcpStream) -> std::io::Result<()> {
    client.shutdown(Shutdown::Write)?;
    let deadline = Instant::now() + CLOSE_TIME;
    let mut rest = [0; 4096];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(());
        }
        client.set_read_timeout(Some(left))?;
        if client.read(&mut rest)? == 0 {
            return Ok(());
        }
    }
}

/// The HTTP library behind the proxy.
pub(super) struct Backend {
    server: Arc<Server>,
    http: Mutex<Arc<tiny_http::Server>>,
}

impl Backend {
    /// Starts the library and the threads that answer.
    pub(super) fn start(server: Arc<Server>) -> Result<Self, Failure> {
        let http = start_library()?;
        start_workers(&http, &server)?;
        Ok(Self { server, http: Mutex::new(http) })
    }

    /// Connects to the library; to another one if it does not listen any more.
    fn connect(&self) -> std::io::Result<TcpStream> {
        let mut http = lock(&self.http);
        if let Some(stream) = address(&http).and_then(|address| TcpStream::connect(address).ok()) {
            return Ok(stream);
        }
        let failed = |_| std::io::Error::from(ErrorKind::NotConnected);
        let another = start_library().map_err(failed)?;
        start_workers(&another, &self.server).map_err(failed)?;
        // The threads of the one that is gone wait for requests that cannot come.
        (0..WORKERS).for_each(|_| http.unblock());
        *http = another;
        TcpStream::connect(address(&http).ok_or(ErrorKind::NotConnected)?)
    }
}

fn address(http: &tiny_http::Server) -> Option<SocketAddr> {
    http.server_addr().to_ip()
}

fn start_library() -> Result<Arc<tiny_http::Server>, Failure> {
    let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, 0));
    http.map(Arc::new).map_err(|error| {
        let reason = std::io::Error::other(error.to_string());
        Failure { text: Text::new("failure-listen").arg("address", "127.0.0.1:0"), reason: Some(reason) }
    })
}

fn start_workers(http: &Arc<tiny_http::Server>, server: &Arc<Server>) -> Result<(), Failure> {
    for _ in 0..WORKERS {
        let (http, server) = (http.clone(), server.clone());
        spawn("worker", move || {
            while let Ok(request) = http.recv() {
                server.answer(request);
            }
        })?;
    }
    Ok(())
}
