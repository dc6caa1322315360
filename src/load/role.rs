//! What a file is for, told by its place in the playbook's folders.

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
    /// `content/pages/<slug>.<lang>.md`
    Page {
        /// The file's or folder's name.
        slug: String,
        /// What is before the ending.
        lang: Option<String>,
    },
    /// An image or another file that a text can show or link to.
    Asset,
    /// Nothing that a playbook is made of.
    Other,
}

impl Role {
    /// Returns the role of the file at `path`, relative to the playbook's root.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let Some(path) = path.strip_prefix("content/") else { return Self::Other };
        let parts: Vec<&str> = path.split('/').collect();
        let (name, ending) = path.rsplit_once('.').map_or((path, ""), |(name, ending)| (name, ending));
        let is_yaml = matches!(ending, "yaml" | "yml");
        match (parts.as_slice(), ending) {
            (["playbook.yaml" | "playbook.yml"], _) => Self::Playbook,
            (["glossary.yaml" | "glossary.yml"], _) => Self::Glossary,
            (["stages", _], _) if is_yaml => Self::Stage { id: last(name) },
            (["lenses", _], _) if is_yaml => Self::Lens { id: last(name) },
            (["guides", folders @ .., _], "md") => {
                let (slug, lang) = slug_and_lang(folders, name);
                Self::Guide { stage: folders.first().copied().unwrap_or_default().to_owned(), slug, lang }
            }
            (["pages", folders @ .., _], "md") => {
                let (slug, lang) = slug_and_lang(folders, name);
                Self::Page { slug, lang }
            }
            (_, "md" | "yaml" | "yml" | "") => Self::Other,
            _ => Self::Asset,
        }
    }
}

fn last(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).to_owned()
}

/// Splits `survey.en` into its parts; `index.en` takes the name of its folder.
fn slug_and_lang(folders: &[&str], name: &str) -> (String, Option<String>) {
    let name = last(name);
    let (slug, lang) = match name.rsplit_once('.') {
        Some((slug, lang)) => (slug.to_owned(), Some(lang.to_owned())),
        None => (name, None),
    };
    match folders.last() {
        Some(folder) if slug == "index" => ((*folder).to_owned(), lang),
        _ => (slug, lang),
    }
}

/// Returns whether editors and systems make files of this name beside the ones they save; such files are never content.
#[must_use]
pub fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name.rsplit('.').next(), Some("swp" | "swx" | "tmp" | "bak"))
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
}
