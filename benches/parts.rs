//! Parts of the work, each by itself.
//!
//!     cargo bench --bench parts
#![allow(clippy::unwrap_used, reason = "a benchmark that panics has failed")]

mod corpus;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use divan::Bencher;
use divan::counter::BytesCount;
use stagecraft::check::check;
use stagecraft::load::{Sources, load};
use stagecraft::plan::Show;
use stagecraft::render::{Site, SiteOptions};
use stagecraft::{fold, markdown, yaml};

#[global_allocator]
static ALLOCATOR: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// Number of guides of the playbook that parts are measured on.
const GUIDES: usize = 200;

/// Returns a guide of the corpus: its front matter and its text.
fn guide(lang: &str) -> (String, String) {
    let files = corpus::playbook(60);
    let (_, text) = files.into_iter().rfind(|(path, _)| path.ends_with(&format!(".{lang}.md"))).unwrap();
    let (head, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
    (head.to_owned(), body.to_owned())
}

fn sources() -> &'static Sources {
    static SOURCES: OnceLock<Sources> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        corpus::write(&corpus::playbook(GUIDES), folder.path());
        load(folder.path(), None).unwrap()
    })
}

fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let playbook = check(sources()).playbook.unwrap();
        Site::new(Arc::new(playbook), sources().theme.clone(), SiteOptions::default()).unwrap()
    })
}

#[divan::bench]
fn yaml_stage(bencher: Bencher) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/stages/awareness.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    bencher.counter(BytesCount::of_str(&text)).bench(|| yaml::parse(divan::black_box(&text)));
}

#[divan::bench]
fn yaml_front_matter(bencher: Bencher) {
    let (head, _) = guide("en");
    bencher.counter(BytesCount::of_str(&head)).bench(|| yaml::parse(divan::black_box(&head)));
}

#[divan::bench(args = ["en", "vi"])]
fn markdown_convert(bencher: Bencher, lang: &str) {
    let (_, body) = guide(lang);
    bencher.counter(BytesCount::of_str(&body)).bench(|| markdown::convert(divan::black_box(&body), 0));
}

#[divan::bench(args = ["en", "vi"])]
fn folding(bencher: Bencher, lang: &str) {
    let (_, body) = guide(lang);
    bencher.counter(BytesCount::of_str(&body)).bench(|| fold::fold(divan::black_box(&body)));
}

#[divan::bench]
fn check_200_guides(bencher: Bencher) {
    bencher.bench(|| check(divan::black_box(sources())));
}

#[divan::bench]
fn snapshot_200_guides(bencher: Bencher) {
    let playbook = Arc::new(check(sources()).playbook.unwrap());
    bencher.bench(|| Site::new(playbook.clone(), sources().theme.clone(), SiteOptions::default()).unwrap());
}

#[divan::bench(args = ["guide", "both", "stage", "map", "data"])]
fn render(bencher: Bencher, kind: &str) {
    let site = site();
    let of_kind = |show: &Show| match kind {
        "guide" => matches!(show, Show::Guide(..)),
        "both" => matches!(show, Show::SideBySide(..)),
        "stage" => matches!(show, Show::Stage(..)),
        "map" => matches!(show, Show::Feature(_, stagecraft::model::FeaturePage::Map)),
        _ => matches!(show, Show::Data),
    };
    let route = site.routes().iter().filter(|(_, route)| of_kind(&route.show)).last().unwrap().0;
    let size = site.render(route).unwrap().len();
    bencher.counter(BytesCount::new(size)).bench(|| site.render(divan::black_box(route)));
}
