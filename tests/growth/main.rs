//! Counts work: twice as much of anything takes twice the work, and not four times.
//!
//! What is counted is allocations and their bytes, which are the same in every run; time is not. Work that allocates
//! nothing shows in `cargo bench --bench growth`, which measures times of the same shapes.
//!
//! The count belongs to the whole process, so this program holds one test.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a test")]

mod shapes;
mod work;

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use shapes::{SHAPES, Shape, doubles};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many there are of each thing, and then twice that.
const N: usize = 1_000;

/// How much more work twice as much may take.
const LIMIT: f64 = 2.2;

/// Work below this is not worth a look: other things weigh more.
const LITTLE: [f64; 2] = [2_000.0, 200_000.0];

/// Returns how many allocations it takes to do everything with so many, and of how many bytes.
fn count(shape: &Shape, n: usize) -> [f64; 2] {
    let folder = tempfile::tempdir().unwrap();
    work::write(shape, folder.path(), n);
    let region = Region::new(ALLOCATOR);
    work::work(shape, folder.path());
    let change = region.change();
    [(change.allocations + change.reallocations) as f64, change.bytes_allocated as f64]
}

#[test]
fn twice_as_much_takes_twice_the_work() {
    assert_eq!(doubles(), "");
    assert!(SHAPES.len() >= 30);
    let only = std::env::var("GROWTH_ONLY").unwrap_or_default();
    let mut wrong = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(&only)) {
        // What is done once, whatever there is, is done before.
        let n = std::env::var("GROWTH_N").map_or(N, |n| n.parse().unwrap());
        let [none, once, twice] = [0, n, 2 * n].map(|n| count(shape, n));
        for (at, what) in ["allocations", "bytes"].into_iter().enumerate() {
            let [once, twice] = [once[at] - none[at], twice[at] - none[at]];
            let ratio = twice / once;
            println!("{:45} {what:12} {once:12.0} {twice:12.0} {ratio:6.2}", shape.name);
            if ratio > LIMIT && twice > LITTLE[at] {
                wrong.push(format!("{}: {ratio:.2} times the {what} ({once}, then {twice})", shape.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
