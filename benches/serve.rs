//! A preview of a large playbook: start to first page, save to visible, memory, torn replies.
//!
//!     cargo bench --bench serve -- PLAYBOOK…
//!
//! Each PLAYBOOK is a folder with `content/`; it is copied, and the copy is edited. Half of the edits change a body and
//! are looked for on the guide's page; half change a title and are looked for on its stage's page. Meanwhile another
//! client asks for pages all the time and looks whether every answer is whole.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a program for its developers"
)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const EDITS: usize = 50;

/// How long the server waits for more changes before it looks; `QUIET` of the watcher.
const QUIET: Duration = Duration::from_millis(20);

const GIVE_UP: Duration = Duration::from_mins(1);

fn main() {
    let playbooks: Vec<PathBuf> = std::env::args().skip(1).filter(|arg| arg != "--bench").map(PathBuf::from).collect();
    assert!(!playbooks.is_empty(), "usage: cargo bench --bench serve -- PLAYBOOK…");
    for playbook in playbooks {
        measure(&playbook);
    }
}

/// A served copy of a playbook.
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

fn measure(playbook: &Path) {
    let folder = tempfile::tempdir().unwrap();
    copy(&playbook.join("content"), &folder.path().join("content"));
    let guides = guides(folder.path());
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
    let (bodies, titles, asked, torn) = edit_all(&preview, &guides);
    println!("{}: {} guides in two languages", playbook.display(), guides.len());
    println!("  start to first page   {:>8.1} ms", ms(first_page));
    for (name, mut times) in [("body to page", bodies), ("title to listing", titles)] {
        times.sort_unstable();
        let (median, worst) = (times[times.len() / 2], times[times.len() * 95 / 100]);
        let without = |time: Duration| ms(time.saturating_sub(QUIET));
        println!(
            "  {name:<21} {:>8.1} ms median, {:>8.1} ms 95 %; without the quiet period {:.1} and {:.1}",
            ms(median),
            ms(worst),
            without(median),
            without(worst)
        );
    }
    println!(
        "  memory                {:>8.0} MB now, {:.0} MB at most",
        memory(&preview, "VmRSS"),
        memory(&preview, "VmHWM")
    );
    println!("  torn replies          {torn:>8} of {asked}");
}

/// Makes every edit and waits until it shows; returns the times, and what the other client saw.
fn edit_all(preview: &Preview, guides: &[Guide]) -> (Vec<Duration>, Vec<Duration>, usize, usize) {
    let (stop, asked, torn) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let (mut bodies, mut titles) = (Vec::new(), Vec::new());
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                let answer = get(preview.port, &guides[0].page);
                let whole = answer.as_deref().is_some_and(is_whole);
                asked.fetch_add(1, Ordering::Relaxed);
                torn.fetch_add(usize::from(!whole), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(10));
            }
        });
        for number in 0..EDITS {
            // Spread over the playbook, so that no stage is favoured.
            let guide = &guides[number * (guides.len() / EDITS).max(1) % guides.len()];
            let file = preview.folder.path().join(&guide.file);
            let text = std::fs::read_to_string(&file).unwrap();
            let mark = format!("Edit {number:04} shows");
            let (text, page, times) = if number % 2 == 0 {
                (format!("{text}\n{mark}\n"), &guide.page, &mut bodies)
            } else {
                (with_title(&text, &mark), &guide.listing, &mut titles)
            };
            let saved = Instant::now();
            std::fs::write(&file, text).unwrap();
            until(preview.port, page, &mark);
            times.push(saved.elapsed());
        }
        stop.store(true, Ordering::Relaxed);
    });
    (bodies, titles, asked.into_inner(), torn.into_inner())
}

fn with_title(text: &str, title: &str) -> String {
    let lines =
        text.lines().map(|line| if line.starts_with("title:") { format!("title: {title}") } else { line.to_owned() });
    lines.map(|line| line + "\n").collect()
}

/// Finds the guides of the source language.
fn guides(root: &Path) -> Vec<Guide> {
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
        std::thread::sleep(Duration::from_millis(1));
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

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
