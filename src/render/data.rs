//! The whole playbook as data, in every language, for programs: `playbook.json`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::diagnostic::Diagnostic;
use crate::model::{
    Article, Fact, FactData, FactNames, Guide, GuideIx, LangIx, Lens, LensIx, Localized, PageIx, PerStage, Playbook,
    Question, Sentence, Stage, StageId, Term, Translated, TypeIx, Vocabulary,
};
use crate::schema::guide::GUIDE;
use crate::schema::playbook::VOCABULARIES;
use crate::schema::{Kind, Target};

use super::context::SiteContext;
use super::templates::data_failed;

/// A text in every language, by tag.
type Texts<'a> = BTreeMap<&'a str, &'a str>;

#[derive(Serialize)]
struct PlaybookData<'a> {
    title: Texts<'a>,
    description: Texts<'a>,
    languages: Vec<&'a str>,
    stages: Vec<StageData<'a>>,
    /// `None` where they are in files of their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    guides: Option<Vec<GuideData<'a>>>,
    /// The addresses of those files, each with a list `guides`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    guide_files: Vec<&'a str>,
    /// The vocabularies that every playbook has, by their names.
    #[serde(flatten)]
    built_in: BTreeMap<&'a str, Vec<NamedData<'a>>>,
    /// Those of the playbook's own, by their ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    vocabularies: BTreeMap<&'a str, OwnVocabularyData<'a>>,
    /// The types of guides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    guide_types: Vec<NamedData<'a>>,
    /// The labels of the playbook's own fields.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<&'a str, Texts<'a>>,
    glossary: Vec<TermData<'a>>,
    lenses: Vec<LensData<'a>>,
    pages: Vec<PageData<'a>>,
}

#[derive(Serialize)]
struct NamedData<'a> {
    id: &'a str,
    name: Texts<'a>,
}

#[derive(Serialize)]
struct OwnVocabularyData<'a> {
    label: Texts<'a>,
    terms: Vec<NamedData<'a>>,
}

#[derive(Serialize)]
struct StageData<'a> {
    id: &'a str,
    order: u8,
    name: Texts<'a>,
    address: Texts<'a>,
    goal: Texts<'a>,
    customer: Texts<'a>,
    summary: Texts<'a>,
    activities: Vec<NamedData<'a>>,
    metrics: Vec<MetricData<'a>>,
    exit_criteria: Vec<Texts<'a>>,
    key_facts: Vec<Texts<'a>>,
    review_questions: Vec<ReviewData<'a>>,
    quiz: Vec<QuestionData<'a>>,
}

#[derive(Serialize)]
struct MetricData<'a> {
    id: &'a str,
    name: Texts<'a>,
    measure: Texts<'a>,
}

#[derive(Serialize)]
struct ReviewData<'a> {
    question: Texts<'a>,
    answer: Texts<'a>,
}

#[derive(Serialize)]
struct QuestionData<'a> {
    question: Texts<'a>,
    choices: Vec<ChoiceData<'a>>,
    explanation: Option<Texts<'a>>,
}

#[derive(Serialize)]
struct ChoiceData<'a> {
    text: Texts<'a>,
    correct: bool,
}

/// A guide; what it states is between its id and its text, in the order of the declaration.
struct GuideData<'a> {
    id: String,
    stage: &'a str,
    /// The language that it was written in.
    source: &'a str,
    facts: Vec<(Cow<'a, str>, FactData<'a>)>,
    text: BTreeMap<&'a str, ArticleData<'a>>,
}

impl Serialize for GuideData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4 + self.facts.len()))?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("stage", self.stage)?;
        map.serialize_entry("source", self.source)?;
        for (name, value) in &self.facts {
            map.serialize_entry(name, value)?;
        }
        map.serialize_entry("text", &self.text)?;
        map.end()
    }
}

/// A text in one language.
#[derive(Serialize)]
struct ArticleData<'a> {
    title: &'a str,
    summary: &'a str,
    address: &'a str,
    sections: Vec<SectionData<'a>>,
}

#[derive(Serialize)]
struct SectionData<'a> {
    anchor: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct TermData<'a> {
    id: &'a str,
    term: Texts<'a>,
    definition: Texts<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<&'a [String]>,
    see: Vec<&'a str>,
}

#[derive(Serialize)]
struct LensData<'a> {
    id: &'a str,
    name: Texts<'a>,
    summary: Texts<'a>,
    address: Texts<'a>,
    stages: Vec<LensStageData<'a>>,
}

#[derive(Serialize)]
struct LensStageData<'a> {
    id: &'a str,
    name: Texts<'a>,
    summary: Texts<'a>,
    meets: Vec<String>,
}

#[derive(Serialize)]
struct PageData<'a> {
    id: &'a str,
    /// The language that it was written in.
    source: &'a str,
    /// The page of the folder that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<FactData<'a>>,
    text: BTreeMap<&'a str, ArticleData<'a>>,
}

/// A part of the guides.
#[derive(Serialize)]
struct GuidesData<'a> {
    guides: Vec<GuideData<'a>>,
}

/// Renders `playbook.json`.
pub(super) fn render(site: &SiteContext) -> Result<Vec<u8>, Diagnostic> {
    let names = PerStage::from_fn(|stage| StageNames { site, stage });
    let is_whole = site.routes.data_parts().is_empty();
    write(&DataBuilder { site, names: &names, as_written: false }.playbook(is_whole.then_some(&site.order.path)))
}

/// Renders a part of the guides of `playbook.json`.
pub(super) fn part(site: &SiteContext, part: usize) -> Result<Vec<u8>, Diagnostic> {
    let names = PerStage::from_fn(|stage| StageNames { site, stage });
    let builder = DataBuilder { site, names: &names, as_written: false };
    write(&GuidesData { guides: builder.guides(site.order.part(part)) })
}

fn write(data: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = serde_json::to_vec_pretty(data).map_err(|error| data_failed(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Renders what `playbook.json` says of everything but the guides, sentences with their marks: what pages show of them.
pub(super) fn without_guides(site: &SiteContext) -> Result<Vec<u8>, serde_json::Error> {
    let names = PerStage::from_fn(|stage| StageNames { site, stage });
    serde_json::to_vec(&DataBuilder { site, names: &names, as_written: true }.playbook(None))
}

/// What the indices in the facts of a stage's guides stand for.
struct StageNames<'a> {
    site: &'a SiteContext,
    stage: StageId,
}

impl FactNames for StageNames<'_> {
    fn id(&self, target: Target, at: u32) -> Option<&str> {
        let playbook = &self.site.playbook;
        Some(match target {
            Target::Term(vocabulary) => &playbook.settings.vocabulary(vocabulary).terms.get(at as usize)?.id,
            _ => &playbook.stages[self.stage].metrics.get(at as usize)?.id,
        })
    }

    fn guide_type(&self, at: TypeIx) -> Option<&str> {
        Some(&self.site.playbook.settings.guide_types.get(at.0 as usize)?.id)
    }

    fn tag(&self, lang: LangIx) -> &str {
        self.site.tag(lang)
    }
}

struct DataBuilder<'a> {
    site: &'a SiteContext,
    names: &'a PerStage<StageNames<'a>>,
    /// Whether sentences are given with their marks.
    as_written: bool,
}

impl<'a> DataBuilder<'a> {
    fn guides(&self, guides: &[GuideIx]) -> Vec<GuideData<'a>> {
        guides.iter().map(|&ix| self.guide(ix, self.site.playbook.guide(ix))).collect()
    }

    fn playbook(&self, guides: Option<&Vec<GuideIx>>) -> PlaybookData<'a> {
        let playbook: &'a Playbook = &self.site.playbook;
        let settings = &playbook.settings;
        PlaybookData {
            title: self.texts(&settings.title),
            description: self.words(&settings.description),
            languages: playbook.languages().iter().map(|(_, language)| language.tag()).collect(),
            stages: playbook.stages.iter().map(|(id, stage)| self.stage(id, stage)).collect(),
            guides: guides.map(|guides| self.guides(guides)),
            guide_files: self.site.routes.data_parts().iter().map(|&part| self.site.routes.link(part)).collect(),
            built_in: settings
                .vocabularies
                .iter()
                .take(VOCABULARIES.fields.len())
                .map(|it| (it.id.as_str(), self.terms(it)))
                .collect(),
            vocabularies: self.own_vocabularies(),
            guide_types: settings
                .guide_types
                .iter()
                .map(|declared| NamedData { id: &declared.id, name: self.texts(&declared.name) })
                .collect(),
            fields: self.own_fields(),
            glossary: playbook.glossary.iter().map(|term| self.term(term)).collect(),
            lenses: (0..).map(LensIx).zip(&playbook.lenses).map(|(ix, lens)| self.lens(ix, lens)).collect(),
            pages: (0..)
                .map(PageIx)
                .zip(&playbook.pages)
                .map(|(ix, page)| PageData {
                    id: &page.slug,
                    source: self.tag(page.text.source_lang),
                    parent: self.site.pages.parent(ix).map(|at| playbook.pages[at.0 as usize].slug.as_str()),
                    order: page.order.map(FactData::number),
                    text: self.article(&page.text, |lang| Some(self.site.routes.page(lang, ix))),
                })
                .collect(),
        }
    }

    fn tag(&self, lang: LangIx) -> &'a str {
        self.site.tag(lang)
    }

    fn texts(&self, text: &'a Localized) -> Texts<'a> {
        text.iter().map(|(lang, text)| (self.tag(lang), text.as_str())).collect()
    }

    /// Returns the words of sentences: data is for programs, which read no Markdown.
    fn words(&self, text: &'a Localized<Sentence>) -> Texts<'a> {
        let of = |text: &'a Sentence| match text.body() {
            Some(body) if self.as_written => body.tree.source(),
            _ => text.words(),
        };
        text.iter().map(|(lang, text)| (self.tag(lang), of(text))).collect()
    }

    fn list(&self, texts: &'a [Localized<Sentence>]) -> Vec<Texts<'a>> {
        texts.iter().map(|text| self.words(text)).collect()
    }

    fn addresses(&self, route: impl Fn(LangIx) -> crate::plan::RouteIx) -> Texts<'a> {
        let languages = self.site.playbook.languages().iter();
        languages.map(|(lang, language)| (language.tag(), self.site.routes.address(route(lang)).link())).collect()
    }

    fn own_vocabularies(&self) -> BTreeMap<&'a str, OwnVocabularyData<'a>> {
        let settings = &self.site.playbook.settings;
        let own = settings.facts.iter().filter_map(|field| match (field.kind, &field.label) {
            (Kind::Names(Target::Term(ix)), Some(label)) => Some((settings.vocabulary(ix), label)),
            _ => None,
        });
        own.map(|(it, label)| (it.id.as_str(), OwnVocabularyData { label: self.texts(label), terms: self.terms(it) }))
            .collect()
    }

    fn own_fields(&self) -> BTreeMap<&'a str, Texts<'a>> {
        let own = self.site.playbook.settings.facts.iter().filter(|field| !matches!(field.kind, Kind::Names(_)));
        own.filter_map(|field| Some((&*field.name, self.texts(field.label.as_ref()?)))).collect()
    }

    fn terms(&self, vocabulary: &'a Vocabulary) -> Vec<NamedData<'a>> {
        vocabulary.terms.iter().map(|term| NamedData { id: &term.id, name: self.texts(&term.name) }).collect()
    }

    fn stage(&self, id: StageId, stage: &'a Stage) -> StageData<'a> {
        StageData {
            id: id.as_str(),
            order: id.order(),
            name: self.texts(&stage.name),
            address: self.addresses(|lang| self.site.routes.stage(lang, id)),
            goal: self.words(&stage.goal),
            customer: self.words(&stage.customer),
            summary: self.words(&stage.summary),
            activities: stage
                .activities
                .iter()
                .map(|activity| NamedData { id: &activity.id, name: self.texts(&activity.name) })
                .collect(),
            metrics: stage
                .metrics
                .iter()
                .map(|metric| MetricData {
                    id: &metric.id,
                    name: self.texts(&metric.name),
                    measure: self.words(&metric.measure),
                })
                .collect(),
            exit_criteria: self.list(&stage.exit_criteria),
            key_facts: self.list(&stage.key_facts),
            review_questions: stage
                .review_questions
                .iter()
                .map(|review| ReviewData { question: self.words(&review.question), answer: self.words(&review.answer) })
                .collect(),
            quiz: stage.quiz.iter().map(|question| self.question(question)).collect(),
        }
    }

    fn question(&self, question: &'a Question<Localized<Sentence>>) -> QuestionData<'a> {
        QuestionData {
            question: self.words(&question.question),
            choices: question
                .choices
                .iter()
                .map(|choice| ChoiceData { text: self.words(&choice.text), correct: choice.correct })
                .collect(),
            explanation: question.explanation.as_ref().map(|text| self.words(text)),
        }
    }

    fn guide(&self, ix: GuideIx, guide: &'a Guide) -> GuideData<'a> {
        let names: &'a dyn FactNames = &self.names[guide.id.stage];
        let mut facts = Vec::with_capacity(GUIDE.len() + self.site.playbook.settings.facts.len());
        let mut values = self.site.playbook.settings.facts.iter().zip(guide.facts.iter());
        for field in GUIDE {
            match field.kind {
                kind if kind.is_fact() => {
                    if let Some((_, fact)) = values.next() {
                        Self::push_fact((field.name, kind), fact, names, &mut facts);
                    }
                }
                Kind::Activity => {
                    let stage = &self.site.playbook.stages[guide.id.stage];
                    facts.push((field.name.into(), FactData::Text(&stage.activity(guide.activity).id)));
                }
                Kind::Names(Target::Meeting) => {
                    let also = guide.also.iter().map(|&place| self.site.place_name(place));
                    facts.push((field.name.into(), FactData::Names(also.collect())));
                }
                Kind::Names(Target::Guide) => {
                    facts.push((field.name.into(), FactData::Names(self.shown(guide.references(field.name)))));
                }
                _ => {}
            }
        }
        for (field, fact) in values {
            Self::push_fact((&field.name, field.kind), fact, names, &mut facts);
        }
        GuideData {
            id: guide.id.to_string(),
            stage: guide.id.stage.as_str(),
            source: self.tag(guide.text.source_lang),
            facts,
            text: self.article(&guide.text, |lang| self.site.routes.guide(lang, ix)),
        }
    }

    /// Adds a fact; how long an activity takes is added as a whole, and in minutes where it is exact.
    fn push_fact(
        (name, kind): (&'a str, Kind),
        fact: Option<&'a Fact>,
        names: &'a dyn FactNames,
        into: &mut Vec<(Cow<'a, str>, FactData<'a>)>,
    ) {
        if let Kind::Times(record) = kind {
            let time = if let Some(Fact::Time(time)) = fact { Some(time) } else { None };
            let parts = [time.and_then(|time| time.prepare.as_ref()), time.and_then(|time| time.run.as_ref())];
            let names = record.fields.iter().map(|part| format!("{}_minutes", part.name).into());
            into.extend(names.zip(parts.map(FactData::minutes)));
        }
        into.push((name.into(), FactData::of(kind, fact, names)));
    }

    /// Returns the ids of those of `guides` that the site shows.
    fn shown(&self, guides: &[GuideIx]) -> Vec<String> {
        let shown = guides.iter().filter(|&&ix| self.site.routes.guide(LangIx::MAIN, ix).is_some());
        shown.map(|&ix| self.site.playbook.guide(ix).id.to_string()).collect()
    }

    fn article(
        &self,
        text: &'a Translated<Article>,
        route: impl Fn(LangIx) -> Option<crate::plan::RouteIx>,
    ) -> BTreeMap<&'a str, ArticleData<'a>> {
        let languages = self.site.playbook.languages().iter();
        languages
            .filter_map(|(lang, language)| {
                let article = text.get(lang)?;
                let sections = article.body.headings.iter().filter(|heading| heading.level == 2);
                let data = ArticleData {
                    title: &article.title,
                    summary: article.summary.words(),
                    address: self.site.routes.address(route(lang)?).link(),
                    sections: sections
                        .map(|heading| SectionData { anchor: &heading.anchor, title: &heading.text })
                        .collect(),
                };
                Some((language.tag(), data))
            })
            .collect()
    }

    fn term(&self, term: &'a Term) -> TermData<'a> {
        let glossary = &self.site.playbook.glossary;
        TermData {
            id: &term.id,
            term: self.texts(&term.term),
            definition: self.words(&term.definition),
            also: (!term.also.is_empty()).then_some(&*term.also),
            see: term.see.iter().map(|ix| glossary[ix.0 as usize].id.as_str()).collect(),
        }
    }

    fn lens(&self, ix: LensIx, lens: &'a Lens) -> LensData<'a> {
        LensData {
            id: &lens.id,
            name: self.texts(&lens.name),
            summary: self.words(&lens.summary),
            address: self.addresses(|lang| self.site.routes.lens(lang, ix)),
            stages: lens
                .stages
                .iter()
                .map(|stage| LensStageData {
                    id: &stage.id,
                    name: self.texts(&stage.name),
                    summary: self.words(&stage.summary),
                    meets: stage.meets.iter().map(|&place| self.site.place_name(place)).collect(),
                })
                .collect(),
        }
    }
}
