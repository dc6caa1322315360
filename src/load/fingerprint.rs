//! What names content in the addresses of files.

/// Returns the first 16 hex digits of the BLAKE3 of `bytes`.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}
