//! Parses every file by itself, in the order in which they need each other.

use std::collections::HashSet;
use std::sync::Arc;

use crate::check::paths::stem;
use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::fold;
use crate::load::{Content, Loaded, LoadedFile, Role, Sources};
use crate::media::Kind;
use crate::model::{Asset, Captions, StageId};
use crate::source::{FilePath, Span};
use crate::words::Text;

use super::by_role::ByRole;
use super::foundation::Foundation;
use super::front_matter::FrontMatterFields;
use super::glossary::ParsedGlossary;
use super::guides::{self, GuideContext, ParsedGuides};
use super::missing_languages::FileTexts;
use super::pages::{self, ParsedPages};
use super::pictures::{NoPicture, no_picture};
use super::sections::SectionLists;
use super::texts::ParsedText;
use super::unread::Unread;
use super::{captions, controls, lost_text, misplaced, missing_languages, names, text, unread};

/// What every file says by itself; what they say about each other is still open.
#[derive(Debug)]
pub(crate) struct ParsedFiles {
    pub(crate) foundation: Arc<Foundation>,
    pub(crate) glossary: Arc<ParsedGlossary>,
    pub(crate) guides: ParsedGuides,
    pub(crate) pages: ParsedPages,
    /// Files of guides and pages that belong to none.
    pub(crate) orphans: Vec<FilePath>,
    /// Folded names of the texts that have a file with a wrong name or place, which is reported there.
    pub(crate) misplaced: HashSet<String>,
    /// Pictures and other files.
    pub(crate) assets: Vec<ParsedAsset>,
    /// What nothing reads.
    pub(crate) unread: Unread,
}

/// A picture or other file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ParsedAsset {
    pub(crate) path: FilePath,
    pub(crate) kind: Kind,
    /// Why browsers do not show it as a picture, film or sound, if they do not.
    pub(crate) no_picture: Option<NoPicture>,
    /// The captions of a film that are beside it.
    pub(crate) captions: Vec<Captions>,
}

impl ParsedFiles {
    /// Returns every text.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &ParsedText> + Clone {
        texts(&self.guides, &self.pages)
    }
}

fn texts<'p>(guides: &'p ParsedGuides, pages: &'p ParsedPages) -> impl Iterator<Item = &'p ParsedText> + Clone {
    guides.iter().map(|guide| &guide.text).chain(pages.iter().map(|page| &page.text))
}

/// Parses every file by itself. What cannot have come out differently is reused from `before`.
pub(crate) fn parse(sources: &Sources, before: Option<&ParsedFiles>) -> (ParsedFiles, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    for loaded in sources.files.values() {
        diagnostics.extend(text::check(&loaded.file));
        diagnostics.extend(check_syntax(&loaded.file));
        diagnostics.extend(controls::check(&loaded.file));
    }
    diagnostics.extend(twice(sources));
    diagnostics.extend(names::check(sources));
    let (unread, found) = unread::check(sources);
    diagnostics.extend(found);
    let files = ByRole::of(sources);
    let foundation = Foundation::of(&files.foundation, before.map(|before| &before.foundation));
    // A stage whose file is not in its place is reported there.
    let is_elsewhere = |found: &Diagnostic| {
        found.code == Code::ModelMissingStage
            && StageId::from_id(stem(&found.place.file)).is_some_and(|stage| unread.stages.contains(&stage))
    };
    diagnostics.extend(foundation.diagnostics.iter().filter(|found| !is_elsewhere(found)).cloned());
    // On another foundation, everything may come out differently.
    let before = before.filter(|before| Arc::ptr_eq(&before.foundation, &foundation));
    let settings = &foundation.settings;
    let glossary = ParsedGlossary::of(files.glossary, settings, before.map(|before| &before.glossary));
    diagnostics.extend_from_slice(&glossary.diagnostics);
    if let Some(place) = foundation.languages_place() {
        let texts: Vec<&FileTexts> = foundation.texts().chain(&glossary.texts).collect();
        missing_languages::gather(&texts, (&settings.declared, place), &mut diagnostics);
    }
    let guides = parse_guides(&files.guides, &foundation, before.map(|before| &before.guides), &mut diagnostics);
    let pages = pages::parse(&files.pages, settings, before.map(|before| &before.pages), &mut diagnostics);
    lost_text::check(sources, &mut diagnostics);
    let orphans = orphans(&files, &guides, &pages);
    let mut misplaced = misplaced::names(&orphans, &guides, &pages, &settings.declared.languages);
    misplaced.extend(unread.names.iter().cloned());
    // Of a text with a misnamed file it is not known that it has no translation.
    let is_hidden = |place: &Place| unread.names.contains(&fold(stem(&place.file)));
    diagnostics.retain(|found| found.code != Code::TranslationMissing || !is_hidden(&found.place));
    let unreadable = sources.files.values().filter(|loaded| is_unreadable_other(&loaded.file));
    let orphans = orphans.into_iter().chain(unreadable.map(|loaded| &*loaded.file));
    let orphans = orphans.map(|file| file.source.path().clone()).collect();
    let mut captions = captions::beside(sources.assets.keys());
    let parsed = |(path, loaded): (&FilePath, &Loaded<Asset>)| ParsedAsset {
        path: path.clone(),
        kind: loaded.file.kind,
        no_picture: no_picture(&loaded.file),
        captions: captions.remove(path).unwrap_or_default(),
    };
    let assets = sources.assets.iter().map(parsed).collect();
    (ParsedFiles { foundation, glossary, guides, pages, orphans, misplaced, assets, unread }, diagnostics)
}

/// Returns whether a file that is not a text of the playbook could not be read, which is reported there.
fn is_unreadable_other(file: &LoadedFile) -> bool {
    matches!(file.role, Role::Asset | Role::Notes | Role::Other)
}

/// Reports each file that is there with both endings, `.yaml` and `.yml`: one of the two would be read in silence.
fn twice(sources: &Sources) -> impl Iterator<Item = Diagnostic> {
    let is_read = |role: &Role| matches!(role, Role::Playbook | Role::Glossary | Role::Lens { .. });
    let files = sources.files.iter().filter(move |(_, loaded)| is_read(&loaded.file.role));
    files.filter_map(|(path, _)| {
        let first: FilePath = format!("{}.yaml", path.strip_suffix(".yml")?).into();
        let first = sources.files.contains_key(&first).then_some(first)?;
        let diagnostic = Diagnostic::new(Code::YamlDuplicateKey, Place::new(path, Span::start_of_file()));
        let related = Place::new(&first, Span::start_of_file());
        Some(diagnostic.variant("file").arg("name", &*first).related(related, Text::new("related-first")))
    })
}

/// Reports a YAML file that does not parse.
fn check_syntax(file: &LoadedFile) -> Option<Diagnostic> {
    let Content::Yaml(Err(error)) = &file.content else { return None };
    let mut report = Report::on(file.source.path());
    report.no_yaml(error, file.source.text());
    report.into_diagnostics().pop()
}

fn parse_guides(
    files: &[&Arc<LoadedFile>],
    foundation: &Foundation,
    before: Option<&ParsedGuides>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ParsedGuides {
    let Foundation { settings, stages, names, .. } = foundation;
    let sections = SectionLists::of(settings);
    let fields = FrontMatterFields::of_guides(settings);
    let context = GuideContext { settings, stages, names, sections: &sections, fields };
    guides::parse(files, &context, before, diagnostics)
}

/// Returns the files of guides and pages that are part of none: they are reported themselves.
fn orphans<'s>(files: &ByRole<'s>, guides: &ParsedGuides, pages: &ParsedPages) -> Vec<&'s LoadedFile> {
    let texts = texts(guides, pages);
    let all = files.guides.len() + files.pages.len();
    if texts.clone().map(|text| text.files.len()).sum::<usize>() == all {
        return Vec::new();
    }
    let parsed: HashSet<&FilePath> =
        texts.flat_map(|text| text.files.iter().map(|(_, file)| file.source.path())).collect();
    let files = files.guides.iter().chain(&files.pages).map(|file| &***file);
    files.filter(|file| !parsed.contains(file.source.path())).collect()
}
