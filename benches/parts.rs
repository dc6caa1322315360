//! Parts of the work, each by itself.
//!
//!     cargo bench --bench parts [-- WORD]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a program for its developers"
)]

mod corpus;

use std::alloc::System;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use stagecraft::check::check;
use stagecraft::load::{Sources, load};
use stagecraft::model::FeaturePage;
use stagecraft::plan::Show;
use stagecraft::render::{Site, SiteOptions};
use stagecraft::{fold, markdown, yaml};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Number of guides of the playbook that parts are measured on.
const GUIDES: usize = 200;
/// How long each part is repeated.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

fn main() {
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-')).unwrap_or_default();
    println!("| part | fastest | median | bytes | MB/s | allocations |\n|---|---|---|---|---|---|");
    let bench = Bench { only };
    let (head, body) = guide("en");
    let (_, translation) = guide("vi");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/stages/awareness.yaml");
    let stage = std::fs::read_to_string(path).unwrap();
    bench.part("YAML of a stage", stage.len(), || yaml::parse(&stage));
    bench.part("front matter", head.len(), || yaml::parse(&head));
    bench.part("Markdown, English", body.len(), || markdown::parse(&body.as_str().into(), 0));
    bench.part("Markdown, Vietnamese", translation.len(), || markdown::parse(&translation.as_str().into(), 0));
    bench.part("folding, English", body.len(), || fold::fold(&body));
    bench.part("folding, Vietnamese", translation.len(), || fold::fold(&translation));
    of_a_playbook(&bench);
}

fn of_a_playbook(bench: &Bench) {
    let folder = tempfile::tempdir().unwrap();
    corpus::write(&corpus::playbook(GUIDES), folder.path());
    let sources: Sources = load(folder.path(), None).unwrap();
    bench.part("checking 200 guides", 0, || check(&sources));
    let playbook = Arc::new(check(&sources).playbook.unwrap());
    let site = || Site::new(playbook.clone(), sources.theme.clone(), SiteOptions::default()).unwrap();
    bench.part("snapshot of 200 guides", 0, site);
    let snapshot = site();
    let index = |show: &Show| matches!(show, Show::SearchIndex(..));
    let first = snapshot.routes().iter().find(|(_, route)| index(&route.show)).unwrap().0;
    bench.part("snapshot and search index", 0, || site().render(first).unwrap().len());
    let kinds: [(&str, fn(&Show) -> bool); 5] = [
        ("page of a guide", |show| matches!(show, Show::Guide(..))),
        ("page side by side", |show| matches!(show, Show::SideBySide(..))),
        ("page of a stage", |show| matches!(show, Show::Stage(..))),
        ("map", |show| matches!(show, Show::Feature(_, FeaturePage::Map))),
        ("playbook.json", |show| matches!(show, Show::Data)),
    ];
    for (name, is) in kinds {
        let route = snapshot.routes().iter().filter(|(_, route)| is(&route.show)).last().unwrap().0;
        let size = snapshot.render(route).unwrap().len();
        bench.part(name, size, || snapshot.render(route).unwrap().len());
    }
}

/// Returns a guide of the corpus: its front matter and its text.
fn guide(lang: &str) -> (String, String) {
    let files = corpus::playbook(60);
    let (_, text) = files.into_iter().rfind(|(path, _)| path.ends_with(&format!("-60.{lang}.md"))).unwrap();
    let (head, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
    (head.to_owned(), body.to_owned())
}

struct Bench {
    only: String,
}

impl Bench {
    /// Measures `work`, which goes through or makes so many bytes; 0 where that says nothing.
    fn part<T>(&self, name: &str, bytes: usize, work: impl Fn() -> T) {
        if !name.contains(&self.only) {
            return;
        }
        let region = Region::new(ALLOCATOR);
        drop(black_box(work()));
        let allocations = region.change().allocations;
        let mut times = Vec::new();
        let started = Instant::now();
        while started.elapsed() < LONG_ENOUGH || times.len() < 5 {
            let started = Instant::now();
            let made = black_box(work());
            times.push(started.elapsed());
            drop(made);
        }
        times.sort_unstable();
        let median = times[times.len() / 2];
        #[allow(clippy::cast_precision_loss, reason = "far below 2^52")]
        let speed =
            if bytes == 0 { String::new() } else { format!("{:.0}", bytes as f64 / median.as_secs_f64() / 1e6) };
        println!("| {name} | {:?} | {median:?} | {bytes} | {speed} | {allocations} |", times[0]);
    }
}
