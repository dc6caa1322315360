//! A preview of a large playbook: start to first page, save to visible, memory, torn replies.
//!
//!     cargo bench --bench serve -- 1000 5000 10000 --dir DIR
//!
//! A playbook of each size is written into a new folder in memory-backed files (`/dev/shm` where there is one). Fifty
//! edits change a body and are looked for on the guide's page; fifty change a title and are looked for on the page of
//! its stage. Meanwhile another client asks for pages all the time and looks whether every answer is whole. One edit
//! follows the other at once, with a moment between them as a writer leaves it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for its developers"
)]

mod corpus;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Edits of each kind.
const EDITS: usize = 50;

/// How long the server waits for more changes before it looks; `QUIET` of the watcher.
const QUIET: Duration = Duration::from_millis(20);

/// How long a writer waits at least before the next save.
const PAUSE: Duration = Duration::from_millis(100);

/// How often a client looks whether an edit shows.
const GLANCE: Duration = Duration::from_millis(1);

const GIVE_UP: Duration = Duration::from_mins(2);

const USAGE: &str = "usage: serve [GUIDES…] [--dir DIR]";

fn main() {
    let shm = Path::new("/dev/shm");
    let mut dir = if shm.is_dir() { shm.to_owned() } else { std::env::temp_dir() };
    let mut sizes = Vec::new();
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--dir" => dir = args.next().expect(USAGE).into(),
            size => sizes.push(size.parse().expect(USAGE)),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1_000, 5_000, 10_000];
    }
    for guides in sizes {
        measure(guides, &dir);
    }
}

/// A playbook that is served.
struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A guide to edit, and the pages that show it.
struct Guide {
    file: PathBuf,
    page: String,
    listing: String,
}

/// What was seen of the edits of one kind.
struct Seen {
    name: &'static str,
    times: Vec<Duration>,
}

/// What another client saw meanwhile.
struct Witness {
    asked: usize,
    torn: usize,
}

fn measure(guides: usize, dir: &Path) {
    let folder = tempfile::tempdir_in(dir).unwrap();
    corpus::write(&corpus::playbook(guides), folder.path());
    let guides = find_guides(folder.path());
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let started = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_stagecraft"))
        .args(["serve", "--quiet", "--port", &port.to_string(), "--root"])
        .arg(folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let preview = Preview { folder, child, port };
    until(port, &guides[0].page, "</html>");
    let first_page = started.elapsed();
    let at_first = memory(&preview, "VmRSS");
    let (seen, witness) = watched(&preview, &guides);
    println!("{} guides in two languages", guides.len());
    println!("  start to first page   {:>8.1} ms", ms(first_page));
    for mut seen in seen {
        seen.times.sort_unstable();
        let (median, worst) = (seen.times[seen.times.len() / 2], seen.times[seen.times.len() * 95 / 100]);
        let without = |time: Duration| ms(time.saturating_sub(QUIET));
        println!(
            "  {:<21} {:>8.1} ms median, {:>8.1} ms 95 %; without the quiet period {:.1} and {:.1}",
            seen.name,
            ms(median),
            ms(worst),
            without(median),
            without(worst)
        );
    }
    let (now, most) = (memory(&preview, "VmRSS"), memory(&preview, "VmHWM"));
    println!("  memory                {at_first:>8.0} MB at first, {now:.0} MB after the edits, {most:.0} MB at most");
    println!("  torn replies          {:>8} of {}", witness.torn, witness.asked);
}

/// Makes every edit while another client asks for a page all the time.
fn watched(preview: &Preview, guides: &[Guide]) -> (Vec<Seen>, Witness) {
    let (stop, asked, torn) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let seen = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let whole = get(preview.port, &guides[0].page).as_deref().is_some_and(is_whole);
                asked.fetch_add(1, Ordering::Relaxed);
                torn.fetch_add(usize::from(!whole), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(10));
            }
        });
        let body = |text: &str, mark: &str| format!("{text}\n{mark}\n");
        let bodies = edit(preview, spread(guides.iter()), body, |guide| &guide.page);
        // A long list may be cut into pages; the first of them is looked at.
        let listings: Vec<(&str, String)> = ["awareness", "consideration", "acquisition", "experience", "loyalty"]
            .map(|stage| (stage, get(preview.port, &format!("/en/{stage}/")).unwrap_or_default()))
            .into();
        let is_listed = |guide: &&Guide| {
            let link = guide.page.trim_start_matches("/en/");
            let listing = listings.iter().find(|(stage, _)| link.starts_with(stage));
            listing.is_some_and(|(_, html)| html.contains(link))
        };
        let titles = edit(preview, spread(guides.iter().filter(is_listed)), with_title, |guide| &guide.listing);
        stop.store(true, Ordering::Relaxed);
        vec![Seen { name: "body to page", times: bodies }, Seen { name: "title to listing", times: titles }]
    });
    (seen, Witness { asked: asked.into_inner(), torn: torn.into_inner() })
}

/// Takes guides from all over the playbook, so that no stage is favoured.
fn spread<'g>(guides: impl Iterator<Item = &'g Guide>) -> Vec<&'g Guide> {
    let guides: Vec<&Guide> = guides.collect();
    let step = (guides.len() / EDITS).max(1);
    (0..EDITS).map(|number| guides[number * step % guides.len()]).collect()
}

/// Edits one guide after the other and waits until each edit shows; returns how long that took.
fn edit(
    preview: &Preview,
    guides: Vec<&Guide>,
    change: impl Fn(&str, &str) -> String,
    page: impl Fn(&Guide) -> &str,
) -> Vec<Duration> {
    let edit = |(number, guide): (usize, &Guide)| {
        std::thread::sleep(PAUSE);
        let file = preview.folder.path().join(&guide.file);
        let mark = format!("Edit {number:04} shows");
        let text = change(&std::fs::read_to_string(&file).unwrap(), &mark);
        let saved = Instant::now();
        std::fs::write(&file, text).unwrap();
        until(preview.port, page(guide), &mark);
        saved.elapsed()
    };
    guides.into_iter().enumerate().map(edit).collect()
}

fn with_title(text: &str, title: &str) -> String {
    let lines =
        text.lines().map(|line| if line.starts_with("title:") { format!("title: {title}") } else { line.to_owned() });
    lines.map(|line| line + "\n").collect()
}

/// Finds the guides of the source language.
fn find_guides(root: &Path) -> Vec<Guide> {
    let entries = walkdir::WalkDir::new(root.join("content/guides")).sort_by_file_name();
    let files = entries.into_iter().flatten().map(|entry| entry.path().strip_prefix(root).unwrap().to_owned());
    files
        .filter_map(|file| {
            let name = file.file_name()?.to_str()?.strip_suffix(".en.md")?.to_owned();
            let stage = file.parent()?.file_name()?.to_str()?.to_owned();
            Some(Guide { file, page: format!("/en/{stage}/{name}/"), listing: format!("/en/{stage}/") })
        })
        .collect()
}

/// Asks for `page` until it holds `wanted`.
fn until(port: u16, page: &str, wanted: &str) {
    let deadline = Instant::now() + GIVE_UP;
    while !get(port, page).is_some_and(|answer| answer.contains(wanted)) {
        assert!(Instant::now() < deadline, "{page} never shows {wanted:?}");
        std::thread::sleep(GLANCE);
    }
}

fn get(port: u16, page: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    write!(stream, "GET {page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

/// Tells whether an answer has the length that it announces, and is a page to its end.
fn is_whole(answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")?.parse().ok());
    head.starts_with("HTTP/1.1 200 ") && length == Some(body.len()) && body.trim_end().ends_with("</html>")
}

/// Returns a figure of the kernel on the server's memory in MB; 0 where there is none.
fn memory(preview: &Preview, name: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", preview.child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1024.0
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
