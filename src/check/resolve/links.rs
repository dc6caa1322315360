//! Resolves what a text says about other files: links, pictures, glossary terms.

use std::collections::HashSet;

use crate::check::parse::glossary;
use crate::check::parse::html_writer::{AddressRole, HtmlAddress};
use crate::check::parse::pictures::NoPicture;
use crate::check::report::Report;
use crate::check::suggest::{Near, near};
use crate::check::symbols::{Symbol, Symbols, TextId};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::fold::fold;
use crate::markdown::{Document, Reference};
use crate::model::{Heading, Html, LangIx, LinkTarget, TermIx};
use crate::source::{FilePath, Span};
use crate::words::Text;

use super::address::{Address, join, parse_address, relative};
use super::address_fix;
use super::html;
use crate::check::paths::{meant_by, stem};

/// A text with a place: a guide or page in one language, or a sentence of it or of a YAML file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Referrer<'s> {
    /// The file that it is in, from which links are seen.
    pub(crate) path: &'s FilePath,
    pub(crate) lang: LangIx,
    /// The text of the file, where it is known: what links are fixed in.
    pub(crate) text: Option<&'s str>,
    /// The headings of the file.
    pub(crate) headings: &'s [Heading],
    /// What refers to others.
    pub(crate) document: &'s Document,
    pub(crate) raw_html: &'s [Html<HtmlAddress>],
    /// What else its links can lead to: ids in HTML. Sentences have none.
    pub(crate) html_ids: Option<&'s HashSet<String>>,
}

/// What a text refers to, in the order of its document.
#[derive(Debug)]
pub(crate) struct References {
    pub(crate) links: Vec<LinkTarget>,
    pub(crate) images: Vec<LinkTarget>,
    pub(crate) terms: Vec<TermIx>,
    pub(crate) html: Vec<Html>,
}

/// What resolving the references of a text came to.
#[derive(Debug)]
pub(crate) struct Resolution {
    /// The references, if every one was found.
    pub(crate) references: Option<References>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The texts whose headings were looked up.
    pub(crate) read: Vec<TextId>,
}

/// Resolves every reference of `article`.
pub(crate) fn resolve(article: Referrer<'_>, symbols: Symbols<'_>) -> Resolution {
    let mut resolver = Resolver { article, symbols, report: Report::on(article.path), read: Vec::new() };
    let document = article.document;
    // Every mistake is reported, so none of the four stops at its first.
    let links: Vec<_> = document.links.iter().map(|link| resolver.link(link)).collect();
    let images: Vec<_> = document.images.iter().map(|image| resolver.image(image)).collect();
    let terms: Vec<_> = document.terms.iter().map(|term| resolver.term(term)).collect();
    let html = html::resolve(article.raw_html, article.headings, |address| resolver.in_html(address));
    let references = complete(links).zip(complete(images)).zip(complete(terms)).zip(html);
    Resolution {
        references: references.map(|(((links, images), terms), html)| References { links, images, terms, html }),
        diagnostics: resolver.report.into_diagnostics(),
        read: resolver.read,
    }
}

fn complete<T>(found: Vec<Option<T>>) -> Option<Vec<T>> {
    found.into_iter().collect()
}

/// Resolves the references of one text, and records what they depend on.
struct Resolver<'s> {
    article: Referrer<'s>,
    symbols: Symbols<'s>,
    report: Report,
    read: Vec<TextId>,
}

impl<'s> Resolver<'s> {
    fn link(&mut self, link: &Reference) -> Option<LinkTarget> {
        let (path, anchor) = match parse_address(&link.target) {
            Address::External => return Some(LinkTarget::External(link.target.to_string())),
            Address::Unsafe => return self.refuse(Code::LinkUnsafeScheme, None, link),
            Address::Absolute => return self.refuse(Code::LinkBroken, Some("absolute"), link),
            Address::Relative(path, anchor) => (path, anchor.filter(|anchor| !anchor.is_empty())),
        };
        if path.is_empty() {
            return self.link_within(anchor, link);
        }
        let Some((full, symbol)) = self.find(&path) else {
            if path.starts_with("www.") {
                let meant = format!("https://{}", link.target);
                let fix = address_fix::address(link, self.article.text, &meant);
                let diagnostic = self.report.at(Code::LinkBroken, link.span).variant("scheme").suggest(Some(meant));
                let diagnostic = diagnostic.fix(fix);
                self.report.push(diagnostic.arg("value", &*link.target));
            } else {
                self.report_broken(Code::LinkBroken, &path, link);
            }
            return None;
        };
        if let (Some(anchor), Symbol::Text(text, lang)) = (&anchor, symbol)
            && let Some(headings) = self.headings(text, lang)
            && !self.symbols.is_required_section(&full, anchor)
            && !self.symbols.has_html_id(text, lang, anchor)
        {
            self.check_anchor(anchor, headings, Some(&full), link);
        }
        self.target(symbol, anchor, &full, link)
    }

    /// Resolves an address in HTML. Where a playbook trusts its HTML, a picture may be of another site.
    fn in_html(&mut self, address: &HtmlAddress) -> Option<LinkTarget> {
        let reference = &address.reference;
        match (address.role, parse_address(&reference.target)) {
            (AddressRole::Link, _) => self.link(reference),
            (AddressRole::File, Address::External) => Some(LinkTarget::External(reference.target.to_string())),
            // It may be a film or a document as well as a picture.
            (AddressRole::File, Address::Relative(path, _)) => {
                let symbol = join(self.article.path, &path).and_then(|full| self.symbols.at(&full));
                match symbol {
                    Some(Symbol::Asset(asset)) => Some(LinkTarget::Asset(asset)),
                    _ => self.image(reference),
                }
            }
            (AddressRole::File, _) => self.image(reference),
        }
    }

    /// Reports an address that can lead nowhere.
    fn refuse<T>(&mut self, code: Code, variant: Option<&str>, reference: &Reference) -> Option<T> {
        let diagnostic = self.report.at(code, reference.span).arg("value", &*reference.target);
        self.report.push(match variant {
            Some(variant) => diagnostic.variant(variant),
            None => diagnostic,
        });
        None
    }

    /// Resolves a link to a heading of the same text.
    fn link_within(&mut self, anchor: Option<String>, link: &Reference) -> Option<LinkTarget> {
        let Some(anchor) = anchor else {
            self.report.push(self.report.at(Code::LinkBroken, link.span).variant("empty"));
            return None;
        };
        let is_known = self.symbols.is_required_section(self.article.path, &anchor);
        if !is_known && !self.article.html_ids.is_some_and(|ids| ids.contains(&*anchor)) {
            self.check_anchor(&anchor, self.article.headings, None, link);
        }
        Some(LinkTarget::Anchor(anchor))
    }

    /// Returns the file that `path` names, seen from the text, with its path from the root. Where the text's language has
    /// none yet, that is the source language's: that it is missing is reported once, at the source.
    fn find(&self, path: &str) -> Option<(String, Symbol)> {
        let full = join(self.article.path, path)?;
        if let Some(symbol) = self.symbols.at(&full) {
            return Some((full, symbol));
        }
        let source = self.in_language(&full, self.article.lang, LangIx::SOURCE)?;
        let symbol = self.symbols.at(&source)?;
        Some((source, symbol))
    }

    /// Returns the headings of another text, and records that they were looked up.
    fn headings(&mut self, text: TextId, lang: LangIx) -> Option<&'s [Heading]> {
        self.read.push(text);
        self.symbols.headings(text, lang)
    }

    /// Returns the target of a link; one to another language's file is reported and leads to this language's.
    fn target(&mut self, symbol: Symbol, anchor: Option<String>, full: &str, link: &Reference) -> Option<LinkTarget> {
        let lang = self.article.lang;
        let text = match symbol {
            Symbol::Text(text, of) => {
                self.check_language(full, of, link);
                text
            }
            Symbol::Stage(stage) => return Some(LinkTarget::Stage(stage)),
            Symbol::Asset(asset) => return Some(LinkTarget::Asset(asset)),
            Symbol::Unreadable => return None,
        };
        Some(match text {
            TextId::Guide(guide) => LinkTarget::Guide(guide, lang, anchor),
            TextId::Page(page) => LinkTarget::Page(page, lang, anchor),
            TextId::Feature(feature) => LinkTarget::Feature(feature, lang),
        })
    }

    /// Reports a link to the file at `full`, which is in the language `of`, where there is one in the text's own.
    fn check_language(&mut self, full: &str, of: LangIx, link: &Reference) {
        let lang = self.article.lang;
        if of == lang {
            return;
        }
        let Some(own) = self.in_language(full, of, lang).filter(|own| self.symbols.at(own).is_some()) else { return };
        let languages = self.symbols.languages();
        let meant = relative(self.article.path, &own);
        let diagnostic = self
            .report
            .at(Code::LinkUntranslated, link.span)
            .arg("lang", languages[of].tag())
            .arg("expected", languages[lang].tag())
            .fix(address_fix::path(link, self.article.text, &meant))
            .suggest(Some(meant));
        self.report.push(diagnostic);
    }

    /// Returns the path of the file that holds in the language `to` what the one at `path` holds in the language `of`.
    fn in_language(&self, path: &str, of: LangIx, to: LangIx) -> Option<String> {
        let languages = self.symbols.languages();
        let stem = path.strip_suffix(&format!(".{}.md", languages[of].tag()))?;
        Some(format!("{stem}.{}.md", languages[to].tag()))
    }

    fn image(&mut self, image: &Reference) -> Option<LinkTarget> {
        let path = match parse_address(&image.target) {
            Address::Relative(path, _) => path,
            Address::Unsafe => return self.refuse(Code::LinkUnsafeScheme, None, image),
            Address::External | Address::Absolute => return self.refuse(Code::AssetMissing, Some("external"), image),
        };
        let symbol = join(self.article.path, &path).and_then(|full| self.symbols.at(&full));
        match symbol {
            Some(Symbol::Asset(asset)) => {
                if let Some(no_picture) = self.symbols.no_picture(asset) {
                    self.report.push(not_shown(no_picture, &path, image.span, &self.report));
                }
                return Some(LinkTarget::Asset(asset));
            }
            Some(Symbol::Unreadable) => {}
            _ => self.report_broken(Code::AssetMissing, &path, image),
        }
        None
    }

    /// Resolves a glossary term. Where the glossary could not be read, that is reported there.
    fn term(&mut self, term: &Reference) -> Option<TermIx> {
        glossary::find(term.target.trim(), term.span, self.symbols.terms()?, &mut self.report)
    }

    fn report_broken(&mut self, code: Code, path: &str, reference: &Reference) {
        let from = &**self.article.path;
        let wanted = join(from, path).unwrap_or_else(|| path.to_owned());
        if code == Code::LinkBroken && self.symbols.is_misplaced(&fold(stem(&wanted))) {
            // That the file has a wrong name or place is reported at the file.
            return;
        }
        let known = self.symbols.paths().into_iter();
        let paths: Vec<&str> = known.filter(|(_, symbol)| may_be_meant(code, *symbol)).map(|(path, _)| path).collect();
        let is_moved = code == Code::LinkBroken && self.symbols.is_misplaced(&fold(stem(from)));
        if is_moved && paths.iter().any(|path| stem(path) == stem(&wanted)) {
            // The link is right where this file belongs.
            return;
        }
        let meant = meant_by(&wanted, from, &paths);
        let written = meant.map(|meant| relative(from, meant.path));
        let certain = written.as_deref().filter(|_| meant.is_some_and(|meant| meant.only));
        let fix = certain.and_then(|path| address_fix::path(reference, self.article.text, path));
        self.report.push(self.report.at(code, reference.span).arg("file", path).suggest(written).fix(fix));
    }

    /// Reports an anchor that is none of `headings`; `file` is the other file whose headings they are.
    fn check_anchor(&mut self, anchor: &str, headings: &[Heading], file: Option<&str>, link: &Reference) {
        if headings.iter().any(|heading| *heading.anchor == *anchor) {
            return;
        }
        let meant = meant_heading(anchor, headings);
        let certain = meant.filter(|meant| meant.only);
        let fix = certain.and_then(|meant| address_fix::anchor(link, self.article.text, meant.name));
        let diagnostic = self.report.at(Code::LinkMissingAnchor, anchor_span(link)).arg("name", anchor);
        let mut diagnostic = diagnostic.suggest(meant.map(|meant| format!("#{}", meant.name))).fix(fix);
        if let Some(file) = file {
            let place = Place::new(&file.into(), Span::start_of_file());
            diagnostic = diagnostic.related(place, Text::new("related-target"));
        }
        self.report.push(diagnostic);
    }
}

/// Returns the anchor of the heading that was probably meant by `anchor`: one of these words, or the nearest.
fn meant_heading<'h>(anchor: &str, headings: &'h [Heading]) -> Option<Near<'h>> {
    let mut by_text = headings.iter().filter(|heading| fold(&heading.text) == fold(anchor));
    if let Some(heading) = by_text.next() {
        return Some(Near { name: &heading.anchor, only: by_text.next().is_none() });
    }
    near(anchor, headings.iter().map(|heading| &*heading.anchor))
}

/// Returns the diagnostic for a file in the place of a picture that browsers do not show there.
pub(crate) fn not_shown(no_picture: NoPicture, path: &str, span: Span, report: &Report) -> Diagnostic {
    let (variant, kind) = no_picture.message();
    let diagnostic = report.at(Code::AssetFormat, span).arg("file", path).arg("value", kind);
    if variant.is_empty() { diagnostic } else { diagnostic.variant(variant) }
}

/// Returns whether a file may have been meant by a reference that is reported as `code`.
fn may_be_meant(code: Code, symbol: Symbol) -> bool {
    match code {
        Code::AssetMissing => matches!(symbol, Symbol::Asset(_)),
        _ => symbol != Symbol::Unreadable,
    }
}

/// Returns the span of a link's anchor, its `#` included; the whole address where it is written with escapes.
fn anchor_span(link: &Reference) -> Span {
    let Span { start, end } = link.span;
    match link.target.find('#') {
        Some(at) if link.target.len() == link.span.range().len() => Span::new(start as usize + at, end as usize),
        _ => link.span,
    }
}
