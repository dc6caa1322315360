//! Makes no sizes of pictures: this program was compiled without what it takes.

use super::kind::Format;
use super::renditions::Rendition;

/// Makes nothing.
///
/// # Errors
/// Always.
pub fn make(_: &[u8], _: Format, _: &[Rendition], _: (u32, u32)) -> Result<Vec<Vec<u8>>, String> {
    Err("made without the feature `pictures`".to_owned())
}
