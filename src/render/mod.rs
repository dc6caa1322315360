//! The site as bytes, page by page.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::load::Theme;
use crate::model::Playbook;
use crate::plan::{PlanOptions, RouteIx, Routes, plan};

/// Choices that shape a site.
#[derive(Debug, Clone, Default)]
pub struct SiteOptions {
    /// What is planned.
    pub plan: PlanOptions,
    /// Where the site will stand.
    pub base_url: Option<String>,
}

/// A site that can be rendered.
#[derive(Debug)]
pub struct Site {
    routes: Routes,
}

impl Site {
    /// Makes the site.
    ///
    /// # Errors
    /// Returns what is wrong with the theme.
    #[allow(clippy::needless_pass_by_value)]
    pub fn new(playbook: Arc<Playbook>, _theme: Arc<Theme>, options: SiteOptions) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self { routes: plan(&playbook, &[], &options.plan) })
    }

    /// Returns every address.
    pub fn routes(&self) -> &Routes {
        &self.routes
    }

    /// Returns a page.
    ///
    /// # Errors
    /// Returns what is wrong with the template.
    pub fn render(&self, _route: RouteIx) -> Result<Cow<'_, [u8]>, Diagnostic> {
        Ok(Cow::Borrowed(b""))
    }
}
