//! Counts work: twice as much of anything takes twice the work, and not four times.
//!
//! What is counted is allocations and their bytes, which are the same in every run. Time, in which work that allocates
//! nothing shows, is printed, and no reason to fail:
//!
//! ```sh
//! GROWTH_N=4000 GROWTH_ONLY=links CARGO_PROFILE_DEV_OPT_LEVEL=1 cargo test --test growth -- --nocapture
//! ```
//!
//! The count belongs to the whole process, so this program holds one test.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a test")]

mod shapes;
mod work;

use std::alloc::System;
use std::time::Instant;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use shapes::{SHAPES, Shape, doubles};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many there are of each thing at first, unless `GROWTH_N` says otherwise; then twice, then four times that.
const N: usize = 1_000;

/// How much more work twice as much may take.
const LIMIT: f64 = 2.2;

/// Allocations and bytes below which it does not matter how work grows.
const LITTLE: [f64; 2] = [4_000.0, 1_000_000.0];

/// Allocations and bytes that doing everything with so many takes, and seconds.
fn measure(shape: &Shape, n: usize) -> [f64; 3] {
    let folder = tempfile::tempdir().unwrap();
    work::write(shape, folder.path(), n);
    let (region, started) = (Region::new(ALLOCATOR), Instant::now());
    work::work(shape, folder.path());
    let change = region.change();
    let allocations = (change.allocations + change.reallocations) as f64;
    [allocations, change.bytes_allocated as f64, started.elapsed().as_secs_f64()]
}

/// Returns how often the work of half as much everything takes, beyond what it takes without any; or else how often what
/// the step before added the last one adds, which what begins only after some of them does not disturb. Both are two where
/// work grows as what there is does.
fn growth(shape: &Shape, n: usize) -> [f64; 2] {
    let [none, once, twice, four_times] = [0, n, 2 * n, 4 * n].map(|n| measure(shape, n));
    let growth = [0, 1, 2].map(|at| {
        let whole = (four_times[at] - none[at]) / (twice[at] - none[at]);
        whole.min((four_times[at] - twice[at]) / (twice[at] - once[at]))
    });
    println!(
        "{:45} {:10.0} {:5.2} {:12.0} {:5.2} {:8.3} s {:5.2}",
        shape.name, four_times[0], growth[0], four_times[1], growth[1], four_times[2], growth[2]
    );
    [0, 1].map(|at| if four_times[at] - twice[at] < LITTLE[at] { 0.0 } else { growth[at] })
}

#[test]
fn twice_as_much_takes_twice_the_work() {
    assert_eq!(doubles(), "");
    assert!(SHAPES.len() >= 30);
    let only = std::env::var("GROWTH_ONLY").unwrap_or_default();
    let n = std::env::var("GROWTH_N").map_or(N, |n| n.parse().unwrap());
    println!("{:45} {:>16} {:>18} {:>16}", "", "allocations", "bytes", "time");
    let mut wrong = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(&only)) {
        let [allocations, bytes] = growth(shape, n);
        if allocations.max(bytes) > LIMIT {
            wrong.push(format!("{}: {allocations:.2} times the allocations, {bytes:.2} the bytes", shape.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
