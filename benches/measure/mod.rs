//! Measuring processes, and the least that any builder has to do.

#![allow(clippy::panic, unreachable_pub, dead_code, reason = "shared by benchmarks, which are programs for developers")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// One measurement.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sample {
    pub(crate) wall: Duration,
    pub(crate) cpu: Duration,
    /// Peak of resident memory in bytes; zero where it was not measured.
    pub(crate) memory: u64,
}

/// The measurements of one contender.
#[derive(Debug)]
pub(crate) struct Series {
    pub(crate) name: &'static str,
    pub(crate) samples: Vec<Sample>,
}

impl Series {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, samples: Vec::new() }
    }

    /// Returns median, least and most wall time in seconds.
    pub(crate) fn wall(&self) -> (f64, f64, f64) {
        let times = self.sorted(|sample| sample.wall.as_secs_f64());
        (times[times.len() / 2], times[0], times[times.len() - 1])
    }

    /// Returns the median of the CPU time in seconds.
    pub(crate) fn cpu(&self) -> f64 {
        let times = self.sorted(|sample| sample.cpu.as_secs_f64());
        times[times.len() / 2]
    }

    /// Returns the median of the peak memory in bytes.
    pub(crate) fn memory(&self) -> u64 {
        let mut peaks: Vec<u64> = self.samples.iter().map(|sample| sample.memory).collect();
        peaks.sort_unstable();
        peaks[peaks.len() / 2]
    }

    fn sorted(&self, of: impl Fn(&Sample) -> f64) -> Vec<f64> {
        let mut values: Vec<f64> = self.samples.iter().map(of).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    }
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut Command) -> Sample {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // Programs that succeed say little there: no pipe fills.
    let used = child.wait4().unwrap();
    let wall = started.elapsed();
    if !used.status.success() {
        let mut said = String::new();
        let _ = std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut said);
        eprintln!("{command:?} failed: {said}");
        std::process::exit(1);
    }
    Sample { wall, cpu: used.rusage.utime + used.rusage.stime, memory: used.rusage.maxrss }
}

/// Measures something that happens in this process.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> Sample {
    let started = Instant::now();
    std::hint::black_box(work());
    Sample { wall: started.elapsed(), ..Sample::default() }
}

/// Reads every file below `folder`; returns the number of bytes.
pub(crate) fn read_tree(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let sizes = entries.map(|entry| {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() { read_tree(&path) } else { std::fs::read(path).unwrap().len() as u64 }
    });
    sizes.sum()
}

/// Copies every file below `from` to a new folder `to`.
pub(crate) fn copy_tree(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_tree(&entry.path(), &to);
        } else {
            std::fs::write(to, std::fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}
