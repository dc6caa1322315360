//! The playbook that ships with the program, taken apart.

use std::path::Path;

use super::File;

/// The languages, the source language first.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "vi"];

/// A shipped guide; texts are by language.
pub(crate) struct Base {
    pub(crate) stage: String,
    pub(crate) slug: String,
    /// Keys with their values as they are written.
    pub(crate) front_matter: [Vec<(String, String)>; 2],
    /// The level-2 sections with their headings.
    pub(crate) sections: [Vec<String>; 2],
}

/// The shipped playbook.
pub(crate) struct Shipped {
    /// The guides: the first of every stage, the second of every stage, and so on.
    pub(crate) bases: Vec<Base>,
    /// All other files.
    pub(crate) others: Vec<File>,
}

impl Shipped {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        collect(root, &root.join("content"), &mut files);
        files.sort();
        let (guides, others): (Vec<File>, Vec<File>) =
            files.into_iter().partition(|(path, _)| path.starts_with("content/guides/") && path.ends_with(".md"));
        let text = |path: &str| guides.iter().find(|(other, _)| other == path).map(|(_, text)| text.as_str());
        let mut bases: Vec<(usize, Base)> = Vec::new();
        for (path, source) in guides.iter().filter(|(path, _)| path.ends_with(".en.md")) {
            let (stage, name) = path["content/guides/".len()..].split_once('/').unwrap();
            let slug = name.strip_suffix(".en.md").unwrap();
            let Some(translation) = text(&format!("content/guides/{stage}/{slug}.vi.md")) else { continue };
            let parts = [source.as_str(), translation].map(take_apart);
            let place = bases.iter().filter(|(_, base)| base.stage == stage).count();
            let [(head, body), (vi_head, vi_body)] = parts;
            let base = Base {
                stage: stage.to_owned(),
                slug: slug.to_owned(),
                front_matter: [head, vi_head],
                sections: [body, vi_body],
            };
            bases.push((place, base));
        }
        bases.sort_by_key(|(place, _)| *place);
        Self { bases: bases.into_iter().map(|(_, base)| base).collect(), others }
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.push((path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"), text));
        }
    }
}

/// Returns the fields and the sections of a guide.
fn take_apart(text: &str) -> (Vec<(String, String)>, Vec<String>) {
    let (head, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
    let fields = head.lines().filter(|line| !line.starts_with([' ', '#']));
    let fields = fields.filter_map(|line| line.split_once(':'));
    let fields = fields.map(|(key, value)| (key.to_owned(), value.trim().to_owned())).collect();
    let mut sections: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in body.trim_start().lines() {
        fenced ^= line.trim_start().starts_with("```");
        if sections.is_empty() || (!fenced && line.starts_with("## ")) {
            sections.push(String::new());
        }
        let section = sections.last_mut().unwrap();
        section.push_str(line);
        section.push('\n');
    }
    let last = sections.last_mut().unwrap();
    last.push('\n');
    (fields, sections)
}
