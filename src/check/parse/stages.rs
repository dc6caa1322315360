//! Parses the stage files against the five-stage model.

use crate::diagnostic::{Code, Diagnostic, Fix, Place};
use crate::load::{Content, LoadedFile};
use crate::model::{Activity, Localized, Metric, PerStage, ReviewQuestion, Stage, StageId};
use crate::slug::is_slug;
use crate::source::{FilePath, Span};
use crate::words::Text;
use crate::yaml::{Node, Value};

use super::fields::{Fields, list, text, wrong_type};
use super::ids::Ids;
use super::localized::{DeclaredLanguages, localized, localized_list};
use super::quiz::parse_question;
use super::settings::parse_terms;
use super::stage_names::{StageNames, is_misspelt};
use crate::check::report::Report;
use crate::check::suggest::near;

/// A stage as far as it could be read.
#[derive(Debug)]
pub(crate) struct ParsedStage {
    /// The stage, if nothing in it is wrong.
    pub(crate) stage: Option<Stage>,
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
}

/// Parses every stage file. A stage without a file has none in the result.
pub(crate) fn parse(
    files: &[(&str, &LoadedFile)],
    declared: &DeclaredLanguages,
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
                    stages[stage] = Some(parse_stage(stage, file, declared, names, &mut report));
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
        Content::Yaml(Ok(Node { value: Value::Map(entries), .. })) => {
            entries.first().map_or_else(Span::start_of_file, |entry| entry.key_span)
        }
        _ => Span::start_of_file(),
    }
}

/// Returns the value of a top-level field, without checking anything.
fn field<'f>(file: &'f LoadedFile, name: &str) -> Option<&'f Node> {
    match &file.content {
        Content::Yaml(Ok(Node { value: Value::Map(entries), .. })) => {
            entries.iter().find(|entry| entry.key == name).map(|entry| &entry.node)
        }
        _ => None,
    }
}

fn parse_stage(
    id: StageId,
    file: &LoadedFile,
    declared: &DeclaredLanguages,
    names: &StageNames,
    report: &mut Report,
) -> ParsedStage {
    let mut parsed = ParsedStage {
        stage: None,
        file: file.source.path().clone(),
        activities: None,
        activities_span: head(file),
        activity_spans: Vec::new(),
        metrics: None,
        metrics_span: head(file),
        slug_span: None,
    };
    let Content::Yaml(Ok(node)) = &file.content else { return parsed };
    let Some(mut fields) = Fields::of(node, report) else { return parsed };
    if let Some(node) = fields.required("id", report) {
        check_id(id, node, names, report);
    }
    if let Some(node) = fields.required("order", report) {
        check_order(id, node, report);
    }
    let mut required =
        |name, report: &mut Report| fields.required(name, report).and_then(|node| localized(node, declared, report));
    let name = required("name", report);
    let goal = required("goal", report);
    let customer = required("customer", report);
    let summary = required("summary", report);
    let slug_node = fields.required("slug", report);
    let slug = slug_node.and_then(|node| parse_slugs(node, declared, report));
    parsed.slug_span = slug_node.map(|node| node.span);
    let activities = fields.required("activities", report).and_then(|node| {
        parsed.activities_span = fields.key_span("activities").unwrap_or(node.span);
        let terms = parse_terms(node, declared, report);
        parsed.activities = declared_ids(node);
        parsed.activity_spans = id_spans(node);
        Some(terms?.into_iter().map(|(id, name, _)| Activity { id, name }).collect::<Vec<_>>())
    });
    let metrics = fields.required("metrics", report).and_then(|node| {
        parsed.metrics_span = fields.key_span("metrics").unwrap_or(node.span);
        parsed.metrics = declared_ids(node);
        parse_metrics(node, declared, report)
    });
    let exit_criteria = fields.optional("exit_criteria").map(|node| localized_list(node, declared, report));
    let key_facts = fields.optional("key_facts").map(|node| localized_list(node, declared, report));
    let review_questions = fields.optional("review_questions").map(|node| parse_review(node, declared, report));
    let quiz = fields.optional("quiz").map(|node| {
        let items = list(node, report).unwrap_or_default();
        let mut read = |node: &Node, report: &mut Report| localized(node, declared, report);
        items.iter().filter_map(|item| parse_question(item, &mut read, report)).collect()
    });
    fields.finish(report);
    parsed.stage = (|| {
        Some(Stage {
            id,
            name: name?,
            slug: slug?,
            goal: goal?,
            customer: customer?,
            summary: summary?,
            activities: activities?,
            metrics: metrics?,
            exit_criteria: exit_criteria.unwrap_or_default(),
            key_facts: key_facts.unwrap_or_default(),
            review_questions: review_questions.unwrap_or_default(),
            quiz: quiz.unwrap_or_default(),
        })
    })();
    parsed
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
                .arg("expected", id.order().to_string());
            report.push(diagnostic);
        }
        _ => wrong_type(node, "number", report),
    }
}

fn parse_slugs(node: &Node, declared: &DeclaredLanguages, report: &mut Report) -> Option<Localized> {
    let slugs = localized(node, declared, report)?;
    let mut ok = true;
    for (_, slug) in slugs.iter().filter(|(_, slug)| !is_slug(slug)) {
        ok = false;
        let span = value_span(node, slug).unwrap_or(node.span);
        report.push(bad_slug(slug, span, report));
    }
    ok.then_some(slugs)
}

fn value_span(node: &Node, value: &str) -> Option<Span> {
    let Value::Map(entries) = &node.value else { return None };
    let entry = entries.iter().find(|entry| matches!(&entry.node.value, Value::String(text) if text.trim() == value));
    entry.map(|entry| entry.node.span)
}

/// Returns the diagnostic for a slug that cannot stand in an address.
pub(crate) fn bad_slug(slug: &str, span: Span, report: &Report) -> Diagnostic {
    let better = crate::fold::slug(slug);
    let diagnostic = report.at(Code::GuideBadValue, span).variant("slug").arg("value", slug);
    diagnostic.suggest(is_slug(&better).then_some(better))
}

/// Returns the ids of a list of `{id, …}` as they are written, without checking them again.
fn declared_ids(node: &Node) -> Option<Ids> {
    let Value::List(items) = &node.value else { return None };
    let mut ids = Ids::default();
    let mut silent = Report::on(&"".into());
    for item in items {
        let Some(id) = id_of(item) else { continue };
        let known = ids.iter().count();
        ids.declare(id, &mut silent);
        if ids.iter().count() > known {
            names_of(item).for_each(|name| ids.also_called(name));
        } else if matches!(id.value, Value::String(_)) {
            // Which id was meant by the second of two is not known, so that nothing can be said of those who use it.
            return None;
        }
    }
    Some(ids)
}

/// Returns the name of a list's item in every language.
fn names_of(item: &Node) -> impl Iterator<Item = &str> {
    let names = match &item.value {
        Value::Map(entries) => entries.iter().find(|entry| entry.key == "name").map(|entry| &entry.node.value),
        _ => None,
    };
    let by_language = match names {
        Some(Value::Map(entries)) => entries.as_slice(),
        _ => &[],
    };
    by_language.iter().filter_map(|entry| match &entry.node.value {
        Value::String(name) => Some(name.as_str()),
        _ => None,
    })
}

fn id_of(item: &Node) -> Option<&Node> {
    let Value::Map(entries) = &item.value else { return None };
    entries.iter().find(|entry| entry.key == "id").map(|entry| &entry.node)
}

fn id_spans(node: &Node) -> Vec<Span> {
    let Value::List(items) = &node.value else { return Vec::new() };
    items.iter().filter_map(id_of).map(|id| id.span).collect()
}

fn parse_metrics(node: &Node, declared: &DeclaredLanguages, report: &mut Report) -> Option<Vec<Metric>> {
    let mut ids = Ids::default();
    let mut complete = true;
    let mut metrics = Vec::new();
    for item in list(node, report)? {
        let metric = Fields::of(item, report).and_then(|mut fields| {
            let id = fields.required("id", report).and_then(|node| ids.declare(node, report));
            let name = fields.required("name", report).and_then(|node| localized(node, declared, report));
            let measure = fields.required("measure", report).and_then(|node| localized(node, declared, report));
            fields.finish(report);
            Some(Metric { id: id?, name: name?, measure: measure? })
        });
        complete &= metric.is_some();
        metrics.extend(metric);
    }
    complete.then_some(metrics)
}

fn parse_review(node: &Node, declared: &DeclaredLanguages, report: &mut Report) -> Vec<ReviewQuestion> {
    let mut questions = Vec::new();
    for item in list(node, report).unwrap_or_default() {
        let Some(mut fields) = Fields::of(item, report) else { continue };
        let question = fields.required("question", report).and_then(|node| localized(node, declared, report));
        let answer = fields.required("answer", report).and_then(|node| localized(node, declared, report));
        fields.finish(report);
        questions.extend(question.zip(answer).map(|(question, answer)| ReviewQuestion { question, answer }));
    }
    questions
}
