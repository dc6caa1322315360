//! Catches a fault of this program: a panic becomes a [`Failure`] that says so and names the file that was worked on.
//!
//! Who works on one file says so with [`in_file`]. A panic carries the name from there on, whatever thread it crosses.
//! This module may not know what anybody works on.

use std::any::Any;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, resume_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::failure::Failure;
use crate::words::Text;

/// What a panic carries once it is known what was worked on.
struct Fault {
    file: String,
    message: String,
    place: Option<String>,
}

/// A panic that was noted: its message, and where in the program it happened.
struct Noted {
    message: String,
    place: String,
}

/// The panic noted last. What a panic carries does not tell its place.
static LAST: Mutex<Option<Noted>> = Mutex::new(None);

/// Does `work` on `file`, which a panic in it names. Of one file within another, the inner one is named.
pub fn in_file<T>(file: &str, work: impl FnOnce() -> T) -> T {
    // Nobody sees what a panic left half done: it goes on.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        if payload.is::<Fault>() {
            resume_unwind(payload)
        }
        let message = message(&*payload);
        let place = place(&message);
        resume_unwind(Box::new(Fault { file: file.to_owned(), message, place }))
    })
}

/// Does `work`, after whose panic nothing is used again that it may have left half done.
///
/// # Errors
/// Returns a failure that says what to report where `work` panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let (text, message, place) = match payload.downcast::<Fault>() {
            Ok(fault) => (Text::new("failure-fault-file").arg("path", fault.file), fault.message, fault.place),
            Err(payload) => {
                let message = message(&*payload);
                let place = place(&message);
                (Text::new("failure-fault"), message, place)
            }
        };
        let reason = place.map_or_else(|| message.clone(), |place| format!("{message} ({place})"));
        let text = text.arg("version", env!("CARGO_PKG_VERSION"));
        Failure { text, reason: Some(std::io::Error::other(reason)) }
    })
}

/// Takes note of a panic, for telling its place: a hook of the program calls this.
pub fn note(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    *last() = Some(Noted { message: message(panic.payload()), place });
}

fn last() -> MutexGuard<'static, Option<Noted>> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner)
}

fn place(message: &str) -> Option<String> {
    last().take_if(|noted| noted.message == message).map(|noted| noted.place)
}

fn message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    // Messages quote texts: their first line is enough.
    text.and_then(|text| text.lines().next()).unwrap_or("panic").to_owned()
}

#[cfg(test)]
mod tests {
    use super::{caught, in_file};
    use crate::words::{ToolLanguage, Words};

    fn said(work: impl FnOnce()) -> String {
        let failure = caught(work).unwrap_err();
        let words = Words::new(ToolLanguage::English);
        format!("{failure}\n{}", words.attribute(&failure.text, "help").unwrap())
    }

    #[test]
    fn a_fault_names_the_file_that_was_worked_on() {
        let fail = || assert_eq!("đ".len(), 1, "not one byte");
        let said_of = |file: &str| said(|| in_file(file, fail));
        let text = said_of("content/a.md");
        assert!(text.contains("while working on content/a.md: ") && text.contains("not one byte"), "{text}");
        let inner = said(|| in_file("content/outer.md", || in_file("content/inner.md", fail)));
        assert!(inner.contains("content/inner.md") && !inner.contains("outer"), "{inner}");
        let unknown = said(fail);
        assert!(unknown.contains("not one byte") && !unknown.contains("content/"), "{unknown}");
    }

    #[test]
    fn a_fault_on_another_thread_keeps_its_file() {
        let there = || in_file("content/there.md", || assert_eq!(1, 2, "not equal"));
        let text = said(|| {
            rayon::join(|| in_file("content/here.md", || ()), there);
        });
        assert!(text.contains("content/there.md"), "{text}");
    }

    #[test]
    fn what_does_not_panic_comes_back() {
        assert_eq!(caught(|| in_file("content/a.md", || 7)).unwrap(), 7);
    }
}
