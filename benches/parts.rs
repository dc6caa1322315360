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
use std::convert::Infallible;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use stagecraft::check::check;
use stagecraft::load::{Sources, load};
use stagecraft::model::FeaturePage;
use stagecraft::plan::{FileKind, PageKind, Resource, RouteIx};
use stagecraft::render::{PreparedTheme, SearchBundle, Site, SiteOptions};
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
    let theme = || PreparedTheme::new(&sources.theme, playbook.languages()).unwrap();
    let site = || Site::new(playbook.clone(), theme(), SiteOptions::default());
    bench.part("snapshot of 200 guides", 0, site);
    let snapshot = site();
    bench.part("snapshot and search indexes", 0, || search(&site()));
    let search = search(&snapshot);
    let kinds: [(&str, fn(&Resource) -> bool); 5] = [
        ("page of a guide", |resource| matches!(resource, Resource::Page(PageKind::Guide(..)))),
        ("page side by side", |resource| matches!(resource, Resource::Page(PageKind::SideBySide(..)))),
        ("page of a stage", |resource| matches!(resource, Resource::Page(PageKind::Stage(..)))),
        ("map", |resource| matches!(resource, Resource::Page(PageKind::Feature(_, FeaturePage::Map)))),
        ("playbook.json", |resource| matches!(resource, Resource::File(FileKind::Data))),
    ];
    for (name, is) in kinds {
        let route = snapshot.routes().iter().filter(|(_, route)| is(&route.resource)).last().unwrap().0;
        let rendered = |route: RouteIx| snapshot.render(route, &search).unwrap().len();
        bench.part(name, rendered(route), || rendered(route));
    }
}

fn search(site: &Site) -> Vec<SearchBundle> {
    let Ok(search) = site.search_bundles(&|_, _| Ok::<(), Infallible>(()));
    search
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
