//! The last door: a panic, which is a fault in this program, ends a run like any other failure.

use std::panic::{set_hook, take_hook};

use stagecraft::fault;
use stagecraft::words::Words;

use super::context::{Early, report_failure};
use super::outcome::Outcome;

/// Carries out `run`; a panic in it is reported as what it is.
pub(crate) fn guarded(early: Early, run: impl FnOnce() -> Outcome) -> Outcome {
    // Who asks for a backtrace gets what Rust prints of a panic, too.
    let verbose = std::env::var_os("RUST_BACKTRACE").is_some_and(|wanted| wanted != "0");
    let usual = take_hook();
    set_hook(Box::new(move |panic| {
        fault::note(panic);
        if verbose {
            usual(panic);
        }
    }));
    fault::caught(run).unwrap_or_else(|failure| {
        report_failure(&failure, early, &Words::new(early.language));
        Outcome::Failed
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::process::Command;

    use super::guarded;
    use crate::cli::context::Early;
    use crate::cli::outcome::Outcome;
    use stagecraft::fault::in_file;

    /// In a process of its own, started by the test below: a program that panics.
    #[test]
    #[ignore = "ends the process"]
    fn a_program_that_panics() {
        let lang = std::env::var("STAGECRAFT_TEST_LANG").unwrap();
        let args = ["stagecraft", "--lang", &lang].map(OsString::from);
        let outcome = guarded(Early::new(&args), || in_file("content/a.md", || panic!("the fault\nand more")));
        std::process::exit(if outcome == Outcome::Failed { 2 } else { 0 });
    }

    #[test]
    fn a_panic_is_reported_in_both_languages_and_ends_the_program_with_2() {
        for (lang, said) in [("en", "error: a fault in Stagecraft itself"), ("vi", "lỗi: lỗi của chính Stagecraft")]
        {
            let mut program = Command::new(std::env::current_exe().unwrap());
            program.args(["cli::guard::tests::a_program_that_panics", "--exact", "--ignored", "--nocapture"]);
            program.env("STAGECRAFT_TEST_LANG", lang).env_remove("RUST_BACKTRACE");
            let run = program.output().unwrap();
            let stderr = String::from_utf8(run.stderr).unwrap();
            assert_eq!(run.status.code(), Some(2), "{stderr}");
            assert!(stderr.starts_with(said) && stderr.contains("content/a.md: the fault (src/"), "{stderr}");
            let lines: Vec<&str> = stderr.lines().collect();
            assert!(lines.len() == 2 && lines[1].contains(env!("CARGO_PKG_VERSION")), "{stderr}");
        }
    }
}
