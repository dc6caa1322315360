//! What stands for the content of an output file in the manifest.

use std::io::{ErrorKind, Read};

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// How much is read at once: most pages as a whole, and no more than stays near the processor.
const READ: usize = 1 << 17;

/// The XXH3 of a file, of 128 bits.
///
/// It only tells whether a file is as it was left. Two contents that came about without intent do not share one;
/// somebody who wants that has to be able to write to the output, where the manifest that notes it is too. So a hash
/// that withstands attacks would protect nothing, and would take several times as long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint(u128);

impl Fingerprint {
    pub(super) fn of(content: &[u8]) -> Self {
        Self(xxh3_128(content))
    }

    /// Reads what is to be read, by way of `buffer`. Asks nothing else of a file: for most, its length would cost as
    /// much as its content.
    pub(super) fn read(mut from: impl Read, buffer: &mut Vec<u8>) -> std::io::Result<Self> {
        if buffer.len() < READ {
            buffer.resize(READ, 0);
        }
        let mut hasher = Xxh3::new();
        loop {
            match from.read(buffer) {
                Ok(0) => return Ok(Self(hasher.digest128())),
                Ok(read) => hasher.update(&buffer[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:032x}", self.0))
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = <&str>::deserialize(deserializer)?;
        let number = Some(digits).filter(|digits| digits.len() == 32).map(|digits| u128::from_str_radix(digits, 16));
        let invalid = || D::Error::invalid_value(Unexpected::Str(digits), &"32 hexadecimal digits");
        number.and_then(Result::ok).map(Self).ok_or_else(invalid)
    }
}
