//! What of a site is searched: every page and term as a document, with its text.

mod text;

use std::sync::OnceLock;

use rayon::prelude::*;

use crate::model::{
    Article, FeaturePage, Guide, GuideIx, LangIx, LensIx, Localized, PageIx, Stage, TermIx, Translated,
};
use crate::plan::Routes;
use crate::search::{self, Document, DocumentKind, Index, Labels, Section};

use super::Site;

/// Where the files of all indexes are.
const FOLDER: &str = "assets/search/";

/// A file of a search index.
#[derive(Debug)]
pub struct SearchShard {
    /// Its path from the site's root.
    pub address: String,
    /// What it holds.
    pub content: String,
}

/// The files of an index.
struct Files {
    /// The content of the one that leads to the others.
    entry: String,
    /// By their addresses.
    shards: Vec<SearchShard>,
}

/// The index of one language and its files; each is made when it is first asked for.
#[derive(Default)]
pub(super) struct SearchIndex {
    index: OnceLock<Index>,
    files: OnceLock<Files>,
}

impl Site {
    /// Returns the search index of `lang`. It is made when it is first asked for.
    #[must_use]
    pub fn search_index(&self, lang: LangIx) -> &Index {
        let search = &self.search[usize::from(lang.0)];
        if search.index.get().is_none() {
            let _ = search.index.set(self.make_index(lang));
        }
        search.index.get_or_init(|| self.make_index(lang))
    }

    /// Returns the files that the search index of `lang` consists of besides the one that leads to them. They are made
    /// when they are first asked for; their names follow from what is in them, so no route leads there.
    #[must_use]
    pub fn search_shards(&self, lang: LangIx) -> &[SearchShard] {
        &self.search_files(lang).shards
    }

    /// Returns the file at `address` if it is one of a search index.
    #[must_use]
    pub fn search_shard(&self, address: &str) -> Option<&SearchShard> {
        let (tag, _) = address.strip_prefix(FOLDER)?.split_once('/')?;
        let shards = self.search_shards(self.playbook.languages().find(tag)?);
        let at = shards.binary_search_by(|shard| shard.address.as_str().cmp(address)).ok()?;
        shards.get(at)
    }

    /// Returns the content of the file that leads to the others.
    pub(super) fn search_entry(&self, lang: LangIx) -> &[u8] {
        self.search_files(lang).entry.as_bytes()
    }

    fn search_files(&self, lang: LangIx) -> &Files {
        let search = &self.search[usize::from(lang.0)];
        // Made first and put there then: who waits for a value while it is made must not be who makes it, and on one
        // pool of threads it might be. Should two make it at once, they make the same.
        if search.files.get().is_none() {
            let _ = search.files.set(self.make_files(lang));
        }
        search.files.get_or_init(|| self.make_files(lang))
    }

    fn make_index(&self, lang: LangIx) -> Index {
        Index::new(Maker { site: self, lang }.documents())
    }

    fn make_files(&self, lang: LangIx) -> Files {
        let labels = self.labels(lang);
        // An index that only its files are wanted of is not kept: it is as large as all texts together.
        let search::Files { entry, shards } = match self.search[usize::from(lang.0)].index.get() {
            Some(index) => index.files(&labels),
            None => self.make_index(lang).files(&labels),
        };
        let folder = format!("{FOLDER}{}/", self.playbook.languages()[lang].tag());
        let addressed =
            |search::Shard { name, content }| SearchShard { address: format!("{folder}{name}.js"), content };
        let mut shards: Vec<SearchShard> = shards.into_iter().map(addressed).collect();
        shards.sort_unstable_by(|a, b| a.address.cmp(&b.address));
        Files { entry, shards }
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

/// Makes the documents of a language.
struct Maker<'s> {
    site: &'s Site,
    lang: LangIx,
}

impl Maker<'_> {
    /// Returns every document: those with a text first.
    fn documents(&self) -> Vec<Document> {
        let playbook = &self.site.playbook;
        let guides: Vec<(GuideIx, &Guide)> = playbook.guides().collect();
        let mut documents: Vec<Document> = guides.par_iter().filter_map(|&(ix, guide)| self.guide(ix, guide)).collect();
        documents.extend(playbook.stages.iter().map(|(_, stage)| self.stage(stage)));
        documents.extend((0..).map(PageIx).zip(&playbook.pages).map(|(ix, page)| {
            let address = self.site.routes.address(self.site.routes.page(self.lang, ix)).link();
            self.article(DocumentKind::Page, &page.text, address)
        }));
        documents.extend(FeaturePage::ALL.map(|feature| self.feature(feature)));
        documents.extend((0..).map(LensIx).take(playbook.lenses.len()).map(|ix| self.lens(ix)));
        for document in documents.iter_mut().filter(|document| document.sections.is_empty()) {
            document.sections.push(Section::default());
        }
        documents.extend((0..).map(TermIx).take(playbook.glossary.len()).map(|ix| self.term(ix)));
        documents
    }

    fn routes(&self) -> &Routes {
        &self.site.routes
    }

    fn string(&self, key: &str) -> &str {
        self.site.edition(self.lang).strings.text(key)
    }

    fn guide(&self, ix: GuideIx, guide: &Guide) -> Option<Document> {
        let address = self.routes().address(self.routes().guide(self.lang, ix)?).link();
        let mut document = self.article(DocumentKind::Guide, &guide.text, address);
        let settings = &self.site.playbook.settings;
        let stage = &self.site.playbook.stages[guide.id.stage];
        document.stage = guide.id.stage.order();
        document.channels = guide.channels.iter().filter_map(|&at| u16::try_from(at).ok()).collect();
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
        Some(document)
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
        let lens = &self.site.playbook.lenses[usize::from(ix.0)];
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
