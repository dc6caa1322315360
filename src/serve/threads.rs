//! Threads that live as long as the program, and the locks between them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::failure::Failure;
use crate::words::Text;

/// Starts a thread that lives as long as the program.
pub(super) fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run);
    thread.map(drop).map_err(|reason| Failure { text: Text::new("failure-serve-thread"), reason: Some(reason) })
}

/// Takes a lock; what a panicking thread left behind is as good as what it found.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
