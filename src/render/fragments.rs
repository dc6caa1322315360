//! Parts of pages that are the same on many of them: rendered once, and put into each.
//!
//! The templates in `fragments/` see what every template sees, but no `page`: they come to the same on all pages of an
//! [`Area`], which they see as `area`. Other templates use what they come to as `fragments.name`. Those in
//! `fragments/guide/` also see a guide, as `guide`, and stand for it on the pages of others; of `area` they see `root`
//! alone, and whether the page belongs to the guide's own stage as `near`. What a fragment reads besides fails with a
//! diagnostic.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use serde::{Serialize, Serializer};
use tera::{Context, Tera, Value};

use crate::load::Theme;
use crate::model::StageId;

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

/// Pages that share fragments: those of a part of the site that are as deep as each other.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Area<'a> {
    /// The way to the site's root.
    pub(super) root: &'a str,
    /// The stage in whose part of the site the pages are.
    #[serde(serialize_with = "serialize_stage")]
    pub(super) stage: Option<StageId>,
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
fn serialize_stage<S: Serializer>(stage: &Option<StageId>, serializer: S) -> Result<S::Ok, S::Error> {
    stage.map(StageId::as_str).serialize(serializer)
}

/// What fragments of guides see as `area`.
#[derive(Serialize)]
struct Root<'a> {
    root: &'a str,
}

impl Fragments {
    /// Finds the fragments of `theme`; none is rendered yet.
    pub(super) fn of(theme: &Theme) -> Self {
        Self {
            templates: theme.templates.keys().filter(|name| is_for_pages(name)).cloned().collect(),
            rendered: RwLock::default(),
        }
    }

    /// Returns the fragments by name, for pages of an area.
    ///
    /// # Errors
    /// Fails where a template does.
    pub(super) fn of_area(&self, area: Area<'_>, tera: &Tera) -> Result<Value, tera::Error> {
        let place = (area.root.to_owned(), area.stage);
        let rendered = self.rendered.read().unwrap_or_else(PoisonError::into_inner).get(&place).cloned();
        if let Some(rendered) = rendered {
            return Ok(rendered);
        }
        // Two threads may both come here; what they make is the same.
        let rendered = self.render(area, tera)?;
        let mut all = self.rendered.write().unwrap_or_else(PoisonError::into_inner);
        Ok(all.entry(place).or_insert(rendered).clone())
    }

    fn render(&self, area: Area<'_>, tera: &Tera) -> Result<Value, tera::Error> {
        let mut context = Context::new();
        context.insert("area", &area);
        let mut fragments = BTreeMap::new();
        for template in &self.templates {
            let name = template.strip_prefix(FOLDER).unwrap_or(template).trim_end_matches(".html");
            fragments.insert(name, Value::safe_string(tera.render(template, &context)?.trim()));
        }
        Ok(Value::from_serializable(&fragments))
    }
}

/// Returns whether a template stands for a part of pages, and not for a guide.
fn is_for_pages(template: &str) -> bool {
    template.starts_with(FOLDER) && !template.starts_with(GUIDE_FOLDER)
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
    const fn template(self) -> &'static str {
        match self {
            Self::StretchItem => "fragments/guide/stretch_item.html",
            Self::RelatedCard => "fragments/guide/related_card.html",
        }
    }
}

/// What stands for one guide on pages of other guides; rendered when a page first shows it.
#[derive(Default)]
pub(super) struct GuideFragments(RwLock<Vec<(Variant, Value)>>);

/// What a fragment of a guide depends on besides the guide.
#[derive(PartialEq, Eq)]
struct Variant {
    fragment: GuideFragment,
    root: String,
    /// Whether it is shown in the part of the site of the guide's own stage.
    near: bool,
}

impl Variant {
    fn is(&self, fragment: GuideFragment, root: &str, near: bool) -> bool {
        self.fragment == fragment && self.near == near && self.root == root
    }
}

impl GuideFragments {
    /// Returns what stands for the guide of which lists show `card` on pages from which `root` leads to the site's
    /// root; `near` says whether they belong to the guide's own stage.
    ///
    /// # Errors
    /// Fails where the template does.
    pub(super) fn get(
        &self,
        fragment: GuideFragment,
        card: Value,
        (root, near): (&str, bool),
        tera: &Tera,
    ) -> Result<Value, tera::Error> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        // There are two or three of them.
        if let Some((_, rendered)) = known.iter().find(|(variant, _)| variant.is(fragment, root, near)) {
            return Ok(rendered.clone());
        }
        drop(known);
        let mut context = Context::new();
        context.insert("area", &Root { root });
        context.insert("near", &near);
        context.insert_value("guide", card);
        let rendered = Value::safe_string(tera.render(fragment.template(), &context)?.trim());
        let variant = Variant { fragment, root: root.to_owned(), near };
        // Two threads may both come here; what they make is the same.
        self.0.write().unwrap_or_else(PoisonError::into_inner).push((variant, rendered.clone()));
        Ok(rendered)
    }
}
