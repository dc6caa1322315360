//! Parses the stage files against the five-stage model.

use crate::check::report::Report;
use crate::check::suggest::near;
use crate::diagnostic::{Code, Diagnostic, Fix, Place};
use crate::load::{Content, LoadedFile};
use crate::model::{Activity, LangIx, Metric, PerStage, RawHtml, ReviewQuestion, Stage, StageId};
use crate::schema::stage::STAGE;
use crate::source::{FilePath, Span};
use crate::words::Text;
use crate::yaml::{Node, Value};

use super::fields::{Context, Values, all, read};
use super::ids::Ids;
use super::localized::DeclaredLanguages;
use super::missing_languages::{FileTexts, report_missing};
use super::nodes::{text, wrong_type};
use super::quiz::question;
use super::sentence::{InLanguage, ParsedSentence, TextSource};
use super::stage_names::{StageNames, is_misspelt};

/// A stage as far as it could be read.
#[derive(Debug)]
pub(crate) struct ParsedStage {
    /// The stage, if nothing in it is wrong.
    pub(crate) stage: Option<Stage<ParsedSentence>>,
    /// Its sentences that have marks.
    pub(crate) sentences: Vec<InLanguage>,
    /// Its file.
    pub(crate) file: FilePath,
    /// Its activities; `None` where they could not be read, so that no guide is blamed for it.
    pub(crate) activities: Option<Ids>,
    /// Where the list of activities stands.
    pub(crate) activities_span: Span,
    /// Where each activity stands.
    pub(crate) activity_spans: Vec<Span>,
    /// Its metrics, likewise.
    pub(crate) metrics: Option<Ids>,
    /// Where the list of metrics stands.
    pub(crate) metrics_span: Span,
    /// Where the slugs stand.
    pub(crate) slug_span: Option<Span>,
    /// Its localized texts.
    pub(crate) texts: Option<FileTexts>,
}

/// Parses every stage file. A stage without a file has none in the result.
pub(crate) fn parse(
    files: &[(&str, &LoadedFile)],
    (declared, raw_html): (&DeclaredLanguages, RawHtml),
    names: &StageNames,
) -> (PerStage<Option<ParsedStage>>, Vec<Diagnostic>) {
    let mut stages: PerStage<Option<ParsedStage>> = PerStage::default();
    let mut diagnostics = Vec::new();
    let mut meant: Vec<StageId> = Vec::new();
    for (stem, file) in files {
        let mut report = Report::on(file.source.path());
        match StageId::from_id(stem) {
            None => meant.extend(unknown(stem, file, files, names, &mut report)),
            Some(stage) => {
                if let Some(first) = &stages[stage] {
                    let diagnostic = report.at(Code::ModelDuplicateStage, head(file)).arg("stage", stage.as_str());
                    let related = Place::new(&first.file, Span::start_of_file());
                    report.push(diagnostic.related(related, Text::new("related-first")));
                } else {
                    let mut parsed = parse_stage(stage, file, (declared, raw_html), names, &mut report);
                    parsed.texts = Some(report_missing(declared, &mut report));
                    stages[stage] = Some(parsed);
                }
            }
        }
        diagnostics.extend(report.into_diagnostics());
    }
    for stage in StageId::ALL.into_iter().filter(|stage| stages[*stage].is_none() && !meant.contains(stage)) {
        let path: FilePath = format!("content/stages/{stage}.yaml").into();
        diagnostics.push(Diagnostic::new(Code::ModelMissingStage, Place::file(&path)).arg("stage", stage.as_str()));
    }
    (stages, diagnostics)
}

/// Reports a file that is none of the five stages; returns the stage that was probably meant.
fn unknown(
    stem: &str,
    file: &LoadedFile,
    files: &[(&str, &LoadedFile)],
    names: &StageNames,
    report: &mut Report,
) -> Option<StageId> {
    if let Some(node) = field(file, "id")
        && let Value::String(id) = &node.value
        && let Some(stage) = StageId::from_id(id)
        && !files.iter().any(|(other, _)| *other == id)
    {
        let diagnostic = report.at(Code::ModelIdMismatch, node.span).variant("file").arg("name", id.as_str());
        report.push(diagnostic.arg("expected", stem).arg("file", format!("{id}.yaml")));
        return Some(stage);
    }
    let id = field(file, "id").filter(|node| matches!(&node.value, Value::String(id) if id == stem));
    let span = id.map_or_else(|| head(file), |node| node.span);
    let meant = names.nearest(stem);
    let diagnostic = report.at(Code::ModelUnknownStage, span).arg("name", stem);
    report.push(diagnostic.suggest(meant.map(StageId::as_str)));
    meant.filter(|_| is_misspelt(stem))
}

/// Returns where a YAML file begins.
pub(crate) fn head(file: &LoadedFile) -> Span {
    match &file.content {
        Content::Yaml(Ok(tree)) => tree.entries().first().map_or_else(Span::start_of_file, |entry| entry.key_span),
        _ => Span::start_of_file(),
    }
}

/// Returns the value of a top-level field, without checking anything.
fn field<'f>(file: &'f LoadedFile, name: &str) -> Option<&'f Node> {
    if let Content::Yaml(Ok(node)) = &file.content { node.get(name) } else { None }
}

fn parse_stage(
    id: StageId,
    file: &LoadedFile,
    (declared, raw_html): (&DeclaredLanguages, RawHtml),
    names: &StageNames,
    report: &mut Report,
) -> ParsedStage {
    let mut parsed = ParsedStage {
        stage: None,
        sentences: Vec::new(),
        file: file.source.path().clone(),
        activities: None,
        activities_span: head(file),
        activity_spans: Vec::new(),
        metrics: None,
        metrics_span: head(file),
        slug_span: None,
        texts: None,
    };
    let Content::Yaml(Ok(node)) = &file.content else { return parsed };
    let source = TextSource { text: file.source.text(), raw_html };
    let Some(mut values) = read(node, &STAGE, Context::File(declared, source), report) else { return parsed };
    values.push_marked(LangIx::MAIN, &mut parsed.sentences);
    if let Some(node) = values.tree("id") {
        check_id(id, node, names, report);
    }
    if let Some(node) = values.tree("order") {
        check_order(id, node, report);
    }
    parsed.slug_span = values.tree("slug").map(|node| node.span);
    if let Some(node) = node.get("activities") {
        parsed.activities_span = values.key_span("activities").unwrap_or(node.span);
        parsed.activities = declared_ids(node);
        parsed.activity_spans = node.items().iter().filter_map(|item| item.get("id")).map(|id| id.span).collect();
    }
    if let Some(node) = node.get("metrics") {
        parsed.metrics_span = values.key_span("metrics").unwrap_or(node.span);
        parsed.metrics = declared_ids(node);
    }
    parsed.stage = stage(id, &mut values, report);
    parsed
}

/// Makes the stage if nothing that it needs is missing or wrong.
fn stage(id: StageId, values: &mut Values<'_>, report: &mut Report) -> Option<Stage<ParsedSentence>> {
    let activities = values.records("activities").and_then(|terms| all(terms, activity));
    let metrics = values.records("metrics").and_then(|metrics| all(metrics, metric));
    let review_questions = values.records("review_questions").unwrap_or_default();
    let quiz = values.records("quiz").unwrap_or_default();
    // Each question is looked at, also where the stage lacks something else.
    let quiz = quiz.into_iter().filter_map(|values| question(values?, Values::localized_sentence, report)).collect();
    Some(Stage {
        id,
        name: values.localized("name")?,
        slug: values.localized("slug")?,
        goal: values.localized_sentence("goal")?,
        customer: values.localized_sentence("customer")?,
        summary: values.localized_sentence("summary")?,
        activities: activities?,
        metrics: metrics?,
        exit_criteria: values.localized_sentences("exit_criteria"),
        key_facts: values.localized_sentences("key_facts"),
        review_questions: review_questions.into_iter().filter_map(|values| review(values?)).collect(),
        quiz,
    })
}

fn activity(mut values: Values<'_>) -> Option<Activity> {
    Some(Activity { id: values.text("id")?.to_owned(), name: values.localized("name")? })
}

fn metric(mut values: Values<'_>) -> Option<Metric<ParsedSentence>> {
    Some(Metric {
        id: values.text("id")?.to_owned(),
        name: values.localized("name")?,
        measure: values.localized_sentence("measure")?,
    })
}

fn review(mut values: Values<'_>) -> Option<ReviewQuestion<ParsedSentence>> {
    let [question, answer] = ["question", "answer"].map(|name| values.localized_sentence(name));
    Some(ReviewQuestion { question: question?, answer: answer? })
}

fn check_id(id: StageId, node: &Node, names: &StageNames, report: &mut Report) {
    let Some(written) = text(node, report) else { return };
    if written == id.as_str() {
        return;
    }
    let diagnostic = if StageId::from_id(written).is_some() {
        report.at(Code::ModelIdMismatch, node.span).arg("name", written).arg("expected", id.as_str())
    } else {
        let meant = names.nearest(written).unwrap_or(id);
        let fix = near(written, [id.as_str()]).map(|near| Fix::Rename(near.name.to_owned()));
        report.at(Code::ModelUnknownStage, node.span).arg("name", written).suggest(Some(meant.as_str())).fix(fix)
    };
    report.push(diagnostic);
}

fn check_order(id: StageId, node: &Node, report: &mut Report) {
    match node.value {
        Value::Integer(order) if order == i64::from(id.order()) => {}
        Value::Integer(order) => {
            let diagnostic = report
                .at(Code::ModelStageOrder, node.span)
                .arg("stage", id.as_str())
                .arg("value", order.to_string())
                .arg("expected", id.order().to_string())
                .fix(Some(Fix::Replace(node.span, id.order().to_string())));
            report.push(diagnostic);
        }
        _ => wrong_type(node, "number", report),
    }
}

/// Returns the ids of a list of `{id, …}` as they are written, without checking them again.
fn declared_ids(node: &Node) -> Option<Ids> {
    let Value::List(items) = &node.value else { return None };
    let mut ids = Ids::default();
    let mut silent = Report::on(&"".into());
    for item in items {
        let Some(id) = item.get("id") else { continue };
        let known = ids.len();
        ids.declare(id, &mut silent);
        if ids.len() > known {
            let names = item.get("name").map(Node::entries).unwrap_or_default();
            names.iter().filter_map(|entry| entry.node.as_str()).for_each(|name| ids.also_called(name));
        } else if id.as_str().is_some() {
            // Which id was meant by the second of two is not known, so that nothing can be said of those who use it.
            return None;
        }
    }
    Some(ids)
}
