//! Fuzzing: random inputs for everything that the program reads. Nothing panics, every place lies in its file, and what
//! checks clean can be rendered.
//!
//! Inputs are made of what means something to a reader: tokens of YAML and Markdown, letters in pieces, stretches of
//! other files. A usual run tries the same few in each reader. `FUZZ_SECONDS` tries others for so long in each,
//! `FUZZ_SEED` names the first of them; both and the figures are printed:
//!
//! ```sh
//! FUZZ_SECONDS=60 cargo test --test it fuzz -- --nocapture
//! ```
//!
//! An input that fails is made as small as it can be and printed with the seed that finds it again.

mod content;
mod edits;
mod finds;
mod generated;
mod media;
mod output;
mod playbook;
mod requests;
mod theme;
mod tokens;
mod words;

use std::cell::RefCell;
use std::fmt::Debug;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many inputs share a seed.
const BATCH: u32 = 64;

/// Time that an input may take whatever its size: a machine has other things to do.
const NOISE: Duration = Duration::from_secs(1);

/// What reading an input came to.
struct Read {
    /// How many changes it was made by.
    edits: usize,
    /// Its size in bytes.
    bytes: usize,
}

/// What a run came to.
#[derive(Default)]
struct Tally {
    inputs: usize,
    edits: usize,
    /// Seconds for each MB of the slowest input that took more than one, and the input.
    slowest: Option<(f64, String)>,
}

impl Tally {
    fn take(&mut self, input: &impl Debug, read: &Read, took: Duration) {
        self.inputs += 1;
        self.edits += read.edits;
        let per_mb = took.saturating_sub(NOISE).as_secs_f64() / (read.bytes.max(1) as f64 / 1e6);
        if per_mb > 1.0 && self.slowest.as_ref().is_none_or(|(slowest, _)| per_mb > *slowest) {
            let shown: String = format!("{input:?}").chars().take(600).collect();
            self.slowest = Some((per_mb, format!("{took:?} for {} bytes: {shown}", read.bytes)));
        }
    }
}

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is a number, not {value:?}")))
}

/// Gives `inputs` to `read`: `usual` of them, always the same, or as many as there is time for.
fn fuzz<S: Strategy>(reader: &str, usual: u32, inputs: &S, read: impl Fn(&S::Value) -> Read)
where
    S::Value: Debug,
{
    let seconds = variable("FUZZ_SECONDS");
    let by_clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_secs());
    let first = variable("FUZZ_SEED").unwrap_or_else(|| if seconds.is_some() { by_clock() * 1_000_000 } else { 1 });
    let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    println!("{reader}: FUZZ_SEED={first}");
    let tally = RefCell::new(Tally::default());
    for seed in first.. {
        let left = usual.saturating_sub(u32::try_from(seed - first).unwrap().saturating_mul(BATCH));
        let cases = if end.is_some() { BATCH } else { left.min(BATCH) };
        if cases == 0 || end.is_some_and(|end| Instant::now() >= end) {
            break;
        }
        let config = Config { cases, failure_persistence: None, max_shrink_time: 20_000, ..Config::default() };
        let outcome = TestRunner::new_with_rng(config, rng(seed)).run(inputs, |input| {
            let started = Instant::now();
            let came_to = read(&input);
            tally.borrow_mut().take(&input, &came_to, started.elapsed());
            Ok(())
        });
        if let Err(error) = outcome {
            panic!("{reader}, FUZZ_SEED={seed}: {error}");
        }
    }
    let tally = tally.into_inner();
    println!("{reader}: {} inputs by {} edits, 0 panics", tally.inputs, tally.edits);
    if let Some((per_mb, input)) = tally.slowest {
        println!("{reader}: slow, {per_mb:.1} s for each MB, {input}");
    }
}

fn rng(seed: u64) -> TestRng {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
}
