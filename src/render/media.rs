//! Pictures, films, sounds, and files to download, as HTML. Everything that moves or sounds waits until a reader asks
//! for it, and nothing is loaded from another site.

use crate::document::{Kind as NodeKind, Look, Node, Side, Width};
use crate::media::{Format, Kind, Rendition, ending, film_host};
use crate::model::{Asset, AssetIx, LinkTarget};

use super::context::SiteContext;
use super::escape::{push_attribute, push_escaped, push_path, push_text};
use super::html::HtmlWriter;
use super::links::push_address;
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

impl HtmlWriter<'_> {
    /// Returns what a paragraph is, if it is no mere paragraph.
    pub(super) fn figure<'n>(&self, paragraph: Node<'n>) -> Option<Figure<'n>> {
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
    fn bare_film<'n>(&self, paragraph: Node<'n>) -> Option<Figure<'n>> {
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

    fn shown(&self, target: &LinkTarget) -> Option<(AssetIx, &Asset)> {
        match target {
            LinkTarget::Asset(asset) => Some((*asset, &self.locale.site.playbook.assets[asset.0 as usize])),
            _ => None,
        }
    }

    /// Writes a way to a film of another site.
    pub(super) fn push_card(&mut self, (address, title, site): (&str, &str, &str)) {
        let watch = fill(self.locale.strings.text("media.watch"), |name| (name == "site").then(|| site.to_owned()));
        self.out.push_str("<p class=\"film-card\"><a href=\"");
        push_escaped(&mut self.out, address);
        self.out.push_str("\" rel=\"noopener external\">");
        push_text(&mut self.out, if title.is_empty() { address } else { title });
        self.out.push_str(" <small>");
        push_escaped(&mut self.out, &watch);
        self.out.push_str("</small></a></p>\n");
    }

    /// Returns the tag that opens a figure, and its caption.
    pub(super) fn figure_of(&self, picture: Node<'_>) -> (String, String) {
        let NodeKind::Image(index) = picture.kind() else { return (String::new(), String::new()) };
        let kind = self.shown(&self.body.images[index as usize]).map(|(_, asset)| asset.kind);
        let mut tag = String::from("<figure");
        push_classes(&mut tag, if kind == Some(Kind::Picture) { "" } else { "player" }, picture.look());
        tag.push('>');
        let title = picture.title();
        (tag, if title.is_empty() { picture.description() } else { title.to_owned() })
    }

    /// Writes a picture, film or sound within a line or a figure.
    pub(super) fn push_image(&mut self, index: u32, node: Node<'_>) {
        let body = self.body;
        let target = &body.images[index as usize];
        let look = if self.figure.is_some() { Look { side: None, ..node.look() } } else { node.look() };
        match target {
            LinkTarget::Asset(asset) => {
                let locale = self.locale;
                let shown = &locale.site.playbook.assets[asset.0 as usize];
                match shown.kind {
                    Kind::Film => self.push_player("video", (*asset, shown), node, look),
                    Kind::Sound => self.push_player("audio", (*asset, shown), node, look),
                    _ => self.push_picture((*asset, shown), node, look),
                }
            }
            _ => {
                // A film of another site, among words.
                self.out.push_str("<a");
                self.push_href(target);
                self.out.push('>');
                push_text(&mut self.out, &node.description());
                self.out.push_str("</a>");
            }
        }
    }

    fn push_picture(&mut self, (ix, asset): (AssetIx, &Asset), node: Node<'_>, look: Look) {
        let is_first = self.pictures == 0;
        self.pictures += 1;
        let routes = &self.locale.site.routes;
        let made: Vec<(&Rendition, &str)> =
            asset.renditions.iter().zip(routes.renditions(ix).iter().map(|route| routes.link(*route))).collect();
        let sizes = if made.is_empty() { String::new() } else { sizes(look, is_first) };
        let plain: Vec<_> = made.iter().filter(|(it, _)| Some(it.format) == asset.examined.picture.map(|it| it.format)).collect();
        let modern: Vec<_> = made.iter().filter(|(it, _)| it.format == Format::Webp).collect();
        let has_source = plain.len() < made.len();
        if has_source {
            self.out.push_str("<picture><source type=\"image/webp\"");
            self.push_set(&modern, &sizes);
            self.out.push_str(" />");
        }
        self.out.push_str("<img src=\"");
        match plain.first() {
            // What a browser takes that knows no sets.
            Some(_) => {
                let (_, link) = plain.iter().find(|(it, _)| it.width >= 800).or(plain.last()).map_or((0, ""), |it| (0, it.1));
                self.out.push_str(self.context.root);
                push_path(&mut self.out, link);
            }
            None => {
                let place = (self.locale.lang, self.context.root);
                push_address(&self.locale.site, &mut self.out, place, "", &LinkTarget::Asset(ix));
            }
        }
        self.out.push('"');
        if plain.len() > 1 {
            self.push_set(&plain, &sizes);
        }
        self.out.push_str(" alt=\"");
        if !look.decorative {
            push_attribute(&mut self.out, &node.description());
        }
        self.out.push('"');
        if self.figure.is_none() {
            self.push_title(node);
        }
        push_size(&mut self.out, asset, look);
        push_classes(&mut self.out, "", look);
        self.out.push_str(if is_first { " />" } else { " loading=\"lazy\" decoding=\"async\" />" });
        if has_source {
            self.out.push_str("</picture>");
        }
    }

    fn push_set(&mut self, set: &[&(&Rendition, &str)], sizes: &str) {
        self.out.push_str(" srcset=\"");
        for (at, (rendition, link)) in set.iter().enumerate() {
            self.out.push_str(if at > 0 { ", " } else { "" });
            self.out.push_str(self.context.root);
            push_path(&mut self.out, link);
            self.out.push_str(&format!(" {}w", rendition.width));
        }
        self.out.push_str("\" sizes=\"");
        self.out.push_str(sizes);
        self.out.push('"');
    }

    /// Writes a film or sound that is played when a reader asks for it, with its captions; where it cannot be played, a
    /// link to it.
    fn push_player(&mut self, element: &str, (ix, asset): (AssetIx, &Asset), node: Node<'_>, look: Look) {
        let title = node.description();
        self.out.push('<');
        self.out.push_str(element);
        self.out.push_str(" controls=\"\" preload=\"metadata\" src=\"");
        self.push_file(ix);
        self.out.push('"');
        if !title.is_empty() {
            self.out.push_str(" aria-label=\"");
            push_attribute(&mut self.out, &title);
            self.out.push('"');
        }
        if let Some(Width::Pixels(pixels)) = look.width {
            self.out.push_str(&format!(" width=\"{pixels}\""));
        }
        push_classes(&mut self.out, "", look);
        self.out.push('>');
        self.push_tracks(asset);
        self.out.push_str("<a href=\"");
        self.push_file(ix);
        self.out.push('"');
        push_download(&mut self.out, asset);
        self.out.push('>');
        push_text(&mut self.out, if title.is_empty() { &asset.name } else { &title });
        self.push_file_info(asset);
        self.out.push_str("</a></");
        self.out.push_str(element);
        self.out.push('>');
    }

    fn push_file(&mut self, asset: AssetIx) {
        let place = (self.locale.lang, self.context.root);
        push_address(&self.locale.site, &mut self.out, place, "", &LinkTarget::Asset(asset));
    }

    fn push_tracks(&mut self, film: &Asset) {
        let site = &self.locale.site;
        let own = site.tag(self.locale.lang);
        for captions in &film.captions {
            let language = site.playbook.languages().find(&captions.lang);
            self.out.push_str("<track kind=\"captions\" src=\"");
            self.push_file(captions.file);
            self.out.push_str("\" srclang=\"");
            push_escaped(&mut self.out, &captions.lang);
            self.out.push_str("\" label=\"");
            push_escaped(&mut self.out, language.map_or(&captions.lang, |lang| site.language_name(lang)));
            self.out.push_str(if captions.lang.eq_ignore_ascii_case(own) { "\" default=\"\" />" } else { "\" />" });
        }
    }

    /// Writes what readers want to know of a file before they download it.
    pub(super) fn push_file_info(&mut self, asset: &Asset) {
        let kind = ending(&asset.name).to_uppercase();
        self.out.push_str(" <small>(");
        push_escaped(&mut self.out, &kind);
        self.out.push_str(if kind.is_empty() { "" } else { ", " });
        push_escaped(&mut self.out, &bytes(asset.len, self.locale.strings.text("media.decimal")));
        self.out.push_str(")</small>");
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
fn push_classes(out: &mut String, own: &str, look: Look) {
    let mut classes = vec![own.to_owned()];
    if let Some(Width::Percent(percent)) = look.width {
        classes.push(format!("media-w-{}", step(percent)));
    }
    classes.extend(look.side.map(|side| format!("media-{}", side.as_str())));
    classes.retain(|class| !class.is_empty());
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
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    // In tenths of the unit.
    let mut tenths = len.div_ceil(100);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths = tenths.div_ceil(1000);
        unit += 1;
    }
    let is_exact = unit > 0 && tenths < 100;
    let number = if is_exact { format!("{}{decimal}{}", tenths / 10, tenths % 10) } else { tenths.div_ceil(10).to_string() };
    format!("{number}\u{a0}{}", UNITS[unit])
}
