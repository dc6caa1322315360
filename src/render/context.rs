//! What a site is in every language: the playbook, the theme, the addresses between them and the order of the guides.
//!
//! A [`SiteContext`] is complete when it is made and never changes. Everything that renders reads it; it knows no page.

use std::sync::Arc;

use crate::model::{Asset, FeaturePage, GuideIx, LangIx, Meeting, Playbook};
use crate::plan::{PlanOptions, Routes, fingerprinted, plan};
use crate::schema::VocabularyIx;

use super::brand;
use super::order::GuideOrder;
use super::page_tree::PageTree;
use super::strings::Strings;
use super::theme::PreparedTheme;

/// Choices that shape a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Choices that shape the addresses.
    pub plan: PlanOptions,
    /// Where the site will be published, in place of the playbook's own `base_url`.
    pub base_url: Option<String>,
}

/// What all languages of a site share.
pub(super) struct SiteContext {
    pub(super) playbook: Arc<Playbook>,
    pub(super) theme: Arc<PreparedTheme>,
    pub(super) options: SiteOptions,
    pub(super) routes: Arc<Routes>,
    pub(super) order: Arc<GuideOrder>,
    pub(super) pages: Arc<PageTree>,
    /// Where the site will be published, with a slash at the end, if that is known.
    pub(super) base_url: Option<String>,
    /// The style sheet of the playbook's brand; it follows the theme's files.
    brand: Option<Asset>,
    /// The names, with fingerprints, that the files of the theme and the brand have in the site.
    asset_names: Vec<String>,
}

impl SiteContext {
    /// Makes the context of `playbook` with `theme`.
    pub(super) fn new(playbook: Arc<Playbook>, theme: Arc<PreparedTheme>, options: SiteOptions) -> Self {
        let brand = brand::style(&playbook.settings.brand);
        let asset_names = asset_names(&theme, brand.as_ref());
        let base_url = base_url(&options, &playbook);
        let routes = plan(&playbook, &asset_names, &options.plan, base_url.is_some());
        let order = GuideOrder::new(&playbook, &routes).into();
        let pages = PageTree::new(&playbook.pages).into();
        Self { playbook, theme, options, routes: routes.into(), order, pages, base_url, brand, asset_names }
    }

    /// Makes the same context as [`SiteContext::new`] where only texts of guides differ from `before`, and with them no
    /// address and no order: both are reused. Returns the guides whose texts differ, too. `None` if more differs.
    pub(super) fn with_other_texts(
        before: &Self,
        playbook: &Arc<Playbook>,
        theme: &Arc<PreparedTheme>,
    ) -> Option<(Self, Vec<GuideIx>)> {
        let changed = playbook.changed_texts(&before.playbook)?;
        let brand = brand::style(&playbook.settings.brand);
        let asset_names = asset_names(theme, brand.as_ref());
        if asset_names != before.asset_names || !Arc::ptr_eq(theme, &before.theme) {
            return None;
        }
        let context = Self {
            playbook: playbook.clone(),
            theme: theme.clone(),
            options: before.options.clone(),
            routes: before.routes.clone(),
            order: before.order.clone(),
            pages: before.pages.clone(),
            base_url: base_url(&before.options, playbook),
            brand,
            asset_names,
        };
        Some((context, changed))
    }

    /// Returns the files of the theme, and after them the style sheet of the brand.
    pub(super) fn theme_assets(&self) -> impl Iterator<Item = &Asset> {
        self.theme.files.assets.iter().chain(&self.brand)
    }

    /// Returns the content of a file of the theme, by index among all of them.
    pub(super) fn theme_asset(&self, at: usize) -> &[u8] {
        let files = &self.theme.files.assets;
        files.get(at).or_else(|| self.brand.as_ref().filter(|_| at == files.len())).map_or(&[], Asset::kept_bytes)
    }

    /// Returns the words of the theme in `lang`.
    pub(super) fn strings(&self, lang: LangIx) -> &Arc<Strings> {
        &self.theme.strings[usize::from(lang.0)]
    }

    /// Returns how the content names a place of the model: `loyalty` or `loyalty/gift`.
    pub(super) fn place_name(&self, place: Meeting) -> String {
        match place {
            Meeting::Stage(stage) => stage.to_string(),
            Meeting::Activity(stage, activity) => {
                format!("{stage}/{}", self.playbook.stages[stage].activity(activity).id)
            }
        }
    }

    /// Returns the tag of `lang`.
    pub(super) fn tag(&self, lang: LangIx) -> &str {
        self.playbook.languages()[lang].tag()
    }

    /// Returns what a language calls itself.
    pub(super) fn language_name(&self, lang: LangIx) -> &str {
        self.strings(lang).text("language.name")
    }

    /// Returns what a page that the site makes itself is for: without channels, the map shows none, and without times a
    /// plan is an order.
    pub(super) fn feature_summary(&self, lang: LangIx, feature: FeaturePage) -> &str {
        let is_plain = match feature {
            FeaturePage::Map => self.playbook.settings.vocabulary(VocabularyIx::CHANNELS).terms.is_empty(),
            FeaturePage::Plan => !self.order.is_timed,
            _ => false,
        };
        let key = if is_plain { "summary_plain" } else { "summary" };
        self.strings(lang).text(&format!("feature.{}.{key}", feature.slug()))
    }

    /// Returns the full address of what links name `link`, or the link itself where it is not known where the site will
    /// be published.
    pub(super) fn full_address(&self, link: &str) -> String {
        format!("{}{link}", self.base_url.as_deref().unwrap_or_default())
    }
}

fn asset_names(theme: &PreparedTheme, brand: Option<&Asset>) -> Vec<String> {
    let assets = theme.files.assets.iter().chain(brand);
    assets.map(|asset| fingerprinted(&asset.name, &asset.fingerprint)).collect()
}

fn base_url(options: &SiteOptions, playbook: &Playbook) -> Option<String> {
    let url = options.base_url.as_ref().or(playbook.settings.base_url.as_ref())?;
    Some(if url.ends_with('/') { url.clone() } else { format!("{url}/") })
}
