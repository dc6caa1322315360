//! Reads, checks, reports, fixes and renders a playbook of a shape.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use stagecraft::check::check;
use stagecraft::diagnostic::{Selection, any_error};
use stagecraft::fix;
use stagecraft::load::load;
use stagecraft::render::{PreparedTheme, Site, SiteOptions};
use stagecraft::report::{self, HumanStyle, Notes};
use stagecraft::words::{ToolLanguage, Words};

use crate::shapes::Shape;

/// Writes the clean playbook with so many of what the shape has.
pub(crate) fn write(shape: &Shape, root: &Path, n: usize) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base");
    for entry in walkdir::WalkDir::new(&base) {
        let entry = entry.unwrap();
        let target = root.join(entry.path().strip_prefix(&base).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    shape.write(root, n);
}

/// Does all that can be done with the playbook in `root`.
pub(crate) fn work(shape: &Shape, root: &Path) {
    let sources = load(root, None).unwrap();
    let checked = check(&sources);
    let words = Words::new(ToolLanguage::English);
    let mut out = Vec::new();
    report::human(&checked.diagnostics, &sources, &words, HumanStyle::default(), Notes::default(), &mut out).unwrap();
    report::json(&checked.diagnostics, &sources, &words, &mut out).unwrap();
    if shape.fixed {
        let fixed = fix::fix(root, &sources, &Selection::default()).unwrap();
        let _ = fix::diff(&fixed);
    }
    if let Some(playbook) = checked.playbook.filter(|_| !any_error(&checked.diagnostics)) {
        let theme = PreparedTheme::new(&sources.theme, &checked.languages).unwrap();
        let site = Site::new(Arc::new(playbook), theme, SiteOptions::default());
        let Ok(search) = site.search_bundles(&|_, _| Ok::<(), Infallible>(()));
        for (ix, _) in site.routes().iter() {
            let _ = site.render(ix, &search);
        }
    }
}
