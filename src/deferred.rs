//! Frees large values on another thread.
//!
//! A large playbook consists of millions of values, and freeing them takes a good part of the time that a rebuild after
//! a save does. Nobody has to wait for that, neither who saves nor a command that is about to end.

/// Drops `value` on another thread.
pub(crate) fn drop_later<T: Send + 'static>(value: T) {
    rayon::spawn(move || drop(value));
}
