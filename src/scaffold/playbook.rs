//! A small bilingual playbook to start from.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::failure::Failure;
use crate::words::Text;

static PLAYBOOK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/playbook");

/// Writes a playbook into `dir`, which is made if it does not exist; returns the paths of the files.
///
/// # Errors
/// Fails before anything is written where `dir` holds a playbook or one of the files. A `.gitignore` that exists is
/// left as it is.
pub fn init(dir: &Path) -> Result<Vec<String>, Failure> {
    if dir.join("content/playbook.yaml").exists() {
        return Err(Failure::new(Text::new("failure-init-exists").arg("path", dir.display().to_string())));
    }
    let mut files = Vec::new();
    collect(&PLAYBOOK, &mut files);
    files.sort();
    files.retain(|(path, _)| path != ".gitignore" || !dir.join(path).exists());
    super::files::write_new(dir, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        // Under its own name it would hide files of this repository.
        let path = if path == "gitignore" { ".gitignore".to_owned() } else { path };
        files.push((path, String::from_utf8_lossy(file.contents()).into_owned()));
    }
    for below in folder.dirs() {
        collect(below, files);
    }
}
