//! What of a site is searched: every page and term as a document, with its text.

mod text;

use std::convert::Infallible;
use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::model::{
    Article, FeaturePage, GuideIx, LangIx, LensIx, Localized, PageIx, Stage, StageId, TermIx, Translated, to_index,
};
use crate::plan::Routes;
use crate::search::{Document, DocumentKind, Index, Labels, Section, Shard, write_files};

use super::Site;

/// Where the files of all indexes are.
const FOLDER: &str = "assets/search/";

/// A file of a search index.
#[derive(Debug)]
pub struct SearchShard {
    /// Its path from the site's root.
    pub address: String,
    /// What it holds.
    pub content: Vec<u8>,
}

/// The file that leads to the others, and what those are called.
struct Entry {
    content: Vec<u8>,
    /// In order.
    addresses: Vec<String>,
}

/// The index of one language and its files; each is made when it is first asked for.
#[derive(Default)]
pub(super) struct SearchIndex {
    index: OnceLock<Index>,
    entry: OnceLock<Entry>,
    /// By their addresses.
    shards: OnceLock<Vec<SearchShard>>,
}

impl Site {
    /// Returns the search index of `lang`. It is made when it is first asked for.
    #[must_use]
    pub fn search_index(&self, lang: LangIx) -> &Index {
        kept(&self.search[usize::from(lang.0)].index, || {
            let maker = Maker::new(self, lang);
            Index::new((0..maker.count()).into_par_iter().map(|at| maker.document(at)).collect())
        })
    }

    /// Makes the files that the search index of `lang` consists of besides the one that leads to them, and hands the
    /// address and the content of each to `take`, from several threads. None is kept; their names follow from what is
    /// in them, so no route leads there.
    ///
    /// # Errors
    /// Returns what `take` fails with.
    pub fn make_search_shards<E: Send>(
        &self,
        lang: LangIx,
        take: &(impl Fn(&str, &[u8]) -> Result<(), E> + Sync + ?Sized),
    ) -> Result<(), E> {
        let maker = Maker::new(self, lang);
        let folder = format!("{FOLDER}{}/", self.playbook.languages()[lang].tag());
        let addresses = Mutex::new(Vec::new());
        let content = write_files(maker.count(), &|at| maker.document(at), &self.labels(lang), &|shard: Shard<'_>| {
            let address = format!("{folder}{}.js", shard.name);
            take(&address, shard.content)?;
            addresses.lock().unwrap_or_else(PoisonError::into_inner).push(address);
            Ok(())
        })?;
        let mut addresses = addresses.into_inner().unwrap_or_else(PoisonError::into_inner);
        addresses.sort_unstable();
        // Whoever makes them, they are the same.
        let _ = self.search[usize::from(lang.0)].entry.set(Entry { content, addresses });
        Ok(())
    }

    /// Returns the file at `address` if it is one of a search index. Those of its language are made when one is first
    /// asked for, and kept.
    #[must_use]
    pub fn search_shard(&self, address: &str) -> Option<&SearchShard> {
        let (tag, _) = address.strip_prefix(FOLDER)?.split_once('/')?;
        let shards = self.search_shards(self.playbook.languages().find(tag)?);
        let at = shards.binary_search_by(|shard| shard.address.as_str().cmp(address)).ok()?;
        shards.get(at)
    }

    /// Returns the content of the file that leads to the others.
    pub(super) fn search_entry(&self, lang: LangIx) -> &[u8] {
        self.entry(lang).map_or(&[], |entry| &entry.content)
    }

    /// Returns the addresses of the others, in order.
    pub(super) fn search_addresses(&self, lang: LangIx) -> &[String] {
        self.entry(lang).map_or(&[], |entry| &entry.addresses)
    }

    fn entry(&self, lang: LangIx) -> Option<&Entry> {
        let entry = &self.search[usize::from(lang.0)].entry;
        if entry.get().is_none() {
            // Who asks for the entry asks for the others next.
            self.search_shards(lang);
        }
        entry.get()
    }

    fn search_shards(&self, lang: LangIx) -> &[SearchShard] {
        let make = || {
            let shards = Mutex::new(Vec::new());
            let keep = |address: &str, content: &[u8]| {
                let shard = SearchShard { address: address.to_owned(), content: content.to_owned() };
                shards.lock().unwrap_or_else(PoisonError::into_inner).push(shard);
                Ok::<(), Infallible>(())
            };
            let Ok(()) = self.make_search_shards(lang, &keep);
            let mut shards = shards.into_inner().unwrap_or_else(PoisonError::into_inner);
            shards.sort_unstable_by(|a, b| a.address.cmp(&b.address));
            shards
        };
        kept::<Vec<_>>(&self.search[usize::from(lang.0)].shards, make)
    }

    fn labels(&self, lang: LangIx) -> Labels {
        let channels = &self.playbook.settings.channels.0;
        Labels {
            stages: self.playbook.stages.iter().map(|(_, stage)| stage.name[lang].clone()).collect(),
            channels: channels.iter().map(|channel| channel.name[lang].clone()).collect(),
            strings: self.edition(lang).strings.tree()["search"].clone(),
        }
    }
}

/// Returns what is kept in `place`; what is not there yet is made.
fn kept<T>(place: &OnceLock<T>, make: impl Fn() -> T) -> &T {
    // Made first and put there then: who waits for a value while it is made must not be who makes it, and on one pool
    // of threads it might be. Should two make it at once, they make the same.
    if place.get().is_none() {
        let _ = place.set(make());
    }
    place.get_or_init(make)
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
struct Maker<'s> {
    site: &'s Site,
    lang: LangIx,
    /// Those with a text first.
    sources: Vec<Source>,
}

impl<'s> Maker<'s> {
    fn new(site: &'s Site, lang: LangIx) -> Self {
        let playbook = &site.playbook;
        let guides = playbook.guides().filter(|(ix, _)| site.routes.guide(lang, *ix).is_some());
        let mut sources: Vec<Source> = guides.map(|(ix, _)| Source::Guide(ix)).collect();
        sources.extend(playbook.stages.iter().map(|(id, _)| Source::Stage(id)));
        sources.extend((0..).map(PageIx).map(Source::Page).take(playbook.pages.len()));
        sources.extend(FeaturePage::ALL.map(Source::Feature));
        sources.extend((0..).map(LensIx).map(Source::Lens).take(playbook.lenses.len()));
        sources.extend((0..).map(TermIx).map(Source::Term).take(playbook.glossary.len()));
        Self { site, lang, sources }
    }

    fn count(&self) -> usize {
        self.sources.len()
    }

    fn document(&self, at: usize) -> Document {
        let mut document = match self.sources[at] {
            Source::Guide(ix) => self.guide(ix),
            Source::Stage(id) => self.stage(&self.site.playbook.stages[id]),
            Source::Page(ix) => {
                let address = self.routes().address(self.routes().page(self.lang, ix)).link();
                self.article(DocumentKind::Page, &self.site.playbook.pages[ix.0 as usize].text, address)
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
        self.site.edition(self.lang).strings.text(key)
    }

    fn guide(&self, ix: GuideIx) -> Document {
        let guide = self.site.playbook.guide(ix);
        let address = self.routes().guide(self.lang, ix).map_or("", |route| self.routes().address(route).link());
        let mut document = self.article(DocumentKind::Guide, &guide.text, address);
        let settings = &self.site.playbook.settings;
        let stage = &self.site.playbook.stages[guide.id.stage];
        document.stage = guide.id.stage.order();
        document.channels = guide.channels.iter().map(|&at| to_index(at)).collect();
        let activity = self.all_names(&stage.activity(guide.activity).name);
        // The same name counts once.
        document.aliases.extend(activity.into_iter().filter(|name| *name != document.title));
        document.aliases.sort();
        document.aliases.dedup();
        let vocabularies = [
            (&settings.channels, &guide.channels),
            (&settings.industries, &guide.industries),
            (&settings.roles, &guide.roles),
        ];
        for (vocabulary, chosen) in vocabularies {
            document.names.extend(chosen.iter().map(|&at| vocabulary.0[at].name[self.lang].clone()));
        }
        document
    }

    /// Returns the document of a text in the language, or in the source language where it is not translated.
    fn article(&self, kind: DocumentKind, text: &Translated<Article>, address: &str) -> Document {
        let (article, lang) = text.get_or_source(self.lang);
        let languages = self.site.playbook.languages();
        let titles = languages.iter().filter(|(other, _)| *other != lang).filter_map(|(other, _)| text.get(other));
        let aliases = titles.map(|other| other.title.clone()).collect();
        let mut names = Vec::new();
        let mut terms = article.body.terms.clone();
        terms.sort();
        terms.dedup();
        // Who knows a thing by its name in another language finds what speaks of it.
        for term in terms {
            let name = &self.site.playbook.glossary[term.0 as usize].term;
            names.extend(name.iter().filter(|(other, _)| *other != lang).map(|(_, name)| name.clone()));
        }
        Document {
            kind,
            title: article.title.clone(),
            address: address.to_owned(),
            lang: (lang != self.lang).then(|| languages[lang].tag().to_owned()),
            summary: article.summary.clone(),
            aliases,
            names,
            sections: text::sections(&article.body, &self.site.playbook.glossary, lang),
            ..Document::default()
        }
    }

    /// Returns a name in the language, then in all others.
    fn all_names(&self, name: &Localized) -> Vec<String> {
        let others = name.iter().filter(|(lang, _)| *lang != self.lang).map(|(_, name)| name.clone());
        std::iter::once(name[self.lang].clone()).chain(others).collect()
    }

    fn stage(&self, stage: &Stage) -> Document {
        let lang = self.lang;
        let lines = |texts: &[Localized]| texts.iter().map(|text| text[lang].as_str()).collect::<Vec<_>>().join("\n");
        let section = |heading: &str, anchor: &str, text: String| Section {
            heading: self.string(heading).to_owned(),
            anchor: anchor.to_owned(),
            text,
        };
        let activities: Vec<&str> = stage.activities.iter().map(|activity| activity.name[lang].as_str()).collect();
        let metrics: Vec<String> =
            stage.metrics.iter().map(|metric| format!("{}: {}", metric.name[lang], metric.measure[lang])).collect();
        let review: Vec<String> = stage
            .review_questions
            .iter()
            .map(|review| format!("{} {}", review.question[lang], review.answer[lang]))
            .collect();
        Document {
            kind: DocumentKind::Stage,
            title: stage.name[lang].clone(),
            address: self.routes().address(self.routes().stage(lang, stage.id)).link().to_owned(),
            stage: stage.id.order(),
            summary: stage.summary[lang].clone(),
            aliases: self.all_names(&stage.name).split_off(1),
            sections: vec![
                Section { text: format!("{}\n{}", stage.goal[lang], stage.customer[lang]), ..Section::default() },
                section("stage.activities", "stage-activities", activities.join("\n")),
                section("stage.metrics", "stage-metrics", metrics.join("\n")),
                section("stage.exit_criteria", "stage-exit", lines(&stage.exit_criteria)),
                section("stage.key_facts", "stage-facts", lines(&stage.key_facts)),
                section("stage.review", "stage-review", review.join("\n")),
            ],
            ..Document::default()
        }
    }

    fn feature(&self, feature: FeaturePage) -> Document {
        let address = self.routes().address(self.routes().feature(self.lang, feature)).link();
        if let Some(text) = self.site.playbook.feature(feature) {
            return self.article(DocumentKind::Page, text, address);
        }
        let text = |key: &str| self.string(&format!("feature.{}.{key}", feature.slug())).to_owned();
        Document {
            kind: DocumentKind::Page,
            title: text("name"),
            summary: text("summary"),
            address: address.to_owned(),
            ..Document::default()
        }
    }

    fn lens(&self, ix: LensIx) -> Document {
        let lens = &self.site.playbook.lenses[ix.0 as usize];
        let stages = lens.stages.iter().map(|stage| Section {
            heading: stage.name[self.lang].clone(),
            anchor: stage.id.clone(),
            text: stage.summary[self.lang].clone(),
        });
        Document {
            kind: DocumentKind::Lens,
            title: lens.name[self.lang].clone(),
            address: self.routes().address(self.routes().lens(self.lang, ix)).link().to_owned(),
            summary: lens.summary[self.lang].clone(),
            aliases: self.all_names(&lens.name).split_off(1),
            sections: stages.collect(),
            ..Document::default()
        }
    }

    fn term(&self, ix: TermIx) -> Document {
        let term = &self.site.playbook.glossary[ix.0 as usize];
        let glossary = self.routes().address(self.routes().feature(self.lang, FeaturePage::Glossary)).link();
        Document {
            kind: DocumentKind::Term,
            title: term.term[self.lang].clone(),
            address: format!("{glossary}#{}", term.id),
            summary: term.definition[self.lang].clone(),
            aliases: self.all_names(&term.term).split_off(1),
            ..Document::default()
        }
    }
}
