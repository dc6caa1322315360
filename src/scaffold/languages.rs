//! The files of the scaffold in the languages that a playbook is to have.
//!
//! The scaffold is written in English and Vietnamese, side by side: `en:` and `vi:` on lines of their own, comments as
//! `# en:` and `# vi:`, guides as two files of which the English one has the facts. Of each, what is wanted is taken.

use std::fmt::Write;

use crate::model::Languages;

/// The languages of the scaffold, the one first that stands for others.
const WRITTEN: [&str; 2] = ["en", "vi"];

/// What a playbook is told that has languages without texts.
const CHECKS: [&str; 2] = [
    "# Texts that are missing in a language are shown in another one. Remove this when all are translated.",
    "# Chữ còn thiếu ở một ngôn ngữ được hiện bằng ngôn ngữ khác. Hãy bỏ phần này khi đã dịch xong.",
];

/// Which texts of the scaffold stand under which language.
pub(super) struct TextLanguages<'l> {
    languages: &'l Languages,
    /// The tag of each language that has texts, and which of [`WRITTEN`] those are; the first is that of the sources.
    texts: Vec<(&'l str, &'static str)>,
}

impl<'l> TextLanguages<'l> {
    /// Returns the texts for `languages`. Where there are none in any of them, the main one gets the English ones, as
    /// an example to write over.
    pub(super) fn of(languages: &'l Languages) -> Self {
        let written = |tag: &str| WRITTEN.into_iter().find(|written| tag.split('-').next() == Some(*written));
        let tags = languages.iter().map(|(_, language)| language.tag());
        let mut texts: Vec<(&str, &str)> = tags.filter_map(|tag| Some((tag, written(tag)?))).collect();
        if texts.is_empty() {
            texts.push((languages.main().tag(), WRITTEN[0]));
        }
        Self { languages, texts }
    }

    /// Returns whether the main language has English texts that are none of its own.
    pub(super) fn is_english(&self) -> bool {
        let (tag, written) = self.texts[0];
        tag.split('-').next() != Some(written)
    }

    /// Returns the tags of the languages without texts.
    pub(super) fn lacking(&self) -> Vec<String> {
        let tags = self.languages.iter().map(|(_, language)| language.tag().to_owned());
        tags.filter(|tag| self.texts.iter().all(|(there, _)| there != tag)).collect()
    }

    /// Returns the files of a playbook, made of those of the scaffold.
    pub(super) fn files(&self, scaffold: &[(String, String)]) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (path, text) in scaffold {
            match (path.strip_suffix(".en.md"), path.ends_with(".yaml")) {
                (Some(stem), _) => files.extend(self.texts(stem, text, scaffold)),
                (None, true) => files.push((path.clone(), self.yaml(text))),
                (None, false) if path.ends_with(".md") => {}
                (None, false) => files.push((path.clone(), text.clone())),
            }
        }
        files
    }

    /// Returns a guide or page in every language; `english` has the facts, which go to the source.
    fn texts(&self, stem: &str, english: &str, scaffold: &[(String, String)]) -> Vec<(String, String)> {
        let file = |(at, (tag, written)): (usize, &(&str, &str))| {
            let name = format!("{stem}.{written}.md");
            let text = scaffold.iter().find(|(path, _)| *path == name).map_or(english, |(_, text)| text);
            let facts = if at == 0 { facts(english) } else { String::new() };
            let own =
                text.lines().filter(|line| !is_fact(line, text)).fold(String::new(), |text, line| text + line + "\n");
            let text = own.replacen("\n---\n", &format!("\n{facts}---\n"), 1);
            let text = text.replace(&format!(".{written}.md)"), &format!(".{tag}.md)"));
            (format!("{stem}.{tag}.md"), text)
        };
        self.texts.iter().enumerate().map(file).collect()
    }

    /// Returns a YAML file with the texts and comments that are wanted.
    fn yaml(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some((prefix, english)) = line.split_once("en: ").filter(|(prefix, _)| is_prefix(prefix)) {
                let other = lines.next().and_then(|line| line.split_once("vi: ")).map_or(english, |(_, other)| other);
                self.push_texts(&mut out, prefix, [english, other]);
            } else if line.starts_with("languages: ") {
                let tags: Vec<&str> = self.languages.iter().map(|(_, language)| language.tag()).collect();
                let _ = writeln!(out, "languages: [{}]", tags.join(", "));
                self.push_checks(&mut out);
            } else {
                let _ = writeln!(out, "{line}");
            }
        }
        out
    }

    /// Adds a text in every language, or a comment in the first.
    fn push_texts(&self, out: &mut String, prefix: &str, texts: [&str; 2]) {
        let of = |written: &str| texts[usize::from(written != WRITTEN[0])];
        if prefix == "# " {
            let _ = writeln!(out, "# {}", of(self.texts[0].1));
            return;
        }
        for (at, (tag, written)) in self.texts.iter().enumerate() {
            let start = if at == 0 { prefix.to_owned() } else { prefix.replace('-', " ") };
            let _ = writeln!(out, "{start}{tag}: {}", of(written));
        }
    }

    /// Lets texts be missing where a language has none.
    fn push_checks(&self, out: &mut String) {
        if !self.lacking().is_empty() {
            let comment = CHECKS[usize::from(self.texts[0].1 != WRITTEN[0])];
            let _ = write!(out, "\n{comment}\nchecks:\n  localized/missing-language: warning\n");
        }
    }
}

/// Tells whether this is what is before the key of a text: nothing but white space, the mark of an item or a comment.
fn is_prefix(prefix: &str) -> bool {
    prefix == "# " || prefix.chars().all(|c| c == ' ' || c == '-')
}

/// Returns the lines of front matter that only a source has.
fn facts(text: &str) -> String {
    text.lines().filter(|line| is_fact(line, text)).fold(String::new(), |facts, line| facts + line + "\n")
}

/// Tells whether a line of a text is a field of its front matter that only a source has.
fn is_fact(line: &str, text: &str) -> bool {
    let of_every_text = ["title: ", "summary: ", "slug: ", "---"].iter().any(|field| line.starts_with(field));
    let head = text.split("\n---\n").next().unwrap_or_default();
    !of_every_text && head.lines().any(|of_head| of_head == line)
}
