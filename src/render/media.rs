//! Pictures, films, sounds, and files to download, as HTML. Everything that moves or sounds waits until a reader asks
//! for it, and nothing is loaded from another site.

use crate::document::{Kind as NodeKind, Look, Node, Width};
use crate::media::{Format, Kind, Rendition, ending, film_host};
use crate::model::{Asset, AssetIx, Body, LinkTarget};

use super::context::SiteContext;
use super::escape::{push_attribute, push_escaped, push_path, push_text};
use super::links::push_address;
use super::locale::LocaleContext;
use super::look::{bytes, push_classes, push_size, sizes, within_figure};
use super::strings::fill;

/// The width of a picture for browsers that do not choose one.
const USUAL_WIDTH: u32 = 800;

/// What a paragraph is that holds nothing but a picture, a film or a link to one.
pub(super) enum Figure<'n> {
    /// A picture, film or sound with a caption.
    Captioned(Node<'n>),
    /// A film of another site: its address, what it is called, and what the site is called.
    Card(String, String, &'static str),
}

/// Where pictures, films and sounds of a text are shown.
#[derive(Clone, Copy)]
pub(super) struct Media<'a> {
    /// The site in the language of the text.
    pub(super) locale: &'a LocaleContext,
    /// The way from the page to the site's root.
    pub(super) root: &'a str,
    pub(super) body: &'a Body,
}

/// Where a picture stands among others.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// Whether it is in a figure, which says where it stands and what it is called.
    pub(super) in_figure: bool,
    /// Whether it is the first of its text.
    pub(super) first: bool,
}

impl<'a> Media<'a> {
    /// Returns what a paragraph is, if it is no mere paragraph.
    pub(super) fn figure(self, paragraph: Node<'_>) -> Option<Figure<'_>> {
        let Some(picture) = paragraph.picture() else { return self.bare_film(paragraph) };
        let NodeKind::Image(index) = picture.kind() else { return None };
        match &self.body.images[index as usize] {
            LinkTarget::External(address) => {
                let site = film_host(address)?;
                Some(Figure::Card(address.clone(), picture.description(), site))
            }
            target => {
                let is_played = self.shown(target).is_some_and(|(_, asset)| asset.kind.is_played());
                (is_played || !picture.title().is_empty()).then_some(Figure::Captioned(picture))
            }
        }
    }

    /// Returns the film that a paragraph leads to with nothing but its address.
    fn bare_film(self, paragraph: Node<'_>) -> Option<Figure<'_>> {
        let mut children = paragraph.children();
        let link = children.next().filter(|_| children.next().is_none())?;
        let NodeKind::Link(index) = link.kind() else { return None };
        let LinkTarget::External(address) = &self.body.links[index as usize] else { return None };
        let site = film_host(address)?;
        let mut words = String::new();
        link.push_plain_text(&mut words);
        let plain = |address: &str| address.trim_start_matches("https://").trim_start_matches("http://").to_owned();
        (plain(&words) == plain(address)).then(|| Figure::Card(address.clone(), plain(address), site))
    }

    fn shown(self, target: &LinkTarget) -> Option<(AssetIx, &'a Asset)> {
        match target {
            LinkTarget::Asset(asset, _) => Some((*asset, &self.locale.site.playbook.assets[asset.0 as usize])),
            _ => None,
        }
    }

    /// Writes a way to a film of another site.
    pub(super) fn push_card(self, out: &mut String, (address, title, site): (&str, &str, &str)) {
        let watch = fill(self.locale.strings.text("media.watch"), |name| (name == "site").then(|| site.to_owned()));
        out.push_str("<p class=\"film-card\"><a href=\"");
        push_escaped(out, address);
        out.push_str("\" rel=\"noopener external\">");
        push_text(out, if title.is_empty() { address } else { title });
        out.push_str(" <small>");
        push_escaped(out, &watch);
        out.push_str("</small></a></p>\n");
    }

    /// Writes a picture, film or sound within a line or a figure.
    pub(super) fn push_image(self, out: &mut String, (index, node): (u32, Node<'_>), standing: Standing) {
        let target = &self.body.images[index as usize];
        let look = if standing.in_figure { within_figure(node.look()) } else { node.look() };
        match self.shown(target) {
            Some(film) if film.1.kind == Kind::Film => self.push_player(out, "video", film, (node, look)),
            Some(sound) if sound.1.kind == Kind::Sound => self.push_player(out, "audio", sound, (node, look)),
            Some(picture) => self.push_picture(out, picture, (node, look), standing),
            None => {
                // A film of another site, among words.
                let LinkTarget::External(address) = target else { return };
                out.push_str("<a href=\"");
                push_escaped(out, address);
                out.push_str("\" rel=\"noopener external\">");
                push_text(out, &node.description());
                out.push_str("</a>");
            }
        }
    }

    fn push_picture(
        self,
        out: &mut String,
        (ix, asset): (AssetIx, &Asset),
        (node, look): (Node<'_>, Look),
        standing: Standing,
    ) {
        let routes = &self.locale.site.routes;
        let made: Vec<(&Rendition, &str)> =
            asset.renditions.iter().zip(routes.renditions(ix).iter().map(|route| routes.link(*route))).collect();
        let sizes = if made.is_empty() { String::new() } else { sizes(node.look(), standing.first) };
        let plain: Vec<_> =
            made.iter().filter(|(it, _)| Some(it.format) == asset.examined.picture.map(|it| it.format)).collect();
        let modern: Vec<_> = made.iter().filter(|(it, _)| it.format == Format::Webp).collect();
        let has_source = plain.len() < made.len();
        if has_source {
            out.push_str("<picture><source type=\"image/webp\"");
            self.push_set(out, &modern, &sizes);
            out.push_str(" />");
        }
        out.push_str("<img src=\"");
        // What a browser takes that knows no sets.
        match plain.iter().find(|(it, _)| it.width >= USUAL_WIDTH).or(plain.last()) {
            Some((_, link)) => {
                out.push_str(self.root);
                push_path(out, link);
            }
            None => self.push_file(out, ix),
        }
        out.push('"');
        if plain.len() > 1 {
            self.push_set(out, &plain, &sizes);
        }
        out.push_str(" alt=\"");
        if !look.decorative {
            push_attribute(out, &node.description());
        }
        out.push('"');
        if !standing.in_figure && !node.title().is_empty() {
            out.push_str(" title=\"");
            push_attribute(out, node.title());
            out.push('"');
        }
        push_size(out, asset, look);
        push_classes(out, look);
        out.push_str(if standing.first { " />" } else { " loading=\"lazy\" decoding=\"async\" />" });
        if has_source {
            out.push_str("</picture>");
        }
    }

    fn push_set(self, out: &mut String, set: &[&(&Rendition, &str)], sizes: &str) {
        out.push_str(" srcset=\"");
        for (at, (rendition, link)) in set.iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            out.push_str(self.root);
            push_path(out, link);
            out.push_str(&format!(" {}w", rendition.width));
        }
        out.push_str("\" sizes=\"");
        out.push_str(sizes);
        out.push('"');
    }

    /// Writes a film or sound that is played when a reader asks for it, with its captions; where it cannot be played, a
    /// link to it.
    fn push_player(
        self,
        out: &mut String,
        element: &str,
        (ix, asset): (AssetIx, &Asset),
        (node, look): (Node<'_>, Look),
    ) {
        let title = node.description();
        out.push('<');
        out.push_str(element);
        out.push_str(" controls=\"\" preload=\"metadata\" src=\"");
        self.push_file(out, ix);
        out.push('"');
        if !title.is_empty() {
            out.push_str(" aria-label=\"");
            push_attribute(out, &title);
            out.push('"');
        }
        if let Some(Width::Pixels(pixels)) = look.width {
            out.push_str(&format!(" width=\"{pixels}\""));
        }
        push_classes(out, look);
        out.push('>');
        self.push_tracks(out, asset);
        out.push_str("<a href=\"");
        self.push_file(out, ix);
        out.push('"');
        push_download(out, asset);
        out.push('>');
        push_text(out, if title.is_empty() { &asset.name } else { &title });
        self.push_file_info(out, asset);
        out.push_str("</a></");
        out.push_str(element);
        out.push('>');
    }

    fn push_file(self, out: &mut String, asset: AssetIx) {
        let place = (self.locale.lang, self.root);
        push_address(&self.locale.site, out, place, "", &LinkTarget::Asset(asset, None));
    }

    fn push_tracks(self, out: &mut String, film: &Asset) {
        let site = &self.locale.site;
        let own = site.tag(self.locale.lang);
        let primary = own.split('-').next().unwrap_or(own);
        // Those of the language as it is spoken elsewhere are better than none.
        let of = |tag: &str| film.captions.iter().position(|captions| captions.lang.eq_ignore_ascii_case(tag));
        let shown = of(own).or_else(|| of(primary));
        for (at, captions) in film.captions.iter().enumerate() {
            let language = site.playbook.languages().find(&captions.lang);
            out.push_str("<track kind=\"captions\" src=\"");
            self.push_file(out, captions.file);
            out.push_str("\" srclang=\"");
            push_escaped(out, &captions.lang);
            out.push_str("\" label=\"");
            push_escaped(out, language.map_or(&captions.lang, |lang| site.language_name(lang)));
            out.push_str(if shown == Some(at) { "\" default=\"\" />" } else { "\" />" });
        }
    }

    /// Writes what readers want to know of a file before they download it.
    pub(super) fn push_file_info(self, out: &mut String, asset: &Asset) {
        let kind = ending(&asset.name).to_uppercase();
        out.push_str(" <small>(");
        push_escaped(out, &kind);
        out.push_str(if kind.is_empty() { "" } else { ", " });
        push_escaped(out, &bytes(asset.len, self.locale.strings.text("media.decimal")));
        out.push_str(")</small>");
    }
}

/// Returns the tag that opens a figure, and its caption.
pub(super) fn figure_of(picture: Node<'_>) -> (String, String) {
    let mut tag = String::from("<figure");
    push_classes(&mut tag, picture.look());
    tag.push('>');
    let title = picture.title();
    (tag, if title.is_empty() { picture.description() } else { title.to_owned() })
}

/// Returns the file that a link leads to, if readers download it rather than look at it, as at a picture or a page of it.
pub(super) fn download<'s>(site: &'s SiteContext, target: &LinkTarget) -> Option<&'s Asset> {
    match target {
        LinkTarget::Asset(asset, None) => {
            site.playbook.assets.get(asset.0 as usize).filter(|it| it.kind != Kind::Picture)
        }
        _ => None,
    }
}

/// Writes that a link leads to a file for the reader's own disk, under its own name: published names are longer.
pub(super) fn push_download(out: &mut String, asset: &Asset) {
    out.push_str(" download=\"");
    push_attribute(out, &asset.name);
    out.push('"');
}
