//! Pictures, films, sounds, and files to download, as HTML. Everything that moves or sounds waits until a reader asks
//! for it, and nothing is loaded from another site.

use crate::document::{Kind as NodeKind, Look, Node, Side, Width};
use crate::media::{Format, Kind, Rendition, ending, film_host};
use crate::model::{Asset, AssetIx, Body, LinkTarget};

use super::context::SiteContext;
use super::escape::{push_attribute, push_escaped, push_path, push_text};
use super::links::push_address;
use super::locale::LocaleContext;
use super::strings::fill;

/// The widths that styles have classes for, in hundredths.
const STEPS: [u8; 22] = [5, 10, 15, 20, 25, 30, 33, 35, 40, 45, 50, 55, 60, 65, 66, 70, 75, 80, 85, 90, 95, 100];

/// The widest that a text is, in hundredths of `rem`, and the width of screens from which on it is.
const TEXT_WIDTH: u32 = 4400;
const WIDE_SCREEN: &str = "(min-width: 48rem)";

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
    pub(super) fn figure<'n>(self, paragraph: Node<'n>) -> Option<Figure<'n>> {
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
    fn bare_film<'n>(self, paragraph: Node<'n>) -> Option<Figure<'n>> {
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
            LinkTarget::Asset(asset) => Some((*asset, &self.locale.site.playbook.assets[asset.0 as usize])),
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

    /// Returns the tag that opens a figure, and its caption.
    pub(super) fn figure_of(self, picture: Node<'_>) -> (String, String) {
        let mut tag = String::from("<figure");
        push_classes(&mut tag, picture.look());
        tag.push('>');
        let title = picture.title();
        (tag, if title.is_empty() { picture.description() } else { title.to_owned() })
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
        match plain.first() {
            // What a browser takes that knows no sets.
            Some(_) => {
                let (_, link) =
                    plain.iter().find(|(it, _)| it.width >= 800).or(plain.last()).map_or((0, ""), |it| (0, it.1));
                out.push_str(self.root);
                push_path(out, link);
            }
            None => {
                let place = (self.locale.lang, self.root);
                push_address(&self.locale.site, out, place, "", &LinkTarget::Asset(ix));
            }
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
        push_address(&self.locale.site, out, place, "", &LinkTarget::Asset(asset));
    }

    fn push_tracks(self, out: &mut String, film: &Asset) {
        let site = &self.locale.site;
        let own = site.tag(self.locale.lang);
        for captions in &film.captions {
            let language = site.playbook.languages().find(&captions.lang);
            out.push_str("<track kind=\"captions\" src=\"");
            self.push_file(out, captions.file);
            out.push_str("\" srclang=\"");
            push_escaped(out, &captions.lang);
            out.push_str("\" label=\"");
            push_escaped(out, language.map_or(&captions.lang, |lang| site.language_name(lang)));
            out.push_str(if captions.lang.eq_ignore_ascii_case(own) { "\" default=\"\" />" } else { "\" />" });
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

/// Returns the file that a link leads to, if readers download it rather than look at it.
pub(super) fn download<'s>(site: &'s SiteContext, target: &LinkTarget) -> Option<&'s Asset> {
    match target {
        LinkTarget::Asset(asset) => site.playbook.assets.get(asset.0 as usize).filter(|it| it.kind != Kind::Picture),
        _ => None,
    }
}

/// Writes that a link leads to a file for the reader's own disk, under its own name: published names are longer.
pub(super) fn push_download(out: &mut String, asset: &Asset) {
    out.push_str(" download=\"");
    push_attribute(out, &asset.name);
    out.push('"');
}

/// Writes the size of a picture, for which a browser leaves room before it has the picture.
fn push_size(out: &mut String, asset: &Asset, look: Look) {
    let size = asset.examined.picture.and_then(|picture| picture.size);
    let (width, height) = match (look.width, size) {
        (Some(Width::Pixels(wide)), Some((width, height))) => {
            let high = (u64::from(wide) * u64::from(height) + u64::from(width) / 2) / u64::from(width);
            (u64::from(wide), Some(high.max(1)))
        }
        (Some(Width::Pixels(wide)), None) => (u64::from(wide), None),
        (_, Some((width, height))) => (u64::from(width), Some(u64::from(height))),
        (_, None) => return,
    };
    out.push_str(&format!(" width=\"{width}\""));
    if let Some(height) = height {
        out.push_str(&format!(" height=\"{height}\""));
    }
}

/// Writes the classes of a look: styles know steps of widths, since no page has styles of its own.
fn push_classes(out: &mut String, look: Look) {
    let mut classes = Vec::new();
    if let Some(Width::Percent(percent)) = look.width {
        classes.push(format!("media-w-{}", step(percent)));
    }
    classes.extend(look.side.map(|side| format!("media-{}", side.as_str())));
    if !classes.is_empty() {
        out.push_str(" class=\"");
        out.push_str(&classes.join(" "));
        out.push('"');
    }
}

/// Returns the nearest width that styles have a class for.
fn step(percent: u8) -> u8 {
    STEPS.into_iter().min_by_key(|step| step.abs_diff(percent)).unwrap_or(percent)
}

/// Returns how wide a picture is shown, from which a browser chooses among its sizes. One that comes later tells by
/// itself.
fn sizes(look: Look, is_first: bool) -> String {
    let wide = |percent: u32| {
        let hundredths = TEXT_WIDTH * percent / 100;
        format!("{}.{:02}rem", hundredths / 100, hundredths % 100)
    };
    let is_beside = matches!(look.side, Some(Side::Left | Side::Right));
    let own = match look.width {
        Some(Width::Pixels(pixels)) => format!("{pixels}px"),
        Some(Width::Percent(percent)) if is_beside => format!("{WIDE_SCREEN} {}, 100vw", wide(u32::from(percent))),
        Some(Width::Percent(percent)) => format!("{WIDE_SCREEN} {}, {percent}vw", wide(u32::from(percent))),
        None if is_beside => format!("{WIDE_SCREEN} {}, 100vw", wide(50)),
        None => format!("{WIDE_SCREEN} {}, 100vw", wide(100)),
    };
    if is_first { own } else { format!("auto, {own}") }
}

/// Returns how large something is, as people say it.
fn bytes(len: u64, decimal: &str) -> String {
    const UNITS: [(&str, u64); 4] = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1000)];
    // What is rounded up to a thousand of a unit is one of the next.
    let found = UNITS.into_iter().find(|(_, unit)| len >= unit - unit / 2000);
    let (name, unit) = found.unwrap_or(("KB", 1000));
    let tenths = (len * 10 + unit / 2) / unit;
    let number = if unit > 1000 && tenths < 100 {
        format!("{}{decimal}{}", tenths / 10, tenths % 10)
    } else {
        ((len + unit / 2) / unit).max(1).to_string()
    };
    format!("{number}\u{a0}{name}")
}

/// Returns the look of what is in a figure: where it stands and how wide it is in the text is up to the figure.
const fn within_figure(look: Look) -> Look {
    match look.width {
        Some(Width::Percent(_)) => Look { side: None, width: None, ..look },
        _ => Look { side: None, ..look },
    }
}
