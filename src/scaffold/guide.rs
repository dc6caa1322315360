//! The files of a new guide, in every language of the playbook.

use std::fmt::Write;
use std::path::Path;

use crate::failure::Failure;
use crate::load::{Content, FrontMatter, Role, Sources, load};
use crate::model::StageId;
use crate::slug::is_slug;
use crate::source::nfc;
use crate::words::{Text, ToolLanguage, Words};
use crate::yaml::{Node, Value};

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

/// Returns a file of the guide of that name, in whatever language and folder it stands.
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
    channel: Option<&'s str>,
    industry: Option<&'s str>,
    role: Option<&'s str>,
    metric: Option<&'s str>,
}

impl<'s> Pattern<'s> {
    fn read(sources: &'s Sources, stage: StageId, slug: &str) -> Result<Self, Failure> {
        let settings = yaml(sources, "content/playbook.yaml")?;
        let stage_path = format!("content/stages/{stage}.yaml");
        let stage_file = yaml(sources, &stage_path)?;
        let languages: Vec<&str> = list(settings, "languages").iter().filter_map(text).collect();
        if languages.is_empty() {
            return Err(unreadable("content/playbook.yaml"));
        }
        let activity = free_activity(sources, stage, slug, list(stage_file, "activities"));
        let Some(activity) = activity else {
            return Err(Failure::new(Text::new("failure-new-no-activity").arg("stage", stage.as_str())));
        };
        let first = |vocabulary| get(settings, "vocabularies").and_then(|lists| first_id(lists, vocabulary));
        Ok(Self {
            languages,
            sections: list(settings, "guide_sections").iter().filter_map(|section| get(section, "name")).collect(),
            activity,
            channel: first("channels"),
            industry: first("industries"),
            role: first("roles"),
            metric: first_id(stage_file, "metrics"),
        })
    }

    /// Returns the file in the source language.
    fn source(&self, language: &str) -> String {
        let words = words(language);
        let mut file = format!("---\n{}", self.head(language, &words));
        let id = get(self.activity, "id").and_then(text).unwrap_or_default();
        let _ = writeln!(file, "activity: {id}");
        for (field, value) in [("channels", self.channel), ("industries", self.industry), ("roles", self.role)] {
            let _ = writeln!(file, "{field}: [{}]", value.unwrap_or_default());
        }
        file += "initiative: proactive\neffort: medium\ntime: {prepare: 1d, run: 1w}\nteam: 1-2\n";
        let _ = writeln!(file, "metrics: [{}]\ndraft: true\n---", self.metric.unwrap_or_default());
        file + &self.body(language, &words)
    }

    /// Returns the file in another language.
    fn translation(&self, language: &str) -> String {
        let words = words(language);
        format!("---\n{}---\n{}", self.head(language, &words), self.body(language, &words))
    }

    fn head(&self, language: &str, words: &Words) -> String {
        let id = get(self.activity, "id").and_then(text).unwrap_or_default();
        let title = get(self.activity, "name").and_then(|name| localized(name, language)).unwrap_or(id);
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
    let id = |activity: &'s Node| get(activity, "id").and_then(text);
    let taken: Vec<&str> = sources.files.values().filter_map(|loaded| activity_of(&loaded.file, stage)).collect();
    let of_that_name = activities.iter().find(|activity| id(activity) == Some(slug));
    let free = || activities.iter().find(|activity| id(activity).is_some_and(|id| !taken.contains(&id)));
    of_that_name.or_else(free).or(activities.first())
}

/// Returns the activity that a file of the content, if it is a guide of `stage`, is for.
fn activity_of(file: &crate::load::LoadedFile, stage: StageId) -> Option<&str> {
    let Role::Guide { stage: of, .. } = &file.role else { return None };
    let Content::Markdown { front_matter: FrontMatter::Present(Ok(fields), _), .. } = &file.content else {
        return None;
    };
    (of == stage.as_str()).then(|| get(fields, "activity").and_then(text)).flatten()
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

fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
}

fn text(node: &Node) -> Option<&str> {
    if let Value::String(text) = &node.value { Some(text) } else { None }
}

fn list<'n>(node: &'n Node, key: &str) -> &'n [Node] {
    match get(node, key).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn first_id<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    list(node, key).iter().find_map(|item| get(item, "id").and_then(text))
}

/// Returns a localized text in `language`, or else in any.
fn localized<'n>(node: &'n Node, language: &str) -> Option<&'n str> {
    let Value::Map(entries) = &node.value else { return text(node) };
    let own = entries.iter().find(|entry| entry.key == language);
    own.or(entries.first()).and_then(|entry| text(&entry.node))
}

/// Returns `text` as a double-quoted YAML scalar.
fn quoted(text: &str) -> String {
    let escaped = nfc(text).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("\"{escaped}\"")
}
