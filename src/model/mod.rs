//! The playbook as a value: the five stages, their guides in every language, vocabularies, glossary, lenses, pages.
//!
//! The types are made so that a wrong playbook cannot be built: stages are a closed set in their order, a localized
//! text has a value in at least one language, which stands for those that lack one, references are indices that the
//! maker has resolved. Only [`crate::check`] makes a [`Playbook`].
//!
//! What a guide states of itself is data in the order of the content schema ([`crate::schema`]), which is below this
//! module. This module knows no files, no spans, no diagnostics, no addresses and no HTML templates.

mod asset;
mod body;
mod changes;
mod colour;
mod effort;
mod fact;
mod fact_data;
mod feature;
mod fingerprint;
mod glossary;
mod guide;
mod html;
mod index;
mod language;
mod lens;
mod link_target;
mod menu;
mod page;
mod playbook;
mod quiz;
mod settings;
mod stage;
mod stage_id;

pub use asset::{Asset, AssetContent, Captions, Shown, Stored, Use, Uses};
pub use body::{Body, Heading, IncludedQuizzes, SectionKey, Sentence};
pub use colour::Colour;
pub use effort::{Length, TeamSize, TimeNeeded, TimeRange, TimeUnit, TimeWords, WorkTime};
pub use fact::{Fact, FactField, Facts};
pub use fact_data::{FactData, FactNames};
pub use feature::FeaturePage;
pub use fingerprint::Fingerprint;
pub use glossary::Term;
pub use guide::{Article, Guide, GuideId, Translated, Translation};
pub use html::{Html, Markup, Slot, SlotValue};
pub use index::{AssetIx, GuideIx, LensIx, PageIx, SnippetIx, TermIx, TypeIx, to_index};
pub use language::{DeclaredLanguage, LangIx, Language, Languages, Localized};
pub use lens::{Lens, LensStage, Meeting};
pub use link_target::LinkTarget;
pub use menu::{MenuEntry, MenuTarget};
pub use page::Page;
pub use playbook::Playbook;
pub use quiz::{Choice, Question};
pub use settings::{Brand, BrandColour, GuideSection, GuideType, RawHtml, Settings, Vocabulary, VocabularyTerm};
pub use stage::{Activity, ActivityIx, Metric, MetricIx, ReviewQuestion, Stage};
pub use stage_id::{PerStage, StageId};
