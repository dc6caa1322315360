//! Parts of pages that are the same wherever the way to the site's root is: rendered once for each such way.
//!
//! The templates in `fragments/` see what every template sees, but of `page` only `root`. Other templates use what they
//! come to as `fragments.name`.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::load::Theme;

/// Where the templates are.
const FOLDER: &str = "fragments/";

/// The fragments of a theme in one language.
pub(super) struct Fragments {
    /// Names of the templates.
    templates: Vec<String>,
    /// By the way to the root, what the templates come to.
    rendered: RwLock<BTreeMap<String, Value>>,
}

/// What fragments see as `page`.
#[derive(Serialize)]
struct AnyPage<'a> {
    root: &'a str,
    kind: &'static str,
    address: &'static str,
}

impl Fragments {
    /// Finds the fragments of `theme`; none is rendered yet.
    pub(super) fn of(theme: &Theme) -> Self {
        let templates = theme.templates.keys().filter(|name| name.starts_with(FOLDER)).cloned().collect();
        Self { templates, rendered: RwLock::default() }
    }

    /// Returns the fragments by name, for pages from which `root` leads to the site's root.
    ///
    /// # Errors
    /// Fails where a template does.
    pub(super) fn at(&self, root: &str, tera: &Tera) -> Result<Value, tera::Error> {
        let rendered = self.rendered.read().unwrap_or_else(PoisonError::into_inner).get(root).cloned();
        if let Some(rendered) = rendered {
            return Ok(rendered);
        }
        // Two threads may both come here; what they make is the same.
        let rendered = self.render(root, tera)?;
        let mut all = self.rendered.write().unwrap_or_else(PoisonError::into_inner);
        Ok(all.entry(root.to_owned()).or_insert(rendered).clone())
    }

    fn render(&self, root: &str, tera: &Tera) -> Result<Value, tera::Error> {
        let mut context = Context::new();
        context.insert("page", &AnyPage { root, kind: "", address: "" });
        let mut fragments = BTreeMap::new();
        for template in &self.templates {
            let name = template.strip_prefix(FOLDER).unwrap_or(template).trim_end_matches(".html");
            fragments.insert(name, Value::safe_string(tera.render(template, &context)?.trim()));
        }
        Ok(Value::from_serializable(&fragments))
    }
}
