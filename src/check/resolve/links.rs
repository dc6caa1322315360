//! Resolves what a text says about other files: links, pictures, glossary terms.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::check::parse::glossary;
use crate::check::parse::html_writer::{AddressRole, HtmlAddress};
use crate::check::parse::pictures::NoPicture;
use crate::check::paths::{meant_by, stem};
use crate::check::report::Report;
use crate::check::symbols::{Symbol, Symbols, TextId};
use crate::diagnostic::{Code, Diagnostic};
use crate::fold::fold;
use crate::markdown::{Document, Reference, placeholders};
use crate::media::{Kind, film_host};
use crate::model::{AssetIx, FeaturePage, Heading, Html, LangIx, LinkTarget, TermIx, Use};
use crate::source::{FilePath, Span};

use super::address::{Address, join, parse_address, relative};
use super::address_fix;
use super::anchors::AnchorFinder;
use super::html;
use super::mistyped::{Mistyped, mistyped};

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
    /// Anchors that a snippet links to and does not have, with their places.
    pub(crate) open: Vec<(String, Span)>,
    /// Pictures and files of snippets in it.
    pub(crate) assets: Vec<(AssetIx, Use)>,
}

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

/// Resolves every reference of a text.
pub(crate) fn resolve(article: Referrer<'_>, symbols: Symbols<'_>) -> Resolution {
    let report = Report::on(article.path);
    let mut resolver =
        Resolver { article, symbols, report, read: Vec::new(), open: Vec::new(), anchors: AnchorFinder::default() };
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
        open: resolver.open,
        assets: Vec::new(),
    }
}

fn complete<T>(found: Vec<Option<T>>) -> Option<Vec<T>> {
    found.into_iter().collect()
}

/// Resolves the references of one text, and records what they depend on.
pub(super) struct Resolver<'s> {
    pub(super) article: Referrer<'s>,
    pub(super) symbols: Symbols<'s>,
    pub(super) report: Report,
    /// The texts whose headings were looked up.
    pub(super) read: Vec<TextId>,
    /// Anchors that a snippet links to and does not have.
    pub(super) open: Vec<(String, Span)>,
    pub(super) anchors: AnchorFinder,
}

impl Resolver<'_> {
    fn link(&mut self, link: &Reference) -> Option<LinkTarget> {
        if !placeholders(&link.target, 0).is_empty() {
            // A variable that could not be put there is reported itself.
            return None;
        }
        if let Some(mistyped) = mistyped(&link.target)
            && let Some(target) = self.mistyped(&mistyped, link)
        {
            return Some(target);
        }
        let target = match parse_address(&link.target) {
            Address::External => Some(LinkTarget::External(link.target.to_string())),
            Address::Unsafe => self.refuse(Code::LinkUnsafeScheme, None, link),
            Address::Absolute => self.absolute(link),
            Address::Relative(path, anchor) => {
                let anchor = anchor.filter(|anchor| !anchor.is_empty());
                self.relative_link(&path, anchor.map(Cow::into_owned), link)
            }
        };
        if link.is_empty
            && let Some(LinkTarget::External(_) | LinkTarget::Asset(..)) = target
        {
            self.report.push(self.report.at(Code::LinkEmpty, link.span).arg("value", &*link.target));
        }
        target
    }

    fn relative_link(&mut self, path: &str, anchor: Option<String>, link: &Reference) -> Option<LinkTarget> {
        if path.is_empty() {
            return self.link_within(anchor, link);
        }
        let Some((full, symbol)) = self.find(path) else {
            if is_host(path) {
                let meant = format!("https://{}", link.target);
                let fix = address_fix::address(link, self.article.text, &meant);
                let diagnostic = self.report.at(Code::LinkBroken, link.span).variant("scheme").suggest(Some(meant));
                self.report.push(diagnostic.arg("value", &*link.target).fix(fix));
            } else {
                self.report_broken(Code::LinkBroken, path, link);
            }
            return None;
        };
        self.target(symbol, anchor, &full, link)
    }

    /// Resolves an address in HTML. Where a playbook trusts its HTML, a picture may be of another site.
    fn in_html(&mut self, address: &HtmlAddress) -> Option<LinkTarget> {
        let reference = &address.reference;
        match (address.role, parse_address(&reference.target)) {
            (AddressRole::Link, _) => self.link(reference),
            (AddressRole::File, Address::External) => Some(LinkTarget::External(reference.target.to_string())),
            // It may be a film or a document as well as a picture.
            (AddressRole::File, Address::Relative(path, place)) => {
                let symbol = join(self.article.path, &path).and_then(|full| self.symbols.at(&full));
                match symbol {
                    Some(Symbol::Asset(asset)) => Some(LinkTarget::Asset(asset, place.map(Cow::into_owned))),
                    _ => self.image(reference),
                }
            }
            (AddressRole::File, _) => self.image(reference),
        }
    }

    /// Reports an address that is probably mistyped, and leads to what was meant. One that is the path of a file is
    /// right.
    fn mistyped(&mut self, mistyped: &Mistyped, link: &Reference) -> Option<LinkTarget> {
        let path = |target: &str| match parse_address(target) {
            Address::Relative(path, _) => Some(path.into_owned()),
            _ => None,
        };
        if path(&link.target).is_some_and(|path| self.find(&path).is_some()) {
            return None;
        }
        let meant = mistyped.meant.as_deref().unwrap_or(&link.target);
        let file = mistyped.meant.as_deref().and_then(path).map(|path| self.find(&path));
        if let Some(None) = file {
            // Another path that leads nowhere helps nobody.
            return None;
        }
        let diagnostic = self.report.at(Code::LinkSuspicious, link.span).arg("value", &*link.target);
        let diagnostic = if mistyped.variant.is_empty() { diagnostic } else { diagnostic.variant(mistyped.variant) };
        let certain = mistyped.meant.as_deref().filter(|_| mistyped.certain);
        let fix = certain.and_then(|meant| address_fix::address(link, self.article.text, meant));
        self.report.push(diagnostic.suggest(mistyped.meant.clone()).fix(fix));
        match file {
            Some(Some((full, symbol))) => self.target(symbol, None, &full, link),
            _ => Some(LinkTarget::External(meant.to_owned())),
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

    /// Reports an address from the root of a host. A file of its name was probably meant.
    fn absolute(&mut self, link: &Reference) -> Option<LinkTarget> {
        let path = link.target.split(['#', '?']).next().unwrap_or_default().trim_matches('/');
        let paths = self.known(Code::LinkBroken);
        let meant = meant_by(path, self.article.path, &paths);
        // It has at least its name in common with what was written.
        let meant = meant.filter(|meant| fold(stem(meant.path)) == fold(stem(path)));
        let meant = meant.map(|meant| relative(self.article.path, meant.path));
        let diagnostic = self.report.at(Code::LinkBroken, link.span).variant("absolute").arg("value", &*link.target);
        self.report.push(diagnostic.suggest(meant));
        None
    }

    /// Returns the file that `path` names, seen from the text, with its path from the root. Where the text's language
    /// has none yet, that is the one in another: that it is missing is reported once, at the source.
    fn find(&self, path: &str) -> Option<(String, Symbol)> {
        let full = join(self.article.path, path)?;
        if let Some(symbol) = self.symbols.at(&full) {
            return Some((full, symbol));
        }
        self.symbols.languages().iter().find_map(|(lang, _)| {
            let other = self.in_language(&full, self.article.lang, lang)?;
            let symbol = self.symbols.at(&other)?;
            Some((other, symbol))
        })
    }

    /// Returns the target of a link; one to another language's file is reported and leads to this language's.
    fn target(&mut self, symbol: Symbol, anchor: Option<String>, full: &str, link: &Reference) -> Option<LinkTarget> {
        let lang = self.article.lang;
        Some(match symbol {
            Symbol::Text(TextId::Snippet(_), _) => {
                self.report.push(self.report.at(Code::LinkBroken, link.span).variant("snippet").arg("file", full));
                return None;
            }
            Symbol::Text(text, of) => {
                let anchor = anchor.and_then(|anchor| self.anchor(anchor, (text, of), full, link));
                self.check_language(full, of, link);
                match text {
                    TextId::Guide(guide) => LinkTarget::Guide(guide, lang, anchor),
                    TextId::Page(page) => LinkTarget::Page(page, lang, anchor),
                    // It has no page, see above.
                    TextId::Snippet(_) => return None,
                    TextId::Feature(feature) => LinkTarget::Feature(feature, lang, anchor),
                }
            }
            Symbol::Stage(stage) => {
                let anchor = anchor.and_then(|anchor| self.anchor_in_stage(&anchor, stage, link));
                LinkTarget::Stage(stage, anchor)
            }
            Symbol::Lens(lens) => {
                let anchor = anchor.and_then(|anchor| self.anchor_in_lens(&anchor, lens, link));
                LinkTarget::Lens(lens, anchor)
            }
            Symbol::Glossary => {
                let anchor = anchor.and_then(|anchor| self.anchor_in_glossary(&anchor, link));
                LinkTarget::Feature(FeaturePage::Glossary, lang, anchor)
            }
            // What is behind `#` is the file's own, such as `page=2` of a PDF.
            Symbol::Asset(asset) => LinkTarget::Asset(asset, anchor),
            Symbol::Unreadable => return None,
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
        if !placeholders(&image.target, 0).is_empty() {
            return None;
        }
        let path = match parse_address(&image.target) {
            Address::Relative(path, _) => path,
            Address::Unsafe => return self.refuse(Code::LinkUnsafeScheme, None, image),
            Address::External if film_host(&image.target).is_some() => {
                self.check_words(image, Kind::Film);
                return Some(LinkTarget::External(image.target.to_string()));
            }
            Address::External | Address::Absolute => return self.refuse(Code::AssetMissing, Some("external"), image),
        };
        let symbol = join(self.article.path, &path).and_then(|full| self.symbols.at(&full));
        match symbol {
            Some(Symbol::Asset(asset)) => {
                match self.symbols.no_picture(asset) {
                    Some(no_picture) => self.report.push(not_shown(no_picture, &path, image.span, &self.report)),
                    None => self.check_shown(image, asset, &path),
                }
                return Some(LinkTarget::Asset(asset, None));
            }
            Some(Symbol::Unreadable) => {}
            _ => self.report_broken(Code::AssetMissing, &path, image),
        }
        None
    }

    /// Reports what readers lack who do not see a picture, or do not hear a film.
    fn check_shown(&mut self, image: &Reference, asset: AssetIx, path: &str) {
        let kind = self.symbols.kind(asset);
        self.check_words(image, kind);
        let tag = self.symbols.languages()[self.article.lang].tag();
        let has_captions = || self.symbols.captions(asset).iter().any(|captions| is_language(&captions.lang, tag));
        if kind == Kind::Film && !image.excused && !has_captions() {
            let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
            let diagnostic = self.report.at(Code::AssetMissingCaptions, image.span).arg("file", path);
            self.report.push(diagnostic.arg("name", format!("{stem}.{tag}.vtt")));
        }
    }

    /// Reports a picture without alternative text, or a film or sound without a title.
    fn check_words(&mut self, image: &Reference, kind: Kind) {
        if !image.is_empty || image.excused && !kind.is_played() {
            return;
        }
        let diagnostic = self.report.at(Code::AssetMissingAlt, image.span).arg("file", &*image.target);
        self.report.push(if kind.is_played() { diagnostic.variant("title") } else { diagnostic });
    }

    /// Resolves a glossary term. Where the glossary could not be read, that is reported there.
    fn term(&mut self, term: &Reference) -> Option<TermIx> {
        glossary::find(term.target.trim(), term.span, self.symbols.terms()?, &mut self.report)
    }

    /// Returns the paths of what may have been meant by a reference that is reported as `code`.
    fn known(&self, code: Code) -> Vec<&str> {
        let may_be_meant = |symbol: Symbol| match code {
            Code::AssetMissing => matches!(symbol, Symbol::Asset(_)),
            _ => !matches!(symbol, Symbol::Unreadable | Symbol::Text(TextId::Snippet(_), _)),
        };
        let known = self.symbols.paths().iter();
        known.filter(|(_, symbol)| may_be_meant(*symbol)).map(|(path, _)| &**path).collect()
    }

    fn report_broken(&mut self, code: Code, path: &str, reference: &Reference) {
        let from = &**self.article.path;
        let wanted = join(from, path).unwrap_or_else(|| path.to_owned());
        if code == Code::LinkBroken && self.symbols.is_misplaced(&fold(stem(&wanted))) {
            // That the file has a wrong name or place is reported at the file.
            return;
        }
        let paths = self.known(code);
        let is_moved = code == Code::LinkBroken && self.symbols.is_misplaced(&fold(stem(from)));
        if is_moved && paths.iter().any(|path| stem(path) == stem(&wanted)) {
            // The link is right where this file belongs.
            return;
        }
        let meant = meant_by(&wanted, from, &paths);
        let written = meant.map(|meant| relative(from, meant.path));
        let certain = written.as_deref().filter(|_| meant.is_some_and(|meant| meant.only));
        let fix = certain.and_then(|path| address_fix::path(reference, self.article.text, path));
        let diagnostic = self.report.at(code, reference.span).arg("file", path);
        let diagnostic = match code {
            Code::LinkBroken if written.is_none() && is_word(path) => diagnostic.variant("word"),
            _ => diagnostic,
        };
        self.report.push(diagnostic.suggest(written).fix(fix));
    }
}

/// Returns the diagnostic for a file in the place of a picture that browsers do not show there.
pub(crate) fn not_shown(no_picture: NoPicture, path: &str, span: Span, report: &Report) -> Diagnostic {
    let (variant, kind) = no_picture.message();
    let diagnostic = report.at(Code::AssetFormat, span).arg("file", path).arg("value", kind);
    if variant.is_empty() { diagnostic } else { diagnostic.variant(variant) }
}

/// Tells whether captions in the language `lang` are for readers of `tag`: those of the language without a region, too.
fn is_language(lang: &str, tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or(tag);
    lang.eq_ignore_ascii_case(tag) || lang.eq_ignore_ascii_case(primary)
}

/// Tells whether a path is a word in brackets rather, as in a formula.
fn is_word(path: &str) -> bool {
    path.chars().all(char::is_alphanumeric)
}

/// Tells whether a path that leads to no file is rather the address of another site.
fn is_host(path: &str) -> bool {
    const DOMAINS: [&str; 12] = ["com", "org", "net", "edu", "gov", "vn", "io", "dev", "info", "app", "eu", "biz"];
    let host = path.split('/').next().unwrap_or_default();
    let is_known = |domain: &str| DOMAINS.contains(&domain);
    host.starts_with("www.")
        || !host.starts_with('.') && host.rsplit_once('.').is_some_and(|(_, domain)| is_known(domain))
}
