//! The search index of generated playbooks, for `benches/search/bench.mjs`: what making it costs beside a whole build.
//!
//!     cargo bench --bench index -- DIR 40 400 2000
//!
//! Writes each playbook to `DIR/GUIDES/playbook` and its site to `DIR/GUIDES/site`, and prints a line of JSON for it.
//! Times are milliseconds, the medians of three rounds: `index` that of the last language's index on all processors,
//! `index_cpu` what the indexes of all languages take of one, `build` and `build_cpu` the same of a whole build.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, reason = "a program for its developers")]

mod corpus;
mod measure;

use std::convert::Infallible;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use measure::Sample;
use stagecraft::check::check;
use stagecraft::load::Reading;
use stagecraft::model::{LangIx, Playbook};
use stagecraft::render::{PreparedTheme, Site, SiteOptions};

const ROUNDS: usize = 3;

/// The program's own, so that the index costs here what it costs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let folder = args.next().unwrap();
    for guides in args {
        let folder = Path::new(&folder).join(&guides);
        let root = folder.join("playbook");
        corpus::write(&corpus::playbook(guides.parse().unwrap()), &root);
        let builds: Vec<Sample> = (0..ROUNDS).map(|_| build(&root, &folder.join("site"))).collect();
        // As a build reads it: with the HTML that the index takes its texts from.
        let sources = Reading::of(&root, None).unwrap().parse();
        let playbook = Arc::new(check(&sources).playbook.unwrap());
        let theme = PreparedTheme::new(&sources.theme, playbook.languages()).unwrap();
        let site = || Site::new(playbook.clone(), theme.clone(), SiteOptions::default());
        println!(
            "{}",
            serde_json::json!({
                "guides": guides.parse::<usize>().unwrap(),
                "index": median(|_| made(&site(), &playbook).0),
                "index_cpu": median(|_| on_one_thread(|| made(&site(), &playbook).1)),
                "build": median(|round| builds[round].wall),
                "build_cpu": median(|round| builds[round].cpu),
            })
        );
    }
}

/// Builds a site into a folder that is not there yet.
fn build(root: &Path, out: &Path) -> Sample {
    let _ = std::fs::remove_dir_all(out);
    let mut program = Command::new(env!("CARGO_BIN_EXE_stagecraft"));
    measure::run(program.args(["build", "--quiet", "--root"]).arg(root).arg("--out").arg(out))
}

/// Makes the indexes of all languages; returns how long the last took, and this thread's time for all.
fn made(site: &Site, playbook: &Playbook) -> (Duration, Duration) {
    let (busy, mut last) = (thread_time(), Duration::ZERO);
    for (lang, _) in playbook.languages().iter() {
        let started = Instant::now();
        make(site, lang);
        last = started.elapsed();
    }
    (last, thread_time().saturating_sub(busy))
}

fn make(site: &Site, lang: LangIx) {
    let bytes = AtomicUsize::new(0);
    let count = |_: &str, content: &[u8]| -> Result<(), Infallible> {
        bytes.fetch_add(content.len(), Ordering::Relaxed);
        Ok(())
    };
    let Ok(_) = site.search_bundle(lang, &count);
    assert!(bytes.into_inner() > 0);
}

fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(work)
}

/// Returns how long this thread has run, without the time that it waited for a processor where the system tells that.
fn thread_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next().and_then(|first| first.parse().ok()));
    nanoseconds.map_or_else(|| STARTED.elapsed(), Duration::from_nanos)
}

static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);

fn median(of: impl Fn(usize) -> Duration) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS).map(|round| of(round).as_secs_f64() * 1000.0).collect();
    times.sort_unstable_by(f64::total_cmp);
    times[times.len() / 2]
}
