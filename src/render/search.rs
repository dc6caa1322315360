//! What of a site is searched: every page and term as a document, with its text.

mod facets;
mod stage;
mod text;

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::model::{
    Article, Fact, FeaturePage, GuideIx, LangIx, LensIx, Localized, Meeting, PageIx, Sentence, Stage, StageId, TermIx,
    Translated,
};
use crate::plan::Routes;
use crate::schema::{Kind, Target};
use crate::search::{Document, DocumentKind, Index, Labels, Section, Shard, write_files};

use super::context::SiteContext;
use super::html::guide_scope;

use facets::GuideFacet;

/// Where the files of all indexes are.
const FOLDER: &str = "assets/search/";

/// What leads to the search index of a language, whose other files are its shards.
#[derive(Debug)]
pub struct SearchBundle {
    /// The content of the file that leads to the shards.
    pub(super) entry: Vec<u8>,
    /// The addresses of the shards, in order. Their names follow from what is in them, so no route leads there.
    pub(super) addresses: Vec<String>,
}

/// The search indexes of a site as files: a build has made them all before it renders, a preview makes one when it is
/// asked for.
pub trait SearchFiles: Sync {
    /// Returns what leads to the index of `lang`.
    fn bundle(&self, lang: LangIx) -> &SearchBundle;
}

impl SearchFiles for Vec<SearchBundle> {
    fn bundle(&self, lang: LangIx) -> &SearchBundle {
        &self[usize::from(lang.0)]
    }
}

/// Returns the language of the index that a file at `address` would be a shard of.
pub(super) fn language_of_shard(site: &SiteContext, address: &str) -> Option<LangIx> {
    let (tag, _) = address.strip_prefix(FOLDER)?.split_once('/')?;
    site.playbook.languages().find(tag)
}

/// Makes the search index of `lang`.
pub(super) fn index(site: &SiteContext, lang: LangIx) -> Index {
    let builder = DocumentBuilder::new(site, lang);
    Index::new((0..builder.count()).into_par_iter().map(|at| builder.document(at)).collect())
}

/// Makes the search index of `lang` as files; hands the address and the content of each shard to `take` as soon as it
/// is made, from several threads.
///
/// # Errors
/// Returns what `take` fails with.
pub(super) fn bundle<E: Send>(
    site: &SiteContext,
    lang: LangIx,
    take: &(impl Fn(&str, &[u8]) -> Result<(), E> + Sync + ?Sized),
) -> Result<SearchBundle, E> {
    let builder = DocumentBuilder::new(site, lang);
    let folder = format!("{FOLDER}{}/", site.tag(lang));
    let addresses = Mutex::new(Vec::new());
    let take_shard = |shard: Shard<'_>| {
        let address = format!("{folder}{}.js", shard.name);
        take(&address, shard.content)?;
        addresses.lock().unwrap_or_else(PoisonError::into_inner).push(address);
        Ok(())
    };
    let entry = write_files(builder.count(), &|at| builder.document(at), &labels(&builder), &take_shard)?;
    let mut addresses = addresses.into_inner().unwrap_or_else(PoisonError::into_inner);
    addresses.sort_unstable();
    Ok(SearchBundle { entry, addresses })
}

fn labels(builder: &DocumentBuilder<'_>) -> Labels {
    let (site, lang) = (builder.site, builder.lang);
    let activity = |&guide: &GuideIx| {
        let guide = site.playbook.guide(guide);
        site.playbook.stages[guide.id.stage].activity(guide.activity).name[lang].clone()
    };
    Labels {
        // An activity of each stage that has a guide.
        suggestions: site.order.by_stage.iter().filter_map(|(_, guides)| guides.first().map(activity)).collect(),
        stages: site.playbook.stages.iter().map(|(_, stage)| stage.name[lang].clone()).collect(),
        facets: builder.facets.iter().map(|facet| facet.facet.clone()).collect(),
        strings: site.strings(lang).tree()["search"].clone(),
    }
}

/// What a document is made of.
#[derive(Clone, Copy)]
enum Source {
    Guide(GuideIx),
    Stage(StageId),
    Page(PageIx),
    Feature(FeaturePage),
    Lens(LensIx),
    Term(TermIx),
}

/// Makes the documents of a language.
struct DocumentBuilder<'s> {
    site: &'s SiteContext,
    lang: LangIx,
    /// What guides can be chosen by.
    facets: Vec<GuideFacet>,
    /// Those with a text first.
    sources: Vec<Source>,
}

impl<'s> DocumentBuilder<'s> {
    fn new(site: &'s SiteContext, lang: LangIx) -> Self {
        let playbook = &site.playbook;
        let guides = playbook.guides().filter(|(ix, _)| site.routes.guide(lang, *ix).is_some());
        let mut sources: Vec<Source> = guides.map(|(ix, _)| Source::Guide(ix)).collect();
        sources.extend(playbook.stages.iter().map(|(id, _)| Source::Stage(id)));
        sources.extend((0..).map(PageIx).map(Source::Page).take(playbook.pages.len()));
        sources.extend(FeaturePage::ALL.map(Source::Feature));
        // The home page says something of its own where it has an introduction.
        sources.extend(playbook.feature(FeaturePage::Home).map(|_| Source::Feature(FeaturePage::Home)));
        sources.extend((0..).map(LensIx).map(Source::Lens).take(playbook.lenses.len()));
        sources.extend((0..).map(TermIx).map(Source::Term).take(playbook.glossary.len()));
        Self { site, lang, facets: facets::facets(site, lang), sources }
    }

    fn count(&self) -> usize {
        self.sources.len()
    }

    fn document(&self, at: usize) -> Document {
        let mut document = match self.sources[at] {
            Source::Guide(ix) => self.guide(ix),
            Source::Stage(id) => self.stage(&self.site.playbook.stages[id]),
            Source::Page(ix) => {
                let address = self.routes().link(self.routes().page(self.lang, ix));
                let page = &self.site.playbook.pages[ix.0 as usize];
                self.article(DocumentKind::Page, &page.text, address, &page.slug)
            }
            Source::Feature(feature) => self.feature(feature),
            Source::Lens(ix) => self.lens(ix),
            Source::Term(ix) => return self.term(ix),
        };
        if document.sections.is_empty() {
            document.sections.push(Section::default());
        }
        document
    }

    fn routes(&self) -> &Routes {
        &self.site.routes
    }

    fn string(&self, key: &str) -> &str {
        self.site.strings(self.lang).text(key)
    }

    fn guide(&self, ix: GuideIx) -> Document {
        let guide = self.site.playbook.guide(ix);
        let address = self.routes().guide(self.lang, ix).map_or("", |route| self.routes().link(route));
        let scope = guide_scope(&guide.id);
        let mut document = self.article(DocumentKind::Guide, &guide.text, address, &scope);
        let settings = &self.site.playbook.settings;
        let stage = &self.site.playbook.stages[guide.id.stage];
        document.stage = guide.id.stage.order();
        document.facets = self.facets.iter().map(|facet| facet.of(&guide.facts)).collect();
        let elsewhere = guide.also.iter().filter_map(|place| match *place {
            Meeting::Activity(stage, activity) => Some(self.site.playbook.stages[stage].activity(activity)),
            Meeting::Stage(_) => None,
        });
        let activities = std::iter::once(stage.activity(guide.activity)).chain(elsewhere);
        let names = activities.flat_map(|activity| self.all_names(&activity.name));
        // The same name counts once.
        document.aliases.extend(names.filter(|name| *name != document.title));
        document.aliases.sort();
        document.aliases.dedup();
        for (field, fact) in settings.facts.iter().zip(guide.facts.iter()).filter(|(field, _)| field.searched) {
            match (field.kind, fact) {
                (Kind::Names(Target::Term(vocabulary)), Some(Fact::Names(chosen))) => {
                    let terms = &settings.vocabulary(vocabulary).terms;
                    document.names.extend(chosen.iter().map(|&at| terms[at as usize].name[self.lang].clone()));
                }
                (_, Some(Fact::Type(at))) => {
                    let declared = settings.guide_types.get(at.0 as usize);
                    document.names.extend(declared.map(|declared| declared.name[self.lang].clone()));
                }
                (_, Some(Fact::Text(text))) => document.names.push(text.to_string()),
                _ => {}
            }
        }
        document
    }

    /// Returns the document of a text in the language, or where it is not translated in the one it was written in.
    /// `scope` names the text among all texts.
    fn article(&self, kind: DocumentKind, text: &Translated<Article>, address: &str, scope: &str) -> Document {
        let (article, lang) = text.get_or_source(self.lang);
        let languages = self.site.playbook.languages();
        let titles = languages.iter().filter(|(other, _)| *other != lang).filter_map(|(other, _)| text.get(other));
        let aliases = titles.map(|other| other.title.clone()).collect();
        let mut names = Vec::new();
        let mut terms = article.body.terms.clone();
        terms.sort();
        terms.dedup();
        // Who knows a thing by its name in another language, or by another one, finds what speaks of it.
        for term in terms {
            let term = &self.site.playbook.glossary[term.0 as usize];
            names.extend(term.term.iter().filter(|(other, _)| *other != lang).map(|(_, name)| name.clone()));
            names.extend(term.also.iter().cloned());
        }
        Document {
            kind,
            title: article.title.clone(),
            address: address.to_owned(),
            lang: (lang != self.lang).then(|| languages[lang].tag().to_owned()),
            summary: article.summary.words().to_owned(),
            aliases,
            names,
            sections: text::sections(self.site, &article.body, lang, scope),
            ..Document::default()
        }
    }

    /// Returns the tag of the language that a text is in, where it is another one.
    fn other_language(&self, text: &Localized<Sentence>) -> Option<String> {
        let own = text.language(self.lang);
        (own != self.lang).then(|| self.site.tag(own).to_owned())
    }

    /// Returns a name in the language, then in all others.
    fn all_names(&self, name: &Localized) -> Vec<String> {
        let own = name.language(self.lang);
        let others = name.iter().filter(|(lang, _)| *lang != own).map(|(_, name)| name.clone());
        std::iter::once(name[self.lang].clone()).chain(others).collect()
    }

    fn stage(&self, stage: &Stage) -> Document {
        let lang = self.lang;
        Document {
            kind: DocumentKind::Stage,
            title: stage.name[lang].clone(),
            address: self.routes().link(self.routes().stage(lang, stage.id)).to_owned(),
            stage: stage.id.order(),
            summary: stage.summary[lang].words().to_owned(),
            lang: self.other_language(&stage.summary),
            aliases: self.all_names(&stage.name).split_off(1),
            sections: stage::sections(stage, self.site.strings(lang), lang),
            ..Document::default()
        }
    }

    fn feature(&self, feature: FeaturePage) -> Document {
        let address = self.routes().link(self.routes().feature(self.lang, feature));
        if let Some(text) = self.site.playbook.feature(feature) {
            return self.article(DocumentKind::Page, text, address, feature.slug());
        }
        Document {
            kind: DocumentKind::Page,
            title: self.string(&format!("feature.{}.name", feature.slug())).to_owned(),
            summary: self.site.feature_summary(self.lang, feature).to_owned(),
            address: address.to_owned(),
            ..Document::default()
        }
    }

    fn lens(&self, ix: LensIx) -> Document {
        let lens = &self.site.playbook.lenses[ix.0 as usize];
        let stages = lens.stages.iter().map(|stage| Section {
            heading: stage.name[self.lang].clone(),
            anchor: stage.id.clone(),
            text: stage.summary[self.lang].words().to_owned(),
            passages: Vec::new(),
        });
        Document {
            kind: DocumentKind::Lens,
            title: lens.name[self.lang].clone(),
            address: self.routes().link(self.routes().lens(self.lang, ix)).to_owned(),
            summary: lens.summary[self.lang].words().to_owned(),
            lang: self.other_language(&lens.summary),
            aliases: self.all_names(&lens.name).split_off(1),
            sections: stages.collect(),
            ..Document::default()
        }
    }

    fn term(&self, ix: TermIx) -> Document {
        let term = &self.site.playbook.glossary[ix.0 as usize];
        let glossary = self.routes().link(self.routes().feature(self.lang, FeaturePage::Glossary));
        Document {
            kind: DocumentKind::Term,
            title: term.term[self.lang].clone(),
            address: format!("{glossary}#{}", term.id),
            summary: term.definition[self.lang].words().to_owned(),
            lang: self.other_language(&term.definition),
            aliases: self.all_names(&term.term).split_off(1).into_iter().chain(term.also.iter().cloned()).collect(),
            names: term
                .see
                .iter()
                .map(|see| self.site.playbook.glossary[see.0 as usize].term[self.lang].clone())
                .collect(),
            ..Document::default()
        }
    }
}
