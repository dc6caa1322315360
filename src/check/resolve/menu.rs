//! Resolves the menu: what each of its entries leads to.

use crate::check::parse::ParsedFiles;
use crate::check::parse::menu::{ParsedEntry, ParsedMenu, ParsedTarget};
use crate::check::parse::pages::name;
use crate::check::report::Report;
use crate::check::suggest::{Near, misspelt, near};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::Role;
use crate::model::{FeaturePage, LensIx, MenuEntry, MenuTarget, StageId, to_index};
use crate::slice::Slice;
use crate::source::Span;
use crate::words::Text;

/// The menu and the doors of the home page as far as they could be resolved, and what is wrong with them.
#[derive(Debug)]
pub(crate) struct ResolvedMenu {
    /// `None` where the playbook leaves it to the theme.
    pub(crate) menu: Option<Vec<MenuEntry>>,
    /// The doors of the home page.
    pub(crate) doors: Vec<MenuEntry>,
    /// Whether that is all of them.
    pub(crate) complete: bool,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Looks up what the menu and the doors name.
pub(crate) fn resolve_menu(files: &ParsedFiles) -> ResolvedMenu {
    let settings = &files.foundation.settings;
    let Some(file) = files.foundation.settings_file() else {
        return ResolvedMenu { menu: None, doors: Vec::new(), complete: true, diagnostics: Vec::new() };
    };
    let mut resolver = Resolver { files, report: Report::on(file.source.path()) };
    let menu = settings.menu.as_ref().map(|menu| resolver.entries(menu));
    let doors = settings.doors.as_ref().map(|doors| resolver.entries(doors));
    let complete = menu != Some(None) && doors != Some(None);
    ResolvedMenu {
        complete,
        menu: menu.flatten(),
        doors: doors.flatten().unwrap_or_default(),
        diagnostics: resolver.report.into_diagnostics(),
    }
}

/// The name of the home page in a menu.
const HOME: &str = "home";

struct Resolver<'f> {
    files: &'f ParsedFiles,
    report: Report,
}

impl Resolver<'_> {
    fn entries(&mut self, menu: &ParsedMenu) -> Option<Vec<MenuEntry>> {
        let mut seen: Vec<(MenuTarget, Span)> = Vec::new();
        let mut found = Vec::with_capacity(menu.entries.len());
        for ParsedEntry { label, target } in &menu.entries {
            let target = match target {
                ParsedTarget::Link(address) => Some(MenuTarget::Link(address.clone())),
                ParsedTarget::Group(held) => self.entries(held).map(MenuTarget::Group),
                ParsedTarget::Name(name, span) => {
                    let found = self.find(name);
                    match &found {
                        Some(target) => self.check_twice(target, (name, *span), &mut seen),
                        None => self.report_unknown(name, *span),
                    }
                    found
                }
            };
            found.push(target.map(|target| MenuEntry { label: label.clone(), target }));
        }
        found.into_iter().collect::<Option<_>>().filter(|_| menu.complete)
    }

    fn check_twice(&mut self, target: &MenuTarget, (name, span): (&str, Span), seen: &mut Vec<(MenuTarget, Span)>) {
        if let Some((_, first)) = seen.iter().find(|(other, _)| other == target) {
            let diagnostic = self.report.at(Code::YamlDuplicateKey, span).variant("menu").arg("name", name);
            let first = self.report.place(*first);
            self.report.push(diagnostic.related(first, Text::new("related-first")));
        }
        seen.push((target.clone(), span));
    }

    /// Returns what has the name. Where a page and something else have one name, the folder before it tells them apart:
    /// `pages/loyalty`.
    fn find(&self, name: &str) -> Option<MenuTarget> {
        if let Some(page) = name.strip_prefix("pages/") {
            return self.page(page);
        }
        if let Some(stage) = name.strip_prefix("stages/") {
            return StageId::from_id(stage).map(MenuTarget::Stage);
        }
        if let Some(lens) = name.strip_prefix("lenses/") {
            return self.lens(lens);
        }
        let feature = FeaturePage::ALL.into_iter().find(|feature| feature.slug() == name);
        let feature = feature.or_else(|| (name == HOME).then_some(FeaturePage::Home)).map(MenuTarget::Feature);
        let stage = || StageId::from_id(name).map(MenuTarget::Stage);
        feature.or_else(stage).or_else(|| self.page(name)).or_else(|| self.lens(name))
    }

    fn page(&self, slug: &str) -> Option<MenuTarget> {
        self.files.pages.find(slug).map(|(ix, _)| MenuTarget::Page(ix))
    }

    fn lens(&self, id: &str) -> Option<MenuTarget> {
        lens_ids(self.files).position(|lens| lens == id).map(|at| MenuTarget::Lens(LensIx(to_index(at))))
    }

    fn report_unknown(&mut self, written: &str, span: Span) {
        let diagnostic = self.report.at(Code::LinkBroken, span);
        if written.contains("://") {
            self.report.push(diagnostic.variant("menu-link").arg("value", written));
            return;
        }
        let folder = format!("{}/", written.trim_start_matches("pages/").trim_end_matches('/'));
        if self.files.pages.free.iter().any(|page| page.slug.starts_with(&folder)) {
            self.report.push(diagnostic.variant("menu-folder").arg("name", folder.slice(..folder.len() - 1)));
            return;
        }
        let names = menu_names(self.files);
        // An address or a path says what is meant, only not in the form of a name.
        let path = written.trim_matches('/').trim_start_matches("content/").trim_start_matches("pages/");
        let stem = path.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(path);
        let is_meant = |known: &&&str| **known == stem || name(known) == stem;
        let mut meant = names.iter().filter(is_meant);
        let same = meant.next().map(|name| Near { name, only: meant.next().is_none() });
        let stage =
            || self.files.foundation.names.nearest(stem).map(|stage| Near { name: stage.as_str(), only: false });
        let near = same.or_else(|| near(stem, names.iter().copied())).or_else(stage);
        let diagnostic = misspelt(diagnostic.variant("menu").arg("name", written), near);
        self.report.push(diagnostic);
    }
}

/// Returns every name that an entry can have.
pub(crate) fn menu_names(files: &ParsedFiles) -> Vec<&str> {
    let mut names: Vec<&str> = FeaturePage::ALL.into_iter().map(FeaturePage::slug).collect();
    names.push(HOME);
    names.extend(StageId::ALL.map(StageId::as_str));
    names.extend(files.pages.free.iter().map(|page| page.slug.as_str()));
    names.extend(lens_ids(files));
    names
}

fn lens_ids(files: &ParsedFiles) -> impl Iterator<Item = &str> {
    files.foundation.files().filter_map(|file| match &file.role {
        Role::Lens { id } => Some(id.as_str()),
        _ => None,
    })
}
