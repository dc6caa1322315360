//! What each text of a playbook is translated into, and from what: the facts behind `stagecraft status`.

use crate::diagnostic::Diagnostic;
use crate::load::Sources;
use crate::model::{
    ActivityIx, FactField, FactNames, Facts, Fingerprint, GuideId, LangIx, Language, Languages, Meeting, PerStage,
    SectionKey, StageId, TypeIx,
};
use crate::schema::Target;
use crate::source::FilePath;

use super::checker::check_after;
use super::parse::article::ParsedArticle;
use super::parse::foundation::Foundation;
use super::parse::guide_types::SectionList;
use super::parse::guides::ParsedGuide;
use super::parse::ids::Ids;
use super::parse::missing_languages::FileTexts;
use super::parse::texts::ParsedText;

/// How the texts of a playbook are translated, as far as its mistakes let that be known.
#[derive(Debug)]
pub struct Survey {
    /// The languages, the main language first; a guess where they could not be read.
    pub languages: Languages,
    /// The localized texts of each YAML file, in the order of paths.
    pub files: Vec<FileTexts>,
    /// Ids of each stage's activities; `None` where they could not be read.
    pub activities: PerStage<Option<Vec<String>>>,
    /// What guides can state.
    pub facts: Vec<FactField>,
    /// Ids of the terms of each vocabulary, by its index; `None` where they could not be read.
    vocabularies: Vec<Option<Vec<String>>>,
    /// Ids of the types of guides.
    types: Vec<String>,
    /// Ids of each stage's metrics; `None` where they could not be read.
    metrics: PerStage<Option<Vec<String>>>,
    /// Guides by stage, activity and slug, then pages by slug.
    pub texts: Vec<TextStatus>,
    /// Every mistake, in the order of reports.
    pub diagnostics: Vec<Diagnostic>,
}

impl Survey {
    /// Returns the languages that something is to be translated into: all but the main one, and that one too where a
    /// text began in another.
    pub fn targets(&self) -> impl Iterator<Item = (LangIx, &Language)> {
        let begin_in_main = self.texts.iter().all(|text| text.source_lang == LangIx::MAIN);
        self.languages.iter().skip(usize::from(begin_in_main))
    }
}

/// The languages of a guide or page.
#[derive(Debug)]
pub struct TextStatus {
    /// What it is.
    pub subject: Subject,
    /// What it states, as far as that could be read; `None` for a page.
    pub facts: Option<Facts>,
    /// The language that it was written in; the main language where no file is the source.
    pub source_lang: LangIx,
    /// The source, if there is one.
    pub file: Option<FilePath>,
    /// The sections of the source as they are now; `None` where they could not be read. One without text is left out.
    pub sections: Option<Vec<(SectionKey, Fingerprint)>>,
    /// One for each language but the source's.
    pub translations: Vec<TranslationStatus>,
}

impl TextStatus {
    /// Returns the files that there are, in any language.
    pub fn files(&self) -> impl Iterator<Item = &FilePath> {
        self.file.iter().chain(self.translations.iter().filter_map(|translation| translation.file.as_ref()))
    }
}

/// What a text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A guide.
    Guide {
        /// Its stage and slug.
        id: GuideId,
        /// The activity it guides through, if that could be read.
        activity: Option<String>,
        /// The other stages and activities that it is shown in.
        also: Vec<(StageId, Option<String>)>,
        /// Id of its type, if it has one.
        guide_type: Option<String>,
        /// Whether it is left out of a published site.
        draft: bool,
    },
    /// A free page, or the introduction of a page that the site makes itself.
    Page {
        /// Its file name without language and ending.
        slug: String,
    },
}

/// A translation beside its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationStatus {
    /// Its language.
    pub lang: LangIx,
    /// Its file, if there is one.
    pub file: Option<FilePath>,
    /// Whether the source has changed since.
    pub state: TranslationState,
    /// Whether it is built differently from its source.
    pub differs: bool,
}

/// Whether a source has changed since it was translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranslationState {
    /// It has not.
    UpToDate,
    /// These sections have: changed, new or dropped ones.
    Stale(Vec<String>),
    /// The translation does not record what it was made from.
    Untracked,
    /// There is no translation.
    Missing,
    /// Mistakes in the files keep it from being known.
    Unknown,
}

/// Checks a playbook and returns how each of its texts is translated, as far as that can be known.
#[must_use]
pub fn survey(sources: &Sources) -> Survey {
    let (checked, state) = check_after(sources, None, None);
    let files = &state.files;
    let Foundation { settings, stages, .. } = &*files.foundation;
    let languages = &settings.declared.languages;
    let mut yaml: Vec<FileTexts> = files.foundation.texts().chain(&files.glossary.texts).cloned().collect();
    yaml.sort_by(|a, b| a.file.cmp(&b.file));
    // Files whose name or place is wrong are not known to be of a text.
    let guides = files.guides.iter().filter(|guide| !guide.text.files.is_empty()).map(|guide| {
        let subject = guide_subject(guide, &files.foundation);
        let facts = guide.fields.as_ref().map(|fields| fields.facts.clone());
        let sections = &settings.sections;
        let known = sections.are_known(guide.sections(sections));
        TextStatus { facts, ..text_status(subject, &guide.text, known, languages) }
    });
    let pages = files.pages.iter().filter(|page| !page.text.files.is_empty()).map(|page| {
        let subject = Subject::Page { slug: page.slug.clone() };
        text_status(subject, &page.text, true, languages)
    });
    Survey {
        texts: guides.chain(pages).collect(),
        activities: PerStage::from_fn(|stage| list(stages[stage].as_ref()?.activities.as_ref())),
        facts: settings.facts.clone(),
        vocabularies: settings.vocabularies.iter().map(|ids| list(ids.as_ref())).collect(),
        types: settings.sections.types.iter().flatten().map(|(declared, _)| declared.id.clone()).collect(),
        metrics: PerStage::from_fn(|stage| list(stages[stage].as_ref()?.metrics.as_ref())),
        languages: languages.clone(),
        files: yaml,
        diagnostics: checked.diagnostics,
    }
}

impl Survey {
    /// Returns what the indices in the facts of a stage's guides stand for.
    #[must_use]
    pub fn names(&self, stage: StageId) -> SurveyNames<'_> {
        SurveyNames { survey: self, stage }
    }
}

/// What the indices in the facts of a stage's guides stand for.
#[derive(Debug, Clone, Copy)]
pub struct SurveyNames<'s> {
    survey: &'s Survey,
    stage: StageId,
}

impl FactNames for SurveyNames<'_> {
    fn id(&self, target: Target, at: u32) -> Option<&str> {
        let ids = match target {
            Target::Term(vocabulary) => self.survey.vocabularies.get(vocabulary.0 as usize)?.as_ref(),
            _ => self.survey.metrics[self.stage].as_ref(),
        };
        ids?.get(at as usize).map(String::as_str)
    }

    fn guide_type(&self, at: TypeIx) -> Option<&str> {
        self.survey.types.get(at.0 as usize).map(String::as_str)
    }

    fn tag(&self, lang: LangIx) -> &str {
        self.survey.languages[lang].tag()
    }
}

fn list(ids: Option<&Ids>) -> Option<Vec<String>> {
    Some(ids?.iter().map(str::to_owned).collect())
}

fn guide_subject(guide: &ParsedGuide, foundation: &Foundation) -> Subject {
    let name = |stage: StageId, activity: ActivityIx| {
        let ids = foundation.stages[stage].as_ref()?.activities.as_ref()?;
        ids.iter().nth(activity.0 as usize).map(str::to_owned)
    };
    let fields = guide.fields.as_ref();
    let also = guide.also().iter().filter_map(|place| match *place {
        Meeting::Stage(stage) => Some((stage, None)),
        Meeting::Activity(stage, activity) => Some((stage, Some(name(stage, activity)?))),
    });
    let types = foundation.settings.sections.types.iter().flatten();
    let guide_type = fields.and_then(|fields| match fields.sections {
        SectionList::OfType(at) => types.map(|(declared, _)| declared.id.clone()).nth(at.0 as usize),
        SectionList::Default | SectionList::Unknown => None,
    });
    Subject::Guide {
        id: guide.id.clone(),
        activity: fields.and_then(|fields| name(guide.id.stage, fields.activity?)),
        also: also.collect(),
        guide_type,
        draft: fields.is_some_and(|fields| fields.draft),
    }
}

fn text_status(subject: Subject, text: &ParsedText, sections_known: bool, languages: &Languages) -> TextStatus {
    let file = |lang: LangIx| text.files.iter().find(|(of, _)| *of == lang).map(|(_, file)| file.source.path().clone());
    let source = text.source.as_ref().filter(|source| sections_known && is_whole(source));
    let translation = |lang: LangIx| {
        let file = file(lang);
        let parsed = text.translations.iter().find(|translation| translation.article.lang == lang);
        let state = match (&file, source, parsed.filter(|parsed| parsed.article.has_fields)) {
            (None, ..) => TranslationState::Missing,
            (_, None, _) | (.., None) => TranslationState::Unknown,
            (_, Some(_), Some(parsed)) => match &parsed.stale_sections {
                None => TranslationState::Untracked,
                Some(stale) if stale.is_empty() => TranslationState::UpToDate,
                Some(stale) => TranslationState::Stale(stale.clone()),
            },
        };
        TranslationStatus { lang, file, state, differs: parsed.is_some_and(|parsed| !parsed.alike) }
    };
    let source_lang = text.source_lang.unwrap_or(LangIx::MAIN);
    let others = languages.iter().map(|(lang, _)| lang).filter(|lang| *lang != source_lang);
    TextStatus {
        subject,
        facts: None,
        source_lang,
        file: file(source_lang),
        sections: source.map(recorded_sections),
        translations: others.map(translation).collect(),
    }
}

/// Returns whether everything that a translation is made from could be read.
fn is_whole(source: &ParsedArticle) -> bool {
    source.title.is_some() && source.summary.is_some() && !source.document.is_empty
}

/// Returns the sections that a translation records: all but an introduction that is not there.
fn recorded_sections(source: &ParsedArticle) -> Vec<(SectionKey, Fingerprint)> {
    let nothing = Fingerprint::of("");
    let recorded = source.sections().filter(|(_, fingerprint)| *fingerprint != nothing);
    recorded.map(|(key, fingerprint)| (key.clone(), fingerprint)).collect()
}
