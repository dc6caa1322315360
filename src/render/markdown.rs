//! Texts of the site as clean Markdown with full addresses: for language models, and for whoever takes them elsewhere.

use rayon::prelude::*;

use crate::markdown::{escaped, write};
use crate::model::{GuideIx, LangIx, StageId};

use super::Site;
use super::html::guide_scope;
use super::locale::LocaleContext;
use super::markdown_text::{OnSite, line, push_quote};

impl Site {
    /// Returns the guides in `lang` as one Markdown text: those of `stage`, or all, in the order of the path. A guide
    /// that is not translated is left out.
    ///
    /// Addresses are whole where it is known where the site will stand, and from the site's root otherwise.
    pub(super) fn markdown(&self, lang: LangIx, stage: Option<StageId>) -> String {
        let locale = &self.locales[usize::from(lang.0)];
        let site = &self.context;
        let settings = &site.playbook.settings;
        let mut out = format!("# {}\n", escaped(&line(&settings.title[lang])));
        push_quote(&mut out, locale, &settings.description[lang]);
        let stages = site.playbook.stages.iter().map(|(id, _)| id).filter(|id| stage.is_none_or(|only| only == *id));
        let guides: Vec<GuideIx> = stages.flat_map(|id| site.order.by_stage[id].iter().copied()).collect();
        let texts: Vec<String> = guides.par_iter().filter_map(|&guide| guide_markdown(locale, guide)).collect();
        out.reserve(texts.iter().map(String::len).sum());
        texts.iter().for_each(|text| out.push_str(text));
        out
    }
}

/// Returns a guide as it is among others: its title, where it is found, what it says.
fn guide_markdown(locale: &LocaleContext, guide: GuideIx) -> Option<String> {
    let site = &locale.site;
    let route = site.routes.guide(locale.lang, guide)?;
    let text = site.playbook.guide(guide).text.get(locale.lang)?;
    let source = site.full_address(site.routes.address(route).link());
    let scope = guide_scope(&site.playbook.guide(guide).id);
    let mut out = format!("\n# {}\n\nSource: {source}\n", escaped(&line(&text.title)));
    push_quote(&mut out, locale, &text.summary);
    let body = write(&text.body.tree, &OnSite { locale, scope: &scope, body: &text.body });
    if !body.is_empty() {
        out.push('\n');
        out.push_str(&body);
    }
    Some(out)
}
