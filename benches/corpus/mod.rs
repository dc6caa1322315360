//! Playbooks of any size, made out of the guides that ship with the program, and the same text as a Hugo site.
//!
//! The same number of guides always gives the same bytes. A guide takes its front matter from one shipped guide and
//! each of its sections from another, in both languages alike; sentences and list items change places and numbers
//! change, so that no two guides are the same. Links, `related` and `prerequisites` lead to guides of the playbook.
//! Every playbook passes `check --strict`.
#![allow(clippy::string_slice, clippy::disallowed_methods, reason = "a measurement that panics has failed")]
#![allow(
    clippy::unwrap_used,
    clippy::case_sensitive_file_extension_comparisons,
    dead_code,
    reason = "shared by benchmarks and tests, each of which uses a part"
)]

mod hugo;
mod shipped;
mod vary;

#[allow(unused_imports, reason = "of the benchmarks and tests that share this, one needs it")]
pub(crate) use hugo::hugo;

use std::fmt::Write as _;
use std::path::Path;

use shipped::{Base, LANGUAGES, Shipped};

/// A file: its path below the folder it is written to, and its text.
pub(crate) type File = (String, String);

/// Returns a playbook of `guides` guides in two languages.
pub(crate) fn playbook(guides: usize) -> Vec<File> {
    let maker = Maker { shipped: Shipped::read(), guides };
    let mut files = maker.settings();
    for n in 0..guides {
        let base = maker.base(n);
        for (lang, tag) in LANGUAGES.iter().enumerate() {
            let path = format!("content/guides/{}/{}.{tag}.md", base.stage, maker.slug(n));
            let text = format!("---\n{}---\n\n{}", maker.front_matter(n, lang), maker.body(n, lang));
            files.push((path, text));
        }
    }
    files
}

/// Writes `files` below `folder`.
pub(crate) fn write(files: &[File], folder: &Path) {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// Returns a page without what it was translated from: the links of its source are other ones here.
fn without_record(text: &str) -> String {
    let mut in_record = false;
    let kept = text.split_inclusive('\n').filter(|line| {
        in_record = line.starts_with("translated_from:") || (in_record && line.starts_with(' '));
        !in_record
    });
    kept.collect()
}

/// Makes guides by their number.
struct Maker {
    shipped: Shipped,
    guides: usize,
}

impl Maker {
    /// Returns the shipped guide that guide `n` takes its front matter from.
    fn base(&self, n: usize) -> &Base {
        &self.shipped.bases[n % self.shipped.bases.len()]
    }

    /// Returns the shipped guide that guide `n` takes its section `section` from. The first guides are as shipped.
    fn donor(&self, n: usize, section: usize) -> &Base {
        let count = self.shipped.bases.len();
        let round = n / count;
        let by = if round == 0 { 0 } else { vary::hash(round, section) };
        &self.shipped.bases[(n + by) % count]
    }

    fn slug(&self, n: usize) -> String {
        format!("{}-{}", self.base(n).slug, n + 1)
    }

    /// Returns the guide near `n` that stands for the shipped guide `stage/slug`; none where there are too few.
    fn near(&self, n: usize, stage: &str, slug: &str) -> Option<usize> {
        let at = self.shipped.bases.iter().position(|base| base.stage == stage && base.slug == slug)?;
        let count = self.shipped.bases.len();
        let here = n / count * count + at;
        if here < self.guides { Some(here) } else { here.checked_sub(count) }
    }

    /// Returns the files that are not guides. A playbook that is too small for every activity need not have them all.
    fn settings(&self) -> Vec<File> {
        let mut files = self.shipped.others.clone();
        for (path, text) in &mut files {
            if path == "content/playbook.yaml" && self.guides < self.shipped.bases.len() {
                text.push_str("\nchecks:\n  activity/without-guide: \"off\"\n");
            }
            if path.starts_with("content/pages/") {
                *text = self.with_links(&without_record(text), 0, "", |n, lang| {
                    format!("../guides/{}/{}.{}.md", self.base(n).stage, self.slug(n), LANGUAGES[lang])
                });
            }
        }
        files
    }

    fn front_matter(&self, n: usize, lang: usize) -> String {
        let mut out = String::new();
        for (key, value) in &self.base(n).front_matter[lang] {
            match key.as_str() {
                "title" => {
                    let _ = writeln!(out, "title: {}", vary::numbered(value, n + 1));
                }
                "slug" => {
                    let _ = writeln!(out, "slug: {value}-{}", n + 1);
                }
                "related" | "prerequisites" => {
                    let _ = writeln!(out, "{key}: [{}]", self.near_all(n, value).join(", "));
                }
                "updated" => {
                    let _ = writeln!(out, "updated: 2026-{:02}-{:02}", n / 28 % 12 + 1, n % 28 + 1);
                }
                "aliases" | "translated_from" => {}
                _ => {
                    let _ = writeln!(out, "{key}: {value}");
                }
            }
        }
        out
    }

    fn near_all(&self, n: usize, list: &str) -> Vec<String> {
        let names = list.trim_matches(['[', ']']).split(',').map(str::trim);
        let ids = names.filter_map(|name| name.split_once('/'));
        let near = ids.filter_map(|(stage, slug)| Some((stage, self.near(n, stage, slug)?)));
        near.map(|(stage, n)| format!("{stage}/{}", self.slug(n))).collect()
    }

    fn body(&self, n: usize, lang: usize) -> String {
        let here = &self.base(n).stage;
        let mut out = String::new();
        for section in 0..self.base(n).sections[lang].len() {
            let donor = self.donor(n, section);
            let text = vary::vary(&donor.sections[lang][section], n / self.shipped.bases.len(), section);
            out.push_str(&self.with_links(&text, n, &donor.stage, |to, lang| {
                let stage = &self.base(to).stage;
                let folder = if stage == here { String::new() } else { format!("../{stage}/") };
                format!("{folder}{}.{}.md", self.slug(to), LANGUAGES[lang])
            }));
        }
        out
    }

    /// Leads every link to a shipped guide, written in the folder of `stage`, to what `address` says of the guide
    /// near `n` that stands for it.
    fn with_links(&self, text: &str, n: usize, stage: &str, address: impl Fn(usize, usize) -> String) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 16);
        let mut rest = text;
        while let Some(at) = rest.find("](") {
            let (before, from) = rest.split_at(at + 2);
            out.push_str(before);
            let end = from.find(')').unwrap_or(from.len());
            match self.led(&from[..end], n, stage) {
                Some((to, lang)) => out.push_str(&address(to, lang)),
                None => out.push_str(&from[..end]),
            }
            rest = &from[end..];
        }
        out.push_str(rest);
        out
    }

    fn led(&self, target: &str, n: usize, stage: &str) -> Option<(usize, usize)> {
        let mut parts = target.rsplit('/');
        let (name, folder) = (parts.next()?, parts.next().unwrap_or(stage));
        let (slug, lang) = name.strip_suffix(".md")?.rsplit_once('.')?;
        let lang = LANGUAGES.iter().position(|&known| known == lang)?;
        let known = self.shipped.bases.iter().any(|base| base.stage == folder && base.slug == slug);
        known.then(|| (self.near(n, folder, slug).unwrap_or((n + 1) % self.guides), lang))
    }
}
