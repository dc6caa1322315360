//! Parts of pages that are the same on many of them: rendered once, and put into each.
//!
//! The templates in `fragments/` see what every template sees, but of `page` only `root` and `stage`: they come to the same on
//! all pages of a part of the site that are as deep. Other templates use what they come to as `fragments.name`. Those in
//! `fragments/guide/` also see a guide, as `guide`, and stand for it on the pages of others.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::load::Theme;
use crate::model::{GuideIx, StageId};

/// Where the templates are.
const FOLDER: &str = "fragments/";
const GUIDE_FOLDER: &str = "fragments/guide/";

/// The fragments of a theme in one language.
pub(super) struct Fragments {
    /// Names of the templates.
    templates: Vec<String>,
    /// By the way to the root and the part of the site, what the templates come to.
    rendered: RwLock<BTreeMap<(String, Option<StageId>), Value>>,
}

/// What fragments see as `page`.
#[derive(Serialize)]
struct AnyPage<'a> {
    root: &'a str,
    kind: &'static str,
    address: &'static str,
    stage: Option<&'static str>,
}

impl<'a> AnyPage<'a> {
    fn new(root: &'a str, kind: &'static str, stage: Option<StageId>) -> Self {
        Self { root, kind, address: "", stage: stage.map(StageId::as_str) }
    }
}

impl Fragments {
    /// Finds the fragments of `theme`; none is rendered yet.
    pub(super) fn of(theme: &Theme) -> Self {
        let is_for_pages = |name: &&String| name.starts_with(FOLDER) && !name.starts_with(GUIDE_FOLDER);
        Self { templates: theme.templates.keys().filter(is_for_pages).cloned().collect(), rendered: RwLock::default() }
    }

    /// Returns the fragments by name, for pages of a stage's part of the site, or of none, from which `root` leads to the
    /// site's root.
    ///
    /// # Errors
    /// Fails where a template does.
    pub(super) fn at(&self, root: &str, stage: Option<StageId>, tera: &Tera) -> Result<Value, tera::Error> {
        let place = (root.to_owned(), stage);
        let rendered = self.rendered.read().unwrap_or_else(PoisonError::into_inner).get(&place).cloned();
        if let Some(rendered) = rendered {
            return Ok(rendered);
        }
        // Two threads may both come here; what they make is the same.
        let rendered = self.render(root, stage, tera)?;
        let mut all = self.rendered.write().unwrap_or_else(PoisonError::into_inner);
        Ok(all.entry(place).or_insert(rendered).clone())
    }

    fn render(&self, root: &str, stage: Option<StageId>, tera: &Tera) -> Result<Value, tera::Error> {
        let mut context = Context::new();
        context.insert("page", &AnyPage::new(root, "", stage));
        let mut fragments = BTreeMap::new();
        for template in &self.templates {
            let name = template.strip_prefix(FOLDER).unwrap_or(template).trim_end_matches(".html");
            fragments.insert(name, Value::safe_string(tera.render(template, &context)?.trim()));
        }
        Ok(Value::from_serializable(&fragments))
    }
}

/// What stands for a guide on pages of other guides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GuideFragment {
    /// Its place on the stretch of the path at the head of the page.
    StretchItem,
    /// Its card among those that are related.
    RelatedCard,
}

impl GuideFragment {
    const COUNT: usize = 2;

    const fn template(self) -> &'static str {
        match self {
            Self::StretchItem => "fragments/guide/stretch_item.html",
            Self::RelatedCard => "fragments/guide/related_card.html",
        }
    }
}

/// What stands for each guide on pages of other guides, in one language.
#[derive(Default)]
pub(super) struct GuideFragments {
    /// By the way to the root.
    rendered: RwLock<BTreeMap<String, Arc<[OfGuide]>>>,
}

/// By fragment, what it comes to on pages of the guide's own stage and on those of others.
type OfGuide = [[OnceLock<Value>; 2]; GuideFragment::COUNT];

impl GuideFragments {
    /// Returns these without those of the guides in `changed`.
    pub(super) fn after(&self, changed: &[GuideIx]) -> Self {
        let rendered = self.rendered.read().unwrap_or_else(PoisonError::into_inner);
        let without = |guides: &Arc<[OfGuide]>| {
            let mut guides = guides.to_vec();
            changed.iter().for_each(|guide| guides[guide.0 as usize] = OfGuide::default());
            guides.into()
        };
        Self { rendered: RwLock::new(rendered.iter().map(|(root, guides)| (root.clone(), without(guides))).collect()) }
    }

    /// Returns the fragments of all `count` guides for pages from which `root` leads to the site's root.
    pub(super) fn at(&self, root: &str, count: usize) -> GuideFragmentsAt {
        let known = self.rendered.read().unwrap_or_else(PoisonError::into_inner).get(root).cloned();
        let guides = known.unwrap_or_else(|| {
            let none = || std::iter::repeat_with(OfGuide::default).take(count).collect();
            let mut all = self.rendered.write().unwrap_or_else(PoisonError::into_inner);
            all.entry(root.to_owned()).or_insert_with(none).clone()
        });
        GuideFragmentsAt { root: root.to_owned(), guides }
    }
}

/// The fragments of all guides, for pages of one depth.
pub(super) struct GuideFragmentsAt {
    root: String,
    guides: Arc<[OfGuide]>,
}

impl GuideFragmentsAt {
    /// Returns what stands for `guide`, of which lists show `card`, on pages of `stage`; rendered when it is first asked for.
    ///
    /// # Errors
    /// Fails where the template does.
    pub(super) fn get(
        &self,
        fragment: GuideFragment,
        guide: (GuideIx, StageId),
        stage: StageId,
        (card, tera): (Value, &Tera),
    ) -> Result<Value, tera::Error> {
        let (ix, own) = guide;
        let place = &self.guides[ix.0 as usize][fragment as usize][usize::from(own == stage)];
        if let Some(rendered) = place.get() {
            return Ok(rendered.clone());
        }
        // What is shown elsewhere depends on no other stage.
        let page = AnyPage::new(&self.root, "guide", Some(stage).filter(|stage| *stage == own));
        let mut context = Context::new();
        context.insert("page", &page);
        context.insert_value("guide", card);
        let rendered = Value::safe_string(tera.render(fragment.template(), &context)?.trim());
        Ok(place.get_or_init(|| rendered).clone())
    }
}
