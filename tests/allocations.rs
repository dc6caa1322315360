//! Counts allocations: what a guide costs is bounded, and the same in a small and in a large playbook.
//!
//! The count belongs to the whole process, so this program holds one test.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::alloc::System;

use stagecraft::build::{BuildOptions, Progress, build};
use stagecraft::render::SiteOptions;
use stagecraft::write::WriteStep;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Allocations that reading, checking, rendering, indexing and writing a guide in two languages may take.
const PER_GUIDE: usize = 3_950;

struct Quiet;

impl Progress for Quiet {
    fn planned(&self, _: usize) {}

    fn step(&self, _: WriteStep) {}
}

/// Returns the number of allocations that a whole build of so many guides takes, and the size of a guide's page
/// whose text is the same whatever the number.
fn work(guides: usize) -> (usize, u64) {
    let folder = tempfile::tempdir().unwrap();
    corpus::write(&corpus::playbook(guides), folder.path());
    let out = folder.path().join("output");
    let options = BuildOptions { root: folder.path().to_owned(), out, site: SiteOptions::default(), strict: true };
    let region = Region::new(ALLOCATOR);
    let built = build(&options, &Quiet).unwrap();
    let allocated = region.change().allocations;
    assert!(built.summary.is_some(), "{:?}", built.diagnostics);
    let page = options.out.join("en/acquisition/call-to-action-1/index.html");
    (allocated, page.metadata().unwrap().len())
}

#[test]
fn what_a_guide_costs_is_bounded_and_does_not_grow() {
    let [(few, _), (some, page), (many, later_page)] = [25, 50, 150].map(work);
    let (first, last) = ((some - few) / 25, (many - some) / 100);
    assert!(last <= PER_GUIDE, "{last} allocations a guide");
    assert!(last <= first + first / 20, "{first} allocations a guide, then {last}");
    // More guides to lead to may stand on the page, up to a few.
    assert!(later_page <= page + 1_500, "the page of a guide has {page} bytes, then {later_page}");
}
