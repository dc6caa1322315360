//! Whole processes: building, building again, checking, beside Hugo and beside the least that any builder has to do.
//!
//!     cargo bench --bench whole -- 15 1000 5000 --rounds 7
//!
//! Contenders take turns within a round, so that a disturbance hits them alike. Output goes to a new folder in
//! memory-backed files (`/dev/shm` where there is one).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for its developers"
)]

mod corpus;
mod measure;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use measure::{Sample, Series, copy_tree, read_tree, run, timed};

const USAGE: &str = "usage: whole [GUIDES…] [--rounds N] [--hugo PATH] [--dir DIR] [--only NAME] [--write DIR]";

/// What to measure.
struct Options {
    sizes: Vec<usize>,
    rounds: usize,
    hugo: Option<PathBuf>,
    dir: PathBuf,
    only: Option<String>,
    /// Where to write a corpus to, in place of measuring.
    write: Option<PathBuf>,
}

fn main() {
    let options = options();
    if let Some(folder) = &options.write {
        corpus::write(&corpus::playbook(options.sizes[0]), &folder.join("playbook"));
        return corpus::write(&corpus::hugo(options.sizes[0]), &folder.join("hugo"));
    }
    println!("{}", environment(&options));
    let mut builds: Vec<(usize, f64)> = Vec::new();
    for &guides in &options.sizes {
        let bench = Bench::new(guides, &options);
        let series = bench.rounds(&options);
        print_table(guides, &bench.corpus_bytes(), &series);
        builds.extend(series.iter().find(|series| series.name == BUILD).map(|series| (guides, series.wall().0)));
    }
    for (guides, wall) in &builds {
        println!("build: {guides} guides, {:.1} µs a guide", wall * 1e6 / to_f64(*guides));
    }
}

fn options() -> Options {
    let shm = Path::new("/dev/shm");
    let dir = if shm.is_dir() { shm.to_owned() } else { std::env::temp_dir() };
    let mut options = Options { sizes: Vec::new(), rounds: 7, hugo: Some("hugo".into()), dir, only: None, write: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--bench" => {}
            "--rounds" => options.rounds = args.next().expect(USAGE).parse().expect(USAGE),
            "--hugo" => options.hugo = args.next().map(Into::into),
            "--dir" => options.dir = args.next().expect(USAGE).into(),
            "--only" => options.only = args.next(),
            "--write" => options.write = args.next().map(Into::into),
            size => options.sizes.push(size.parse().expect(USAGE)),
        }
    }
    if options.sizes.is_empty() {
        options.sizes = vec![15, 1_000, 5_000];
    }
    options.hugo = options.hugo.filter(|hugo| Command::new(hugo).arg("version").stdout(Stdio::null()).status().is_ok());
    options
}

/// Returns what was measured with what.
fn environment(options: &Options) -> String {
    let hugo = options.hugo.as_ref().and_then(|hugo| Command::new(hugo).arg("version").output().ok());
    let hugo = hugo.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let hugo = hugo.and_then(|text| {
        text.split_whitespace().find(|word| word.starts_with('v') && word.contains('.')).map(str::to_owned)
    });
    let cpus = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "stagecraft {} · hugo {} · {cpus} CPUs · {} rounds · medians (fastest–slowest)",
        env!("CARGO_PKG_VERSION"),
        hugo.as_deref().unwrap_or("not found"),
        options.rounds
    )
}

const READ: &str = "read the input";
const COPY: &str = "copy the output";
const BUILD: &str = "stagecraft build";
const AGAIN: &str = "stagecraft build, nothing changed";
const ONE: &str = "stagecraft build, one guide changed";
const CHECK: &str = "stagecraft check";
const HUGO: &str = "hugo build";

/// A corpus on disk and the folders around it.
struct Bench {
    folder: PathBuf,
    guides: usize,
    hugo: Option<PathBuf>,
}

impl Bench {
    fn new(guides: usize, options: &Options) -> Self {
        let folder = options.dir.join(format!("stagecraft-bench-{}-{guides}", std::process::id()));
        corpus::write(&corpus::playbook(guides), &folder.join("playbook"));
        if options.hugo.is_some() {
            corpus::write(&corpus::hugo(guides), &folder.join("hugo"));
        }
        let bench = Self { folder, guides, hugo: options.hugo.clone() };
        // Warm caches, and an output to copy and to build again.
        bench.build("kept");
        bench
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn program(&self, command: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_stagecraft"));
        program.arg(command).arg("--root").arg(self.at("playbook"));
        program
    }

    fn build(&self, out: &str) -> Sample {
        run(self.program("build").arg("--quiet").arg("--out").arg(self.at(out)))
    }

    /// Changes one guide, a little differently each time.
    fn edit(&self, round: usize) {
        let guides = self.at("playbook/content/guides/awareness");
        let mut names: Vec<PathBuf> = std::fs::read_dir(guides).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        let guide = names.iter().find(|path| path.to_string_lossy().ends_with(".en.md")).unwrap();
        let text = std::fs::read_to_string(guide).unwrap();
        let text = text.split("\nChanged ").next().unwrap().to_owned();
        std::fs::write(guide, format!("{text}\nChanged {round} times.\n")).unwrap();
    }

    fn measure(&self, name: &str, round: usize) -> Sample {
        let new = format!("new-{round}");
        let sample = match name {
            READ => timed(|| read_tree(&self.at("playbook/content"))),
            COPY => timed(|| copy_tree(&self.at("kept"), &self.at(&new))),
            BUILD => self.build(&new),
            AGAIN => self.build("kept"),
            ONE => {
                self.edit(round);
                self.build("kept")
            }
            CHECK => run(&mut self.program("check")),
            _ => {
                let hugo = self.hugo.as_ref().expect("measured only where it was found");
                run(Command::new(hugo).arg("--quiet").arg("-s").arg(self.at("hugo")).arg("-d").arg(self.at(&new)))
            }
        };
        let _ = std::fs::remove_dir_all(self.at(&new));
        sample
    }

    fn rounds(&self, options: &Options) -> Vec<Series> {
        let mut names = vec![READ, COPY, BUILD, AGAIN, ONE, CHECK];
        if self.hugo.is_some() {
            names.push(HUGO);
        }
        // The input's reading is what everything is compared with.
        names.retain(|name| *name == READ || options.only.as_ref().is_none_or(|only| name.contains(only.as_str())));
        let mut series: Vec<Series> = names.into_iter().map(Series::new).collect();
        for round in 0..options.rounds {
            for series in &mut series {
                series.samples.push(self.measure(series.name, round));
            }
        }
        series
    }

    fn corpus_bytes(&self) -> (u64, u64) {
        (read_tree(&self.at("playbook/content")), read_tree(&self.at("kept")))
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
        eprintln!("{} guides: done", self.guides);
    }
}

#[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
fn to_f64(number: usize) -> f64 {
    number as f64
}

fn print_table(guides: usize, (input, output): &(u64, u64), series: &[Series]) {
    let mebibytes = |bytes: u64| bytes / 1024 / 1024;
    println!("\n{guides} guides × 2 languages: {} MiB in, {} MiB out\n", mebibytes(*input), mebibytes(*output));
    println!("| | wall time | × floor | CPU time | peak memory |\n|---|---|---|---|---|");
    let median = |name: &str| series.iter().find(|series| series.name == name).map(|series| series.wall().0);
    let floor = median(READ).zip(median(COPY)).map(|(read, copy)| read + copy);
    for series in series {
        let (wall, fastest, slowest) = series.wall();
        let ratio = floor.map_or(String::new(), |floor| format!("{:.2}", wall / floor));
        let (cpu, memory) = (series.cpu(), series.memory() / 1024 / 1024);
        let memory = if memory == 0 { String::new() } else { format!("{memory} MiB") };
        let cpu = if cpu == 0.0 { String::new() } else { format!("{cpu:.3} s") };
        println!("| {} | {wall:.3} s ({fastest:.3}–{slowest:.3}) | {ratio} | {cpu} | {memory} |", series.name);
    }
    if let Some((check, read)) = median(CHECK).zip(median(READ)) {
        let rate = to_f64(2 * guides) / check;
        println!("\ncheck: {rate:.0} guide files a second, {:.1} times as long as reading", check / read);
    }
    if let Some((hugo, build)) = median(HUGO).zip(median(BUILD)) {
        println!("\nbuild against Hugo: {:.1} times as fast", hugo / build);
    }
}
