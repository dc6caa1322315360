//! Replaces one file that a person wrote by a fixed one.

use std::io::Write;
use std::path::Path;

use crate::failure::Failure;

/// Puts `content` in the place of the file at `path`, which is whole at every moment: old or new. A symbolic link
/// stays one; what it leads to is replaced. The file keeps its permissions.
///
/// # Errors
/// Fails where there is no such file or its folder cannot be written to; the file is as it was then.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let place = path.canonicalize().map_err(Failure::at("failure-read-file", path))?;
    let folder = place.parent().unwrap_or(&place);
    let write = || {
        let permissions = place.metadata()?.permissions();
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(content)?;
        file.as_file().set_permissions(permissions)?;
        file.as_file().sync_all()?;
        file.persist(&place).map_err(|error| error.error)
    };
    write().map(drop).map_err(Failure::at("failure-write-file", path))
}
