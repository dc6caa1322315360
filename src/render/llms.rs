//! The playbook in short for language models (<https://llmstxt.org>): a title, what it is, and lists of links.

use std::fmt::Write as _;

use crate::addresses::GUIDES_PER_FILE;
use crate::model::{FeaturePage, GuideIx, LensIx, PageIx, Sentence};
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
        if site.routes.llms_parts(lang).is_empty() {
            push_guides(locale, out, &site.order.by_stage[id]);
        }
    }
    if !site.routes.llms_parts(lang).is_empty() {
        push_parts(locale, out);
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

/// Renders a part of the guides of a language.
pub(super) fn part(locale: &LocaleContext, part: usize) -> String {
    let site = &*locale.site;
    let guides = site.order.part(part);
    let mut out = String::with_capacity(256 * guides.len());
    let name = locale.strings.text("language.name");
    let _ = writeln!(
        out,
        "# {}\n\n## {name}: {}\n",
        line(&site.playbook.settings.title[locale.lang]),
        stretch(locale, part)
    );
    push_guides(locale, &mut out, guides);
    out
}

/// Appends the guides that are in the language. What is not translated is listed in the language that it was written in.
fn push_guides(locale: &LocaleContext, out: &mut String, guides: &[GuideIx]) {
    let (site, lang) = (&*locale.site, locale.lang);
    for &ix in guides {
        let text = site.playbook.guide(ix).text.get(lang);
        if let (Some(text), Some(route)) = (text, site.routes.guide(lang, ix)) {
            push_link(site, out, route, &text.title, &sentence(locale, &text.summary));
        }
    }
}

/// Appends links to the files that list the guides.
fn push_parts(locale: &LocaleContext, out: &mut String) {
    let (site, strings) = (&*locale.site, &locale.strings);
    let _ = write!(out, "\n## {}: {}\n\n", strings.text("language.name"), strings.text("search.guides"));
    for (at, &part) in site.routes.llms_parts(locale.lang).iter().enumerate() {
        let _ = writeln!(out, "- [{}]({})", stretch(locale, at), site.full_address(site.routes.link(part)));
    }
}

/// Returns what a part of the guides is called: the stages that its first and last guides are in, and their numbers.
fn stretch(locale: &LocaleContext, part: usize) -> String {
    let site = &*locale.site;
    let guides = site.order.part(part);
    let stage = |ix: Option<&GuideIx>| {
        ix.map(|&ix| line(&site.playbook.stages[site.playbook.guide(ix).id.stage].name[locale.lang]))
    };
    let stages = match (stage(guides.first()), stage(guides.last())) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (first, _) => first.unwrap_or_default(),
    };
    let first = part * GUIDES_PER_FILE;
    format!("{stages}, {}–{}", first + 1, first + guides.len())
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
