//! What each text of a playbook is translated into, and from what: the facts behind `stagecraft status`.

use crate::diagnostic::Diagnostic;
use crate::load::Sources;
use crate::model::{ActivityIx, Fingerprint, GuideId, LangIx, Languages, Meeting, PerStage, SectionKey, StageId};
use crate::source::FilePath;

use super::checker::check_after;
use super::parse::article::ParsedArticle;
use super::parse::foundation::Foundation;
use super::parse::guide_types::SectionList;
use super::parse::guides::ParsedGuide;
use super::parse::stages::ParsedStage;
use super::parse::texts::ParsedText;

/// How the texts of a playbook are translated, as far as its mistakes let that be known.
#[derive(Debug)]
pub struct Survey {
    /// The languages, the source language first; a guess where they could not be read.
    pub languages: Languages,
    /// Ids of each stage's activities; `None` where they could not be read.
    pub activities: PerStage<Option<Vec<String>>>,
    /// Guides by stage, activity and slug, then pages by slug, then snippets by id.
    pub texts: Vec<TextStatus>,
    /// Every mistake, in the order of reports.
    pub diagnostics: Vec<Diagnostic>,
}

/// The languages of a guide or page.
#[derive(Debug)]
pub struct TextStatus {
    /// What it is.
    pub subject: Subject,
    /// The file in the source language, if there is one.
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
    /// A snippet: a text that is used in several places.
    Snippet {
        /// Its file name without language and ending.
        id: String,
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
    let (checked, state) = check_after(sources, None);
    let files = &state.files;
    let Foundation { settings, stages, .. } = &*files.foundation;
    let languages = &settings.declared.languages;
    // Files whose name or place is wrong are not known to be of a text.
    let guides = files.guides.iter().filter(|guide| !guide.text.files.is_empty()).map(|guide| {
        let subject = guide_subject(guide, &files.foundation);
        let sections = &settings.sections;
        text_status(subject, &guide.text, sections.are_known(guide.sections(sections)), languages)
    });
    let pages = files.pages.iter().filter(|page| !page.text.files.is_empty()).map(|page| {
        let subject = Subject::Page { slug: page.slug.clone() };
        text_status(subject, &page.text, true, languages)
    });
    let snippets = files.snippets.iter().filter(|snippet| !snippet.text.files.is_empty()).map(|snippet| {
        let subject = Subject::Snippet { id: snippet.id.clone() };
        text_status(subject, &snippet.text, true, languages)
    });
    Survey {
        texts: guides.chain(pages).chain(snippets).collect(),
        activities: PerStage::from_fn(|stage| activity_ids(stages[stage].as_ref()?)),
        languages: languages.clone(),
        diagnostics: checked.diagnostics,
    }
}

fn activity_ids(stage: &ParsedStage) -> Option<Vec<String>> {
    Some(stage.activities.as_ref()?.iter().map(str::to_owned).collect())
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
    TextStatus {
        subject,
        file: file(LangIx::SOURCE),
        sections: source.map(recorded_sections),
        translations: languages.targets().map(|(lang, _)| translation(lang)).collect(),
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
