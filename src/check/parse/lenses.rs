//! Parses the lenses: other models, mapped onto the five stages.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::{Content, LoadedFile};
use crate::model::{LangIx, Lens, LensStage, Meeting, PerStage, RawHtml, StageId};
use crate::schema::lens::LENS;
use crate::slug::is_slug;
use crate::source::{FilePath, Span};
use crate::yaml::{Node, Value};

use super::fields::{self, Values, all, read};
use super::forms::bad_slug;
use super::localized::DeclaredLanguages;
use super::meetings::Places;
use super::missing_languages::FileTexts;
use super::nodes::text;
use super::sentence::{InLanguage, ParsedSentence, TextSource};
use super::stage_names::StageNames;
use super::stages::ParsedStage;
use crate::check::report::Report;

/// A lens as far as it could be read.
#[derive(Debug)]
pub(crate) struct ParsedLens {
    pub(crate) file: FilePath,
    /// The lens, if nothing in it is wrong.
    pub(crate) lens: Option<Lens<ParsedSentence>>,
    /// Its sentences that have marks.
    pub(crate) sentences: Vec<InLanguage>,
    /// Its localized texts.
    pub(crate) texts: Option<FileTexts>,
}

/// What a lens is parsed against.
pub(crate) struct Context<'s> {
    pub(crate) declared: &'s DeclaredLanguages,
    pub(crate) raw_html: RawHtml,
    pub(crate) stages: &'s PerStage<Option<ParsedStage>>,
    pub(crate) names: &'s StageNames,
}

/// Parses the lens in the file of that name.
pub(crate) fn parse(stem: &str, file: &LoadedFile, context: &Context<'_>, report: &mut Report) -> ParsedLens {
    let mut parsed = ParsedLens { file: file.source.path().clone(), lens: None, sentences: Vec::new(), texts: None };
    parsed.lens = parse_lens(stem, file, context, &mut parsed.sentences, report);
    parsed
}

fn parse_lens(
    stem: &str,
    file: &LoadedFile,
    context: &Context<'_>,
    sentences: &mut Vec<InLanguage>,
    report: &mut Report,
) -> Option<Lens<ParsedSentence>> {
    let Content::Yaml(Ok(node)) = &file.content else { return None };
    let source = TextSource { text: file.source.text(), raw_html: context.raw_html };
    let mut values = read(node, &LENS, fields::Context::File(context.declared, source), report)?;
    values.push_marked(LangIx::MAIN, sentences);
    let id = values.tree("id").and_then(|node| parse_id(stem, node, report));
    let key = values.key_span("stages").unwrap_or_else(|| values.head());
    let stages = values.records("stages").and_then(|stages| parse_stages(stages, key, context, report));
    let name = values.localized("name");
    Some(Lens { id: id?, name: name?, summary: values.localized_sentence("summary")?, stages: stages? })
}

fn parse_id(stem: &str, node: &Node, report: &mut Report) -> Option<String> {
    let id = text(node, report)?;
    if id != stem {
        report.push(report.at(Code::ModelIdMismatch, node.span).arg("name", id).arg("expected", stem));
        return None;
    }
    if !is_slug(id) {
        report.push(bad_slug(id, node.span, report));
        return None;
    }
    Some(id.to_owned())
}

fn parse_stages(
    records: Vec<Option<Values<'_>>>,
    key: Span,
    context: &Context<'_>,
    report: &mut Report,
) -> Option<Vec<LensStage<ParsedSentence>>> {
    let stages = all(records, |mut values| {
        let given = values.tree("meets").is_some_and(|node| matches!(node.value, Value::List(_)));
        let targets = values.names("meets");
        let places = Places { stages: context.stages, names: context.names };
        let met: Vec<_> = targets.iter().map(|target| places.find(*target, unknown_target, report)).collect();
        let meets = met.into_iter().collect::<Option<Vec<Meeting>>>().filter(|_| given);
        Some(LensStage {
            id: values.text("id")?.to_owned(),
            name: values.localized("name")?,
            summary: values.localized_sentence("summary")?,
            meets: meets?,
        })
    })?;
    check_cover(&stages, key, report);
    Some(stages)
}

fn unknown_target(report: &Report, span: Span, _: Option<(StageId, &ParsedStage)>) -> Diagnostic {
    report.at(Code::LensUnknownTarget, span)
}

fn check_cover<S>(stages: &[LensStage<S>], key: Span, report: &mut Report) {
    for stage in StageId::ALL {
        let met = stages.iter().flat_map(|lens| &lens.meets).any(|meeting| match meeting {
            Meeting::Stage(met) | Meeting::Activity(met, _) => *met == stage,
        });
        if !met {
            report.push(report.at(Code::LensUncoveredStage, key).arg("stage", stage.as_str()));
        }
    }
}
