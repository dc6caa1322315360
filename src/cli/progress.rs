//! The progress bar of a build.

use indicatif::{ProgressBar, ProgressStyle};
use stagecraft::build::Progress;
use stagecraft::write::WriteStep;

use super::context::Context;

/// A bar on standard error; hidden where nobody looks.
#[derive(Debug)]
pub(crate) struct Bar {
    progress: ProgressBar,
    rendering: String,
    pictures: String,
}

impl Bar {
    /// Shows that reading has begun.
    pub(crate) fn new(context: &Context) -> Self {
        let bar = if context.shows_progress() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        bar.set_message(context.words().plain("progress-check"));
        bar.enable_steady_tick(std::time::Duration::from_millis(100));
        let [rendering, pictures] = ["progress-render", "progress-pictures"].map(|id| context.words().plain(id));
        Self { progress: bar, rendering, pictures }
    }

    /// Shows how much of `length` is done, from none on.
    fn count(&self, length: usize, what: &str) {
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}") {
            self.progress.set_style(style);
        }
        self.progress.set_position(0);
        self.progress.set_length(length as u64);
        self.progress.set_message(what.to_owned());
    }

    /// Takes the bar off the screen.
    pub(crate) fn finish(&self) {
        self.progress.finish_and_clear();
    }
}

impl Progress for Bar {
    fn planned(&self, files: usize) {
        self.count(files, &self.rendering);
    }

    fn pictures(&self, count: usize) {
        if count > 0 {
            self.count(count, &self.pictures);
        }
    }

    fn picture(&self) {
        self.progress.inc(1);
    }

    fn step(&self, step: WriteStep) {
        if step == WriteStep::Rendered {
            self.progress.inc(1);
        }
    }
}
