//! The connection proxy between clients and the HTTP library.
//!
//! It accepts connections, up to a number; reads the head of one request from each, up to a size and a time; and
//! hands it to `tiny_http`, which listens behind it on a port of the loopback interface, with word that the connection
//! closes after the answer. So what reaches the library is whole, small and short. The answer is taken in as fast as
//! it comes and handed on as fast as the client takes it.
//!
//! Bodies of requests are not passed on: nothing here takes any.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::words::Text;

use super::response::Response;
use super::server::Server;
use super::threads::{lock, spawn};

/// How many connections there may be at once.
const MAX_CONNECTIONS: usize = 1024;

/// How many bytes the head of a request may have.
const MAX_HEAD: usize = 16 * 1024;

/// How long a client may take to send the head of its request.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How long a client may take nothing of what is sent to it.
const WRITE_TIME: Duration = Duration::from_secs(10);

/// How long to wait for a client to close its side, so that it reads the answer before it learns of the end.
const CLOSE_TIME: Duration = Duration::from_millis(500);

/// How often to check whether the reader of an event stream is still there.
const STREAM_CHECK: Duration = Duration::from_secs(1);

/// Threads that answer requests.
const WORKERS: usize = 8;

/// Headers that are between the client and the proxy (RFC 9110, 7.6.1), or about a body.
const NOT_PASSED_ON: [&str; 8] =
    ["connection", "keep-alive", "te", "upgrade", "expect", "content-length", "transfer-encoding", "proxy-connection"];

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
        let _connection = connection;
        // A client that goes away half-way needs no answer.
        let _ = handle(client, &backend);
    };
    // Without a thread there is no answer; the connection closes.
    let _ = std::thread::Builder::new().name("client".to_owned()).stack_size(128 * 1024).spawn(run);
}

fn handle(mut client: TcpStream, backend: &Backend) -> std::io::Result<()> {
    client.set_nodelay(true)?;
    client.set_write_timeout(Some(WRITE_TIME))?;
    match read_head(&mut client)? {
        Head::Whole(head) => relay(&mut client, backend, &for_backend(&head))?,
        Head::TooLong => Response::plain(431, "The head of the request is too long.").write(&mut client, false)?,
        Head::TooSlow => Response::plain(408, "The request did not come in time.").write(&mut client, false)?,
        Head::Gone => return Ok(()),
    }
    close(&mut client)
}

/// What a client sent.
enum Head {
    Whole(Vec<u8>),
    TooLong,
    TooSlow,
    Gone,
}

fn read_head(client: &mut TcpStream) -> std::io::Result<Head> {
    let deadline = Instant::now() + HEAD_TIME;
    let mut head = Vec::with_capacity(2048);
    let mut chunk = [0; 2048];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Ok(Head::TooSlow);
        }
        client.set_read_timeout(Some(left))?;
        let read = match client.read(&mut chunk) {
            Ok(0) => return Ok(Head::Gone),
            Ok(read) => read,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => continue,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
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

/// Returns the head as it is passed on: without what concerns bodies and the connection, which closes.
fn for_backend(head: &[u8]) -> Vec<u8> {
    let mut passed = Vec::with_capacity(head.len() + 24);
    let lines = head.split_inclusive(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    for (number, line) in lines.enumerate() {
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default().trim_ascii();
        if number == 0 || !NOT_PASSED_ON.iter().any(|other| name.eq_ignore_ascii_case(other.as_bytes())) {
            passed.extend_from_slice(line);
        }
    }
    passed.extend_from_slice(b"Connection: close\r\n\r\n");
    passed
}

/// Passes the request on, and its answer back.
fn relay(client: &mut TcpStream, backend: &Backend, head: &[u8]) -> std::io::Result<()> {
    let mut server = backend.connect()?;
    server.set_nodelay(true)?;
    server.write_all(head)?;
    let mut answer = vec![0; 64 * 1024];
    let read = server.read(&mut answer)?;
    if read == 0 {
        // Not a word: the library could not read the request.
        return Response::plain(400, "This is not a request.").write(client, false);
    }
    answer.truncate(read);
    let is_stream = answer.windows(17).take(256).any(|window| window == b"text/event-stream");
    if is_stream {
        client.write_all(&answer)?;
        return relay_stream(client, &mut server);
    }
    server.read_to_end(&mut answer)?;
    client.write_all(&answer)
}

/// Passes back what comes, piece by piece, as long as the client is there.
fn relay_stream(client: &mut TcpStream, server: &mut TcpStream) -> std::io::Result<()> {
    let mut piece = [0; 4096];
    server.set_read_timeout(Some(STREAM_CHECK))?;
    loop {
        match server.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => client.write_all(&piece[..read])?,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
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
