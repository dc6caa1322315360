//! What texts and sentences refer to, as Markdown with full addresses.

use std::borrow::Cow;

use crate::document::{AlertKind, Folding, Footnote};
use crate::markdown::{AlertLine, ImageForm, References, TermName, escaped, push_escaped, write};
use crate::model::{Body, FeaturePage, Html, LinkTarget, Sentence};

use super::escape::push_escaped as push_escaped_html;
use super::links::{name, push_address};
use super::locale::LocaleContext;
use super::raw_html::push_markup;

/// A text whose references lead to pages of the site.
pub(super) struct OnSite<'a> {
    /// The site in the language of the text.
    pub(super) locale: &'a LocaleContext,
    /// Names the text among all texts: footnotes of two texts in one file must not meet.
    pub(super) scope: &'a str,
    pub(super) body: &'a Body,
}

impl OnSite<'_> {
    fn address(&self, target: &LinkTarget) -> Option<String> {
        match target {
            LinkTarget::External(address) => return Some(address.clone()),
            // Headings have no ids in Markdown.
            LinkTarget::Anchor(_) => return None,
            _ => {}
        }
        let site = &self.locale.site;
        let root = site.base_url.as_deref().unwrap_or_default();
        let mut address = String::with_capacity(root.len() + 64);
        push_address(site, &mut address, (self.locale.lang, root), "", target).then_some(address)
    }
}

impl References for OnSite<'_> {
    fn link(&self, index: u32) -> Option<String> {
        self.address(&self.body.links[index as usize])
    }

    fn name(&self, index: u32) -> Option<Cow<'_, str>> {
        name(&self.locale.site, self.locale.lang, self.body, &self.body.links[index as usize])
    }

    fn image(&self, index: u32) -> Option<ImageForm> {
        let target = &self.body.images[index as usize];
        let is_played = match target {
            LinkTarget::Asset(asset, _) => self.locale.site.playbook.assets[asset.0 as usize].kind.is_played(),
            // Only films are shown of other sites.
            _ => true,
        };
        let address = self.address(target)?;
        Some(if is_played { ImageForm::Link(address) } else { ImageForm::Picture(address) })
    }

    fn term(&self, index: u32) -> TermName {
        let (site, lang) = (&self.locale.site, self.locale.lang);
        let term = &site.playbook.glossary[self.body.terms[index as usize].0 as usize];
        let glossary = site.routes.address(site.routes.feature(lang, FeaturePage::Glossary)).link();
        let root = site.base_url.as_deref().unwrap_or_default();
        let address = [root, glossary, "#", &term.id].concat();
        TermName::Link { name: term.term[lang].clone(), address }
    }

    fn alert(&self, kind: AlertKind, _: Folding) -> AlertLine {
        AlertLine::Title(escaped(self.locale.alert_title(kind)))
    }

    fn quiz(&self, index: u32) -> String {
        let question = &self.body.quizzes[index as usize];
        let mut out = String::with_capacity(512);
        out.push_str("**");
        push_escaped(&mut out, &line(question.question.words()));
        out.push_str("**\n\n");
        for choice in &question.choices {
            out.push_str(if choice.correct { "- [x] " } else { "- [ ] " });
            push_sentence(&mut out, self.locale, &choice.text);
            out.push('\n');
        }
        if let Some(explanation) = &question.explanation {
            push_quote(&mut out, self.locale, explanation);
        }
        out
    }

    fn html(&self, index: u32) -> Cow<'_, str> {
        match &self.body.raw_html[index as usize] {
            Html::Markup(markup) if markup.slots.is_empty() => Cow::Borrowed(&markup.html),
            Html::Markup(markup) => {
                let mut out = String::with_capacity(markup.html.len() + 64);
                push_markup(&mut out, markup, "", |out, target| {
                    self.address(target).map(|address| push_escaped_html(out, &address)).is_some()
                });
                Cow::Owned(out)
            }
            Html::Text(html) => Cow::Owned(escaped(&line(html))),
        }
    }

    fn footnote(&self, _: &Footnote, number: u32) -> String {
        format!("{}-{}", self.scope, number + 1)
    }
}

/// Appends a sentence as a quotation.
pub(super) fn push_quote(out: &mut String, locale: &LocaleContext, text: &Sentence) {
    out.push_str("\n> ");
    push_sentence(out, locale, text);
    out.push('\n');
}

/// Appends a sentence in the language of `locale`, on one line.
fn push_sentence(out: &mut String, locale: &LocaleContext, sentence: &Sentence) {
    match marked(locale, sentence) {
        Some(markdown) => out.push_str(&markdown),
        None => push_escaped(out, &line(sentence.words())),
    }
}

/// Returns a sentence that has marks as a line of Markdown with full addresses.
pub(super) fn marked(locale: &LocaleContext, sentence: &Sentence) -> Option<String> {
    let body = sentence.body()?;
    let markdown = write(&body.tree, &OnSite { locale, scope: "", body });
    Some(line(markdown.trim()).into_owned())
}

/// Returns a text on one line, with one space between its words.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let is_line = !text.contains(|c: char| c.is_whitespace() && c != ' ') && !text.contains("  ");
    if is_line && text.trim().len() == text.len() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
