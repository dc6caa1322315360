//! The whole playbook as data, in every language, for programs: `playbook.json`.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{
    Article, Guide, GuideIx, LangIx, Lens, LensIx, Localized, Meeting, PageIx, Playbook, Question, Stage, StageId,
    Term, Translated, Vocabulary, WorkTime,
};

use super::context::SiteContext;
use super::templates::data_failed;

/// A text in every language, by tag.
type Texts<'a> = std::collections::BTreeMap<&'a str, &'a str>;

#[derive(Serialize)]
struct PlaybookData<'a> {
    title: Texts<'a>,
    description: Texts<'a>,
    languages: Vec<&'a str>,
    stages: Vec<StageData<'a>>,
    guides: Vec<GuideData<'a>>,
    channels: Vec<NamedData<'a>>,
    industries: Vec<NamedData<'a>>,
    roles: Vec<NamedData<'a>>,
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

#[derive(Serialize)]
struct GuideData<'a> {
    id: String,
    stage: &'a str,
    activity: &'a str,
    channels: Vec<&'a str>,
    industries: Vec<&'a str>,
    roles: Vec<&'a str>,
    initiative: &'a str,
    effort: &'a str,
    prepare_minutes: Option<u32>,
    run_minutes: Option<u32>,
    team: Option<(u16, u16)>,
    metrics: Vec<&'a str>,
    prerequisites: Vec<String>,
    related: Vec<String>,
    updated: Option<String>,
    owner: Option<&'a str>,
    text: std::collections::BTreeMap<&'a str, ArticleData<'a>>,
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
    text: std::collections::BTreeMap<&'a str, ArticleData<'a>>,
}

/// Renders `playbook.json`.
pub(super) fn render(site: &SiteContext) -> Result<Vec<u8>, Diagnostic> {
    let data = DataBuilder { site }.playbook(&site.order.path);
    let mut bytes = serde_json::to_vec_pretty(&data).map_err(|error| data_failed(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Renders what `playbook.json` says of everything but the guides.
pub(super) fn without_guides(site: &SiteContext) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&DataBuilder { site }.playbook(&[]))
}
struct DataBuilder<'a> {
    site: &'a SiteContext,
}

impl<'a> DataBuilder<'a> {
    fn playbook(&self, guides: &[GuideIx]) -> PlaybookData<'a> {
        let playbook: &'a Playbook = &self.site.playbook;
        let settings = &playbook.settings;
        PlaybookData {
            title: self.texts(&settings.title),
            description: self.texts(&settings.description),
            languages: playbook.languages().iter().map(|(_, language)| language.tag()).collect(),
            stages: playbook.stages.iter().map(|(id, stage)| self.stage(id, stage)).collect(),
            guides: guides.iter().map(|&ix| self.guide(ix, playbook.guide(ix))).collect(),
            channels: self.vocabulary(&settings.channels),
            industries: self.vocabulary(&settings.industries),
            roles: self.vocabulary(&settings.roles),
            glossary: playbook.glossary.iter().map(|term| self.term(term)).collect(),
            lenses: (0..).map(LensIx).zip(&playbook.lenses).map(|(ix, lens)| self.lens(ix, lens)).collect(),
            pages: (0..)
                .map(PageIx)
                .zip(&playbook.pages)
                .map(|(ix, page)| PageData {
                    id: &page.slug,
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

    fn list(&self, texts: &'a [Localized]) -> Vec<Texts<'a>> {
        texts.iter().map(|text| self.texts(text)).collect()
    }

    fn addresses(&self, route: impl Fn(LangIx) -> crate::plan::RouteIx) -> Texts<'a> {
        let languages = self.site.playbook.languages().iter();
        languages.map(|(lang, language)| (language.tag(), self.site.routes.address(route(lang)).link())).collect()
    }

    fn vocabulary(&self, vocabulary: &'a Vocabulary) -> Vec<NamedData<'a>> {
        vocabulary.0.iter().map(|term| NamedData { id: &term.id, name: self.texts(&term.name) }).collect()
    }

    fn stage(&self, id: StageId, stage: &'a Stage) -> StageData<'a> {
        StageData {
            id: id.as_str(),
            order: id.order(),
            name: self.texts(&stage.name),
            address: self.addresses(|lang| self.site.routes.stage(lang, id)),
            goal: self.texts(&stage.goal),
            customer: self.texts(&stage.customer),
            summary: self.texts(&stage.summary),
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
                    measure: self.texts(&metric.measure),
                })
                .collect(),
            exit_criteria: self.list(&stage.exit_criteria),
            key_facts: self.list(&stage.key_facts),
            review_questions: stage
                .review_questions
                .iter()
                .map(|review| ReviewData { question: self.texts(&review.question), answer: self.texts(&review.answer) })
                .collect(),
            quiz: stage.quiz.iter().map(|question| self.question(question)).collect(),
        }
    }

    fn question(&self, question: &'a Question<Localized>) -> QuestionData<'a> {
        QuestionData {
            question: self.texts(&question.question),
            choices: question
                .choices
                .iter()
                .map(|choice| ChoiceData { text: self.texts(&choice.text), correct: choice.correct })
                .collect(),
            explanation: question.explanation.as_ref().map(|text| self.texts(text)),
        }
    }

    fn guide(&self, ix: GuideIx, guide: &'a Guide) -> GuideData<'a> {
        let (playbook, settings) = (&self.site.playbook, &self.site.playbook.settings);
        let stage = &playbook.stages[guide.id.stage];
        let ids = |vocabulary: &'a Vocabulary, terms: &[usize]| -> Vec<&'a str> {
            terms.iter().map(|&at| vocabulary.0[at].id.as_str()).collect()
        };
        let shown = |guides: &[GuideIx]| -> Vec<String> {
            let shown = guides.iter().filter(|&&ix| self.site.routes.guide(LangIx::SOURCE, ix).is_some());
            shown.map(|&ix| playbook.guide(ix).id.to_string()).collect()
        };
        GuideData {
            id: guide.id.to_string(),
            stage: guide.id.stage.as_str(),
            activity: &stage.activity(guide.activity).id,
            channels: ids(&settings.channels, &guide.channels),
            industries: ids(&settings.industries, &guide.industries),
            roles: ids(&settings.roles, &guide.roles),
            initiative: guide.initiative.as_str(),
            effort: guide.effort.as_str(),
            prepare_minutes: guide.time.prepare.map(WorkTime::minutes),
            run_minutes: guide.time.run.map(WorkTime::minutes),
            team: guide.team.map(|team| (team.min, team.max)),
            metrics: guide.metrics.iter().map(|&metric| stage.metric(metric).id.as_str()).collect(),
            prerequisites: shown(&guide.prerequisites),
            related: shown(&guide.related),
            updated: guide.updated.map(|date| date.to_string()),
            owner: guide.owner.as_deref(),
            text: self.article(&guide.text, |lang| self.site.routes.guide(lang, ix)),
        }
    }

    fn article(
        &self,
        text: &'a Translated<Article>,
        route: impl Fn(LangIx) -> Option<crate::plan::RouteIx>,
    ) -> std::collections::BTreeMap<&'a str, ArticleData<'a>> {
        let languages = self.site.playbook.languages().iter();
        languages
            .filter_map(|(lang, language)| {
                let article = text.get(lang)?;
                let sections = article.body.headings.iter().filter(|heading| heading.level == 2);
                let data = ArticleData {
                    title: &article.title,
                    summary: &article.summary,
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
            definition: self.texts(&term.definition),
            see: term.see.iter().map(|ix| glossary[ix.0 as usize].id.as_str()).collect(),
        }
    }

    fn lens(&self, ix: LensIx, lens: &'a Lens) -> LensData<'a> {
        let meeting = |meeting: &Meeting| match *meeting {
            Meeting::Stage(stage) => stage.to_string(),
            Meeting::Activity(stage, activity) => {
                format!("{stage}/{}", self.site.playbook.stages[stage].activity(activity).id)
            }
        };
        LensData {
            id: &lens.id,
            name: self.texts(&lens.name),
            summary: self.texts(&lens.summary),
            address: self.addresses(|lang| self.site.routes.lens(lang, ix)),
            stages: lens
                .stages
                .iter()
                .map(|stage| LensStageData {
                    id: &stage.id,
                    name: self.texts(&stage.name),
                    summary: self.texts(&stage.summary),
                    meets: stage.meets.iter().map(meeting).collect(),
                })
                .collect(),
        }
    }
}
