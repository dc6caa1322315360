//! What names content in the addresses of files.

use crate::slice::Slice;

/// Returns the first 16 hex digits of the BLAKE3 of `bytes`.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    shortened(blake3::hash(bytes))
}

/// Returns the first 16 hex digits of a hash.
pub(super) fn shortened(hash: blake3::Hash) -> String {
    hash.to_hex().slice(..16).to_owned()
}
