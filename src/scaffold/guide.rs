//! The files of a new guide, in every language of the playbook.

use std::fmt::Write;
use std::path::Path;

use crate::check::{Declared, declared};
use crate::failure::Failure;
use crate::load::{Content, FrontMatter, Role, Sources, load};
use crate::model::{Localized, StageId};
use crate::schema::guide::GUIDE;
use crate::schema::{Kind, Sample, Target};
use crate::slug::is_slug;
use crate::source::nfc;
use crate::words::{Text, ToolLanguage, Words};
use crate::yaml::Node;

/// Writes the files of a new guide into the playbook in `root` and returns their paths. `name` is the stage's id, a
/// slash and the guide's slug.
///
/// # Errors
/// Fails before anything is written where `name` names no new guide, one of the files exists, or the files of the
/// playbook that the guide depends on cannot be read.
pub fn new_guide(root: &Path, name: &str) -> Result<Vec<String>, Failure> {
    let Some((stage, slug)) = name.split_once('/').filter(|(_, slug)| is_slug(slug)) else {
        return Err(Failure::new(Text::new("failure-new-form").arg("value", name)));
    };
    let sources = load(root, None)?;
    let Some(stage) = StageId::from_id(stage) else { return Err(unknown_stage(stage, slug, &sources)) };
    if let Some(path) = existing(&sources, stage, slug) {
        return Err(Failure::new(Text::new("failure-file-exists").arg("path", path)));
    }
    let pattern = Pattern::read(&sources, stage, slug)?;
    let files: Vec<_> = pattern
        .languages
        .iter()
        .enumerate()
        .map(|(at, language)| {
            let text = if at == 0 { pattern.source(language) } else { pattern.translation(language) };
            (format!("content/guides/{stage}/{slug}.{language}.md"), text)
        })
        .collect();
    super::files::write_new(root, &files)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Returns a file of the guide of that name, in whatever language and folder it is.
fn existing<'s>(sources: &'s Sources, stage: StageId, slug: &str) -> Option<&'s str> {
    let is_it =
        |role: &Role| matches!(role, Role::Guide { stage: of, slug: own, .. } if of == stage.as_str() && own == slug);
    sources.files.iter().find(|(_, loaded)| is_it(&loaded.file.role)).map(|(path, _)| &**path)
}

fn unknown_stage(name: &str, slug: &str, sources: &Sources) -> Failure {
    match crate::check::stage_meant_by(name, sources) {
        Some(meant) => Failure::new(
            Text::new("failure-new-stage-near").arg("name", name).arg("suggestion", format!("{meant}/{slug}")),
        ),
        None => Failure::new(Text::new("failure-new-stage").arg("name", name)),
    }
}

/// What a guide is made after: the parts of the playbook that it has to agree with.
struct Pattern<'s> {
    languages: Vec<&'s str>,
    sections: Vec<&'s Node>,
    activity: &'s Node,
    stage: StageId,
    declared: Declared,
}

impl<'s> Pattern<'s> {
    fn read(sources: &'s Sources, stage: StageId, slug: &str) -> Result<Self, Failure> {
        let settings = yaml(sources, "content/playbook.yaml")?;
        let stage_path = format!("content/stages/{stage}.yaml");
        let stage_file = yaml(sources, &stage_path)?;
        let languages: Vec<&str> = list(settings, "languages").iter().filter_map(Node::as_str).collect();
        if languages.is_empty() {
            return Err(unreadable("content/playbook.yaml"));
        }
        let activity = free_activity(sources, stage, slug, list(stage_file, "activities"));
        let Some(activity) = activity else {
            return Err(Failure::new(Text::new("failure-new-no-activity").arg("stage", stage.as_str())));
        };
        Ok(Self {
            languages,
            sections: list(settings, "guide_sections").iter().filter_map(|section| section.get("name")).collect(),
            activity,
            stage,
            declared: declared(sources),
        })
    }

    /// Returns the file in the source language.
    fn source(&self, language: &str) -> String {
        let words = words(language);
        let mut file = format!("---\n{}", self.head(language, &words));
        for field in GUIDE {
            let name = field.name;
            let _ = match field.sample {
                Sample::Text(sample) => writeln!(file, "{name}: {sample}"),
                Sample::First => writeln!(file, "{name}: {}", self.first(field.kind)),
                Sample::None => Ok(()),
            };
        }
        self.push_others(&mut file, language, words.language());
        file.push_str("---\n");
        file + &self.body(language, &words)
    }

    /// Returns what a field of that kind names, for a start.
    fn first(&self, kind: Kind) -> String {
        let first = |ids: Option<&Vec<String>>| ids.and_then(|ids| ids.first()).map_or("", String::as_str).to_owned();
        match kind {
            Kind::Activity => self.activity.get_str("id").unwrap_or_default().to_owned(),
            Kind::Names(Target::Term(vocabulary)) => {
                let ids = self.declared.vocabularies.get(vocabulary.0 as usize);
                format!("[{}]", first(ids.and_then(Option::as_ref)))
            }
            Kind::Names(Target::Metric) => format!("[{}]", first(self.declared.metrics[self.stage].as_ref())),
            _ => String::new(),
        }
    }

    /// Adds a comment for each field that a guide may have besides: what it means, in the guide's language.
    fn push_others(&self, file: &mut String, language: &str, tool_language: ToolLanguage) {
        for field in GUIDE.iter().filter(|field| field.sample == Sample::None) {
            let doc = match tool_language {
                ToolLanguage::English => field.doc.en,
                ToolLanguage::Vietnamese => field.doc.vi,
            };
            let _ = writeln!(file, "# {}: {doc}", field.name);
        }
        let lang = self.languages.iter().position(|other| *other == language);
        for field in &self.declared.own_facts {
            let labels = field.label.iter().flat_map(Localized::iter);
            let label = labels.skip(lang.unwrap_or(0)).map(|(_, label)| label.as_str()).next();
            let _ = writeln!(file, "# {}: {}", field.name, label.unwrap_or_default());
        }
    }

    /// Returns the file in another language.
    fn translation(&self, language: &str) -> String {
        let words = words(language);
        format!("---\n{}---\n{}", self.head(language, &words), self.body(language, &words))
    }

    fn head(&self, language: &str, words: &Words) -> String {
        let id = self.activity.get_str("id").unwrap_or_default();
        let title = self.activity.get("name").and_then(|name| localized(name, language)).unwrap_or(id);
        format!("title: {}\nsummary: {}\n", quoted(title), quoted(&words.plain("guide-summary")))
    }

    fn body(&self, language: &str, words: &Words) -> String {
        let paragraph = words.plain("guide-paragraph");
        let mut body = String::new();
        for name in self.sections.iter().filter_map(|name| localized(name, language)) {
            let _ = writeln!(body, "\n## {name}\n\n{paragraph}");
        }
        if body.is_empty() { format!("\n{paragraph}\n") } else { body }
    }
}

/// Returns the tool's words for a text in `language`; English where the tool does not speak it.
fn words(language: &str) -> Words {
    Words::new(ToolLanguage::from_locale(language).unwrap_or(ToolLanguage::English))
}

/// Returns the activity that a new guide is most likely for: the one of its name, or else the first that no guide is
/// for, or else the first.
fn free_activity<'s>(sources: &'s Sources, stage: StageId, slug: &str, activities: &'s [Node]) -> Option<&'s Node> {
    let id = |activity: &'s Node| activity.get_str("id");
    let taken: Vec<&str> = sources.files.values().filter_map(|loaded| activity_of(&loaded.file, stage)).collect();
    let of_that_name = activities.iter().find(|activity| id(activity) == Some(slug));
    let free = || activities.iter().find(|activity| id(activity).is_some_and(|id| !taken.contains(&id)));
    of_that_name.or_else(free).or(activities.first())
}

/// Returns the activity that a file of the content, if it is a guide of `stage`, is for.
fn activity_of(file: &crate::load::LoadedFile, stage: StageId) -> Option<&str> {
    let Role::Guide { stage: of, .. } = &file.role else { return None };
    let Content::Markdown { front_matter: FrontMatter::Present { tree: Ok(fields), .. }, .. } = &file.content else {
        return None;
    };
    (of == stage.as_str()).then(|| fields.get_str("activity")).flatten()
}

/// Returns the tree of a YAML file that a guide has to agree with.
fn yaml<'s>(sources: &'s Sources, path: &str) -> Result<&'s Node, Failure> {
    match sources.files.get(path).map(|loaded| &loaded.file.content) {
        Some(Content::Yaml(Ok(node))) => Ok(node),
        _ => Err(unreadable(path)),
    }
}

fn unreadable(path: &str) -> Failure {
    Failure::new(Text::new("failure-new-unreadable").arg("path", path))
}

fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    node.get(key).map(Node::items).unwrap_or_default()
}

/// Returns a localized text in `language`, or else in any.
fn localized<'n>(node: &'n Node, language: &str) -> Option<&'n str> {
    match node.entry(language).or(node.entries().first()) {
        Some(entry) => entry.node.as_str(),
        None => node.as_str(),
    }
}

/// Returns `text` as a double-quoted YAML scalar.
fn quoted(text: &str) -> String {
    let escaped = nfc(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{escaped}\"")
}
