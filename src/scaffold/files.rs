//! Writes new files, and never over others.

use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::failure::Failure;
use crate::words::Text;

/// Writes new files below `root`, by path with `/` between folders.
///
/// # Errors
/// Fails before anything is written where one of them exists.
pub(super) fn write_new(root: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    for (path, _) in files {
        let place = root.join(path);
        if place.symlink_metadata().is_ok() {
            return Err(Failure::new(Text::new("failure-file-exists").arg("path", place.display().to_string())));
        }
    }
    for (path, text) in files {
        let place = root.join(path);
        let folder = place.parent().unwrap_or(root);
        std::fs::create_dir_all(folder).map_err(Failure::at("failure-write-folder", folder))?;
        write_whole(folder, &place, text).map_err(Failure::at("failure-write-file", &place))?;
    }
    Ok(())
}

/// Writes a file that comes into being whole, and over no other, even if that came into being since it was looked for.
fn write_whole(folder: &Path, place: &Path, text: &str) -> std::io::Result<()> {
    let mut file = new_file().tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(place) {
        // Some file systems of sticks and networks can only replace.
        Err(error) if error.error.kind() != ErrorKind::AlreadyExists && place.symlink_metadata().is_err() => {
            error.file.persist(place).map(drop).map_err(|error| error.error)
        }
        made => made.map(drop).map_err(|error| error.error),
    }
}

/// Returns what makes a file with the permissions that new files have.
fn new_file() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Less what the user's mask takes away.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}
