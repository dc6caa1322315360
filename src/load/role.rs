//! What a file is for, told by its place in the playbook's folders.

use crate::slice::Slice;

/// The part a file plays in a playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `content/playbook.yaml`
    Playbook,
    /// `content/stages/<id>.yaml`
    Stage {
        /// The file's name without ending.
        id: String,
    },
    /// `content/lenses/<id>.yaml`
    Lens {
        /// The file's name without ending.
        id: String,
    },
    /// `content/glossary.yaml`
    Glossary,
    /// `content/guides/<stage>/<slug>.<lang>.md` or `<slug>/index.<lang>.md`
    Guide {
        /// The folder; empty where the file is in none.
        stage: String,
        /// The file's or folder's name.
        slug: String,
        /// What is before the ending.
        lang: Option<String>,
    },
    /// `content/pages/<slug>.<lang>.md` or `<slug>/index.<lang>.md`, in folders or not
    Page {
        /// The file's or folder's name, with the folders that it is in and a `/` behind each.
        slug: String,
        /// What is before the ending.
        lang: Option<String>,
    },
    /// `content/snippets/<id>.<lang>.md`
    Snippet {
        /// The file's name.
        id: String,
        /// What is before the ending.
        lang: Option<String>,
    },
    /// An image or another file that a text can show or link to.
    Asset,
    /// A note to those who write the playbook, such as `README.md`.
    Notes,
    /// Nothing that a playbook is made of.
    Other,
}

impl Role {
    /// Returns the role of the file at `path`, relative to the playbook's root.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let Some(path) = path.strip_prefix("content/") else { return Self::Other };
        let mut folders: Vec<&str> = path.split('/').collect();
        let file = folders.pop().unwrap_or_default();
        let (name, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let is_yaml = matches!(ending, "yaml" | "yml");
        match (folders.as_slice(), file) {
            ([], "playbook.yaml" | "playbook.yml") => Self::Playbook,
            ([], "glossary.yaml" | "glossary.yml") => Self::Glossary,
            _ if is_for_writers(file) => Self::Notes,
            _ if is_conflict(file) || is_misnamed_text(file) => Self::Other,
            (["stages"], _) if is_yaml => Self::Stage { id: name.to_owned() },
            (["lenses"], _) if is_yaml => Self::Lens { id: name.to_owned() },
            (["guides", folders @ ..], _) if ending == "md" => {
                let (slug, lang) = slug_and_lang(folders, name);
                Self::Guide { stage: folders.first().copied().unwrap_or_default().to_owned(), slug, lang }
            }
            (["pages", folders @ ..], _) if ending == "md" => {
                let (slug, lang) = slug_and_lang(folders, name);
                // The page of a folder has the folder's name, and is in the folder around that.
                let is_index = name.split('.').next() == Some("index");
                let around =
                    if is_index { folders.split_last().map_or(folders, |(_, around)| around) } else { folders };
                Self::Page { slug: [around, &[&*slug]].concat().join("/"), lang }
            }
            (["snippets"], _) if ending == "md" => {
                let (id, lang) = slug_and_lang(&[], name);
                Self::Snippet { id, lang }
            }
            _ if is_yaml || matches!(ending, "md" | "") => Self::Other,
            _ => Self::Asset,
        }
    }
}

/// Splits `survey.en` into its parts; `index.en` takes the name of its folder.
fn slug_and_lang(folders: &[&str], name: &str) -> (String, Option<String>) {
    let (slug, lang) = match name.rsplit_once('.') {
        Some((slug, lang)) => (slug, Some(lang.to_owned())),
        None => (name, None),
    };
    match folders.last() {
        Some(folder) if slug == "index" => ((*folder).to_owned(), lang),
        _ => (slug.to_owned(), lang),
    }
}

/// Returns whether a file of this name is for those who write the playbook: code hosts show it beside its folder.
fn is_for_writers(file: &str) -> bool {
    let (name, ending) = file.split_once('.').unwrap_or((file, ""));
    matches!(ending, "" | "md" | "txt")
        && (name.eq_ignore_ascii_case("readme") || matches!(name, "LICENSE" | "LICENCE" | "NOTICE" | "CONTRIBUTING"))
}

/// Returns whether a synchronized folder made a file of this name, since two people changed one at a time.
#[must_use]
pub fn is_conflict(file: &str) -> bool {
    file.contains(".sync-conflict-") || file.contains("conflicted copy")
}

/// Endings that other programs know Markdown by.
const MARKDOWN: [&str; 6] = [".markdown", ".mdown", ".mdwn", ".mkdn", ".mkd", ".mdx"];

/// Returns what a file would be called if its ending were that of the texts of a playbook.
#[must_use]
pub fn with_text_ending(file: &str) -> Option<String> {
    let lower = file.to_ascii_lowercase();
    let cut = |ending: &str| lower.ends_with(ending).then(|| file.slice(..file.len() - ending.len()));
    if let Some(name) = cut(".md.txt").or_else(|| MARKDOWN.into_iter().find_map(cut)).or_else(|| cut(".md")) {
        return Some(format!("{name}.md")).filter(|right| right != file);
    }
    let yaml = [".yaml.txt", ".yml.txt", ".yaml", ".yml"];
    let right = [".yml", ".yaml"].iter().any(|ending| file.ends_with(ending));
    yaml.into_iter().find_map(cut).filter(|_| !right).map(|name| format!("{name}.yaml"))
}

fn is_misnamed_text(file: &str) -> bool {
    with_text_ending(file).is_some()
}

/// Endings of copies and of files that are not whole yet, which editors, version control and browsers leave.
const LEFT_BEHIND: [&str; 9] = ["swp", "swo", "swx", "tmp", "bak", "orig", "rej", "part", "crdownload"];

/// Names that systems and editors give to files and folders of their own, in lower case.
const OF_SYSTEMS: [&str; 8] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    // With this one, Vim tries whether it can write into a folder.
    "4913",
];

/// Returns whether systems and editors make files or folders of this name beside the ones that people save; such files
/// are never content. Whoever finds files asks here.
#[must_use]
pub fn is_ignored(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || OF_SYSTEMS.contains(&lower.as_str())
        || lower.rsplit_once('.').is_some_and(|(_, ending)| LEFT_BEHIND.contains(&ending))
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
}
