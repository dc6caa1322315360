//! The playbook in short for language models (<https://llmstxt.org>): a title, what it is, and lists of links.

use std::fmt::Write as _;

use crate::model::{FeaturePage, LensIx, PageIx, Sentence};
use crate::plan::RouteIx;

use super::context::SiteContext;
use super::locale::LocaleContext;
use super::markdown_text::marked;

/// Renders `llms.txt`, a part for each language.
pub(super) fn render(site: &SiteContext, locales: &[LocaleContext]) -> String {
    let settings = &site.playbook.settings;
    let mut out = String::with_capacity(256 * site.routes.len());
    let _ =
        write!(out, "# {}\n\n> {}\n", line(settings.title.main()), sentence(&locales[0], settings.description.main()));
    for (lang, _) in site.playbook.languages().iter() {
        push_language(&locales[usize::from(lang.0)], &mut out);
    }
    let data = site.full_address("playbook.json");
    let _ = write!(out, "\n## Optional\n\n- [playbook.json]({data})\n");
    for (lang, _) in site.playbook.languages().iter() {
        let file = site.routes.address(site.routes.llms_full(lang)).link();
        let _ = writeln!(out, "- [{file}]({}): {}", site.full_address(file), site.language_name(lang));
    }
    out
}

fn push_language(locale: &LocaleContext, out: &mut String) {
    let (site, lang) = (&*locale.site, locale.lang);
    let strings = site.strings(lang);
    let name = strings.text("language.name");
    for (id, stage) in site.playbook.stages.iter() {
        let _ = write!(out, "\n## {name}: {}. {}\n\n", id.order(), line(&stage.name[lang]));
        push_link(site, out, site.routes.stage(lang, id), &stage.name[lang], &sentence(locale, &stage.summary[lang]));
        for &ix in &site.order.by_stage[id] {
            // What is not translated is listed in the language that it was written in.
            let text = site.playbook.guide(ix).text.get(lang);
            if let (Some(text), Some(route)) = (text, site.routes.guide(lang, ix)) {
                push_link(site, out, route, &text.title, &sentence(locale, &text.summary));
            }
        }
    }
    let _ = write!(out, "\n## {name}: {}\n\n", strings.text("nav.more"));
    for feature in FeaturePage::ALL {
        let name = strings.text(&format!("feature.{}.name", feature.slug()));
        push_link(site, out, site.routes.feature(lang, feature), name, site.feature_summary(lang, feature));
    }
    for (at, lens) in (0..).zip(&site.playbook.lenses) {
        push_link(
            site,
            out,
            site.routes.lens(lang, LensIx(at)),
            &lens.name[lang],
            &sentence(locale, &lens.summary[lang]),
        );
    }
    for (at, page) in (0..).zip(&site.playbook.pages) {
        if let Some(text) = page.text.get(lang) {
            push_link(site, out, site.routes.page(lang, PageIx(at)), &text.title, &sentence(locale, &text.summary));
        }
    }
}

fn push_link(site: &SiteContext, out: &mut String, route: RouteIx, title: &str, summary: &str) {
    let title = line(title).replace('[', "\\[").replace(']', "\\]");
    let address = site.full_address(site.routes.link(route));
    let _ = writeln!(out, "- [{title}]({address}): {}", line(summary));
}

/// Returns a sentence as Markdown on one line; its words as they are where it has no marks.
fn sentence(locale: &LocaleContext, sentence: &Sentence) -> String {
    marked(locale, sentence).unwrap_or_else(|| line(sentence.words()))
}

/// Returns a text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
