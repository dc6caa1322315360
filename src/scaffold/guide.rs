//! The files of a new guide, in every language of the playbook.

use std::fmt::Write;
use std::path::Path;

use crate::check::{Declared, declared, nearest};
use crate::failure::Failure;
use crate::load::{Content, Role, Sources, load};
use crate::model::{FactField, StageId};
use crate::schema::guide::GUIDE;
use crate::schema::{Doc, Field, Kind, Sample, Target};
use crate::slug::is_slug;
use crate::source::nfc;
use crate::words::{Text, ToolLanguage, Words};
use crate::yaml::{Node, Value};

/// A guide that is to be made.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewGuide<'a> {
    /// The stage's id, a slash and the guide's slug.
    pub name: &'a str,
    /// Id of the activity that it is for. Without it, the one that has the guide's slug for its id, if there is one.
    pub activity: Option<&'a str>,
    /// Id of its type, which decides its sections.
    pub guide_type: Option<&'a str>,
    /// Its title in every language. Without it, the name of the activity of that slug, or else the slug in words.
    pub title: Option<&'a str>,
}

/// A guide that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeGuide {
    /// Paths of its files.
    pub files: Vec<String>,
    /// Id of the activity that it is for; `None` if its writer has to fill that in.
    pub activity: Option<String>,
    /// Ids of its stage's activities.
    pub activities: Vec<String>,
}

/// Writes the files of a new guide into the playbook in `root`.
///
/// # Errors
/// Fails before anything is written where `asked` names no new guide, no activity of its stage or no type of guides, one
/// of the files exists, or the files of the playbook that the guide depends on cannot be read.
pub fn new_guide(root: &Path, asked: NewGuide<'_>) -> Result<MadeGuide, Failure> {
    let name = asked.name;
    let Some((stage, slug)) = name.split_once('/').filter(|(_, slug)| is_slug(slug)) else {
        return Err(Failure::new(Text::new("failure-new-form").arg("value", name)));
    };
    let sources = load(root, None)?;
    let Some(stage) = StageId::from_id(stage) else { return Err(unknown_stage(stage, slug, &sources)) };
    if slug == "index" {
        // A file of this name is the guide of the folder that it is in.
        return Err(Failure::new(Text::new("failure-new-index").arg("stage", stage.as_str())));
    }
    if let Some(path) = existing(&sources, stage, slug) {
        return Err(Failure::new(Text::new("failure-file-exists").arg("path", path)));
    }
    let pattern = Pattern::read(&sources, stage, slug, asked)?;
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
    let files = files.into_iter().map(|(path, _)| path).collect();
    Ok(MadeGuide { files, activity: pattern.activity_id().map(str::to_owned), activities: pattern.activity_ids() })
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
    /// Id of its type, if it has one.
    guide_type: Option<&'s str>,
    sections: &'s [Node],
    activities: &'s [Node],
    /// The one it is for, if that is known.
    activity: Option<&'s Node>,
    /// What it is called, unless it is called what its activity is.
    title: Option<String>,
    stage: StageId,
    declared: Declared,
}

impl<'s> Pattern<'s> {
    fn read(sources: &'s Sources, stage: StageId, slug: &str, asked: NewGuide<'_>) -> Result<Self, Failure> {
        let settings = yaml(sources, "content/playbook.yaml")?;
        let stage_path = format!("content/stages/{stage}.yaml");
        let stage_file = yaml(sources, &stage_path)?;
        let tag = |item: &'s Node| item.as_str().or_else(|| item.get_str("code"));
        let languages: Vec<&str> = list(settings, "languages").iter().filter_map(tag).collect();
        if languages.is_empty() {
            return Err(unreadable("content/playbook.yaml"));
        }
        let activities = list(stage_file, "activities");
        if activities.is_empty() {
            return Err(Failure::new(Text::new("failure-new-no-activity").arg("stage", stage.as_str())));
        }
        let of_id = |id: &str| activities.iter().find(|activity| activity.get_str("id") == Some(id));
        let activity = match asked.activity {
            Some(id) => Some(of_id(id).ok_or_else(|| unknown_activity(id, stage, activities))?),
            None => of_id(slug),
        };
        // A guide with the name of its activity is called like it.
        let is_named = activity.is_some_and(|activity| activity.get_str("id") == Some(slug));
        let title = asked.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
        let guide_type = asked.guide_type.map(|id| find_type(id, list(settings, "guide_types"))).transpose()?;
        Ok(Self {
            languages,
            guide_type: guide_type.and_then(|declared| declared.get_str("id")),
            sections: guide_type.map_or_else(|| list(settings, "guide_sections"), |of| list(of, "sections")),
            activities,
            activity,
            title: title.or_else(|| (!is_named).then(|| sentence(slug))),
            stage,
            declared: declared(sources),
        })
    }

    /// Returns the id of the activity that the guide is for.
    fn activity_id(&self) -> Option<&'s str> {
        self.activity.and_then(|activity| activity.get_str("id"))
    }

    fn activity_ids(&self) -> Vec<String> {
        self.activities.iter().filter_map(|activity| activity.get_str("id")).map(str::to_owned).collect()
    }

    /// Returns the file in the main language.
    fn source(&self, language: &str) -> String {
        let words = words(language);
        let mut file = format!("---\n{}", self.head(language, &words));
        for field in GUIDE.iter().filter(|field| self.is_stated(field)) {
            let sample = match field.sample {
                Sample::Text(sample) => sample.to_owned(),
                Sample::First => self.first(field.kind),
                // Only a person knows: the field is left empty, with what it means.
                Sample::None => format!("# {}", in_language(field.doc, words.language())),
            };
            let _ = writeln!(file, "{}", format!("{}: {sample}", field.name).trim_end());
        }
        let (stated, others): (Vec<&FactField>, Vec<&FactField>) =
            self.declared.own_facts.iter().partition(|field| self.is_required(&field.name));
        for field in stated {
            let sample = match field.kind {
                Kind::Names(_) => self.first(field.kind),
                _ => format!("# {}", label(field)),
            };
            let _ = writeln!(file, "{}: {sample}", field.name);
        }
        for field in GUIDE.iter().filter(|field| !self.is_stated(field) && self.can_be_stated(field)) {
            let _ = writeln!(file, "# {}: {}", field.name, in_language(field.doc, words.language()));
        }
        for field in others {
            let _ = writeln!(file, "# {}: {}", field.name, label(field));
        }
        file.push_str("---\n");
        file + &self.body(language, &words)
    }

    /// Returns what a field of that kind names, for a start.
    fn first(&self, kind: Kind) -> String {
        let first = |ids: Option<&Vec<String>>| ids.and_then(|ids| ids.first()).map_or("", String::as_str).to_owned();
        match kind {
            // Which one only the writer knows: the field is left empty, with what it can be.
            Kind::Activity => match self.activity_id() {
                Some(id) => id.to_owned(),
                None => format!("# {}", self.activity_ids().join(" | ")),
            },
            Kind::GuideType => match self.guide_type {
                Some(id) => id.to_owned(),
                None => format!("# {}", self.declared.guide_types.as_deref().unwrap_or_default().join(" | ")),
            },
            Kind::Names(Target::Term(vocabulary)) => {
                let ids = self.declared.vocabularies.get(vocabulary.0 as usize);
                format!("[{}]", first(ids.and_then(Option::as_ref)))
            }
            Kind::Names(Target::Metric) => format!("[{}]", first(self.declared.metrics[self.stage].as_ref())),
            _ => String::new(),
        }
    }

    /// Returns whether a new guide states a field for a start: it has to, it is asked for, or it is no fact.
    fn is_stated(&self, field: &Field) -> bool {
        if field.kind.is_fact() {
            self.is_required(field.name) || (field.kind == Kind::GuideType && self.guide_type.is_some())
        } else {
            field.sample != Sample::None
        }
    }

    fn is_required(&self, name: &str) -> bool {
        self.declared.required_facts.iter().any(|required| required == name)
    }

    /// Returns whether there is something to state: a list that the playbook does not have offers nothing.
    fn can_be_stated(&self, field: &Field) -> bool {
        let ids = match field.kind {
            Kind::GuideType => self.declared.guide_types.as_ref(),
            Kind::Names(Target::Term(vocabulary)) => {
                self.declared.vocabularies.get(vocabulary.0 as usize).and_then(Option::as_ref)
            }
            _ => return true,
        };
        ids.is_none_or(|ids| !ids.is_empty())
    }

    /// Returns the file in another language.
    fn translation(&self, language: &str) -> String {
        let words = words(language);
        format!("---\n{}---\n{}", self.head(language, &words), self.body(language, &words))
    }

    fn head(&self, language: &str, words: &Words) -> String {
        let name = || localized(self.activity?.get("name")?, language);
        let title = self.title.as_deref().or_else(name).or(self.activity_id()).unwrap_or_default();
        format!("title: {}\nsummary: {}\n", quoted(title), quoted(&words.plain("guide-summary")))
    }

    fn body(&self, language: &str, words: &Words) -> String {
        let paragraph = words.plain("guide-paragraph");
        let mut body = String::new();
        for section in self.sections {
            let Some(name) = section.get("name").and_then(|name| localized(name, language)) else { continue };
            let is_optional = section.get("optional").is_some_and(|flag| matches!(flag.value, Value::Bool(true)));
            let _ = if is_optional {
                writeln!(body, "\n<!-- ## {name}\n\n{} -->", words.plain("guide-optional"))
            } else {
                writeln!(body, "\n## {name}\n\n{paragraph}")
            };
        }
        if body.is_empty() { format!("\n{paragraph}\n") } else { body }
    }
}

/// Returns what a fact of the playbook's own is called in the main language, which a new guide's source is in.
fn label(field: &FactField) -> &str {
    field.label.as_ref().map_or("", |label| label.main())
}

/// Returns what a field means in a language of the tool.
fn in_language(doc: Doc, language: ToolLanguage) -> &'static str {
    match language {
        ToolLanguage::English => doc.en,
        ToolLanguage::Vietnamese => doc.vi,
    }
}

/// Returns the tool's words for a text in `language`; English where the tool does not speak it.
fn words(language: &str) -> Words {
    Words::new(ToolLanguage::from_locale(language).unwrap_or(ToolLanguage::English))
}

/// Returns the declaration of the type of that id.
fn find_type<'s>(id: &str, types: &'s [Node]) -> Result<&'s Node, Failure> {
    if let Some(found) = types.iter().find(|declared| declared.get_str("id") == Some(id)) {
        return Ok(found);
    }
    let known: Vec<&str> = types.iter().filter_map(|declared| declared.get_str("id")).collect();
    let near = nearest(id, known.iter().copied());
    let message = match near {
        _ if known.is_empty() => "failure-new-no-types",
        Some(_) => "failure-new-type-near",
        None => "failure-new-type",
    };
    let text = Text::new(message).arg("name", id).arg("expected", known.join(", "));
    Err(Failure::new(text.arg("suggestion", near.unwrap_or_default())))
}

fn unknown_activity(id: &str, stage: StageId, activities: &[Node]) -> Failure {
    let known: Vec<&str> = activities.iter().filter_map(|activity| activity.get_str("id")).collect();
    let near = nearest(id, known.iter().copied());
    let message = if near.is_some() { "failure-new-activity-near" } else { "failure-new-activity" };
    let text = Text::new(message).arg("name", id).arg("stage", stage.as_str()).arg("expected", known.join(", "));
    Failure::new(text.arg("suggestion", near.unwrap_or_default()))
}

/// Returns a slug as the words that it stands for, the first with a capital letter.
fn sentence(slug: &str) -> String {
    let mut words = slug.replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
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
