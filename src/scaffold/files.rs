//! Writes new files, and never over others.

use std::io::Write;
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
        // `create_new` holds even if the file came into being since it was looked for.
        let file = std::fs::File::options().write(true).create_new(true).open(&place);
        file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(Failure::at("failure-write-file", &place))?;
    }
    Ok(())
}
