//! Whole sites, from a playbook made by hand to the bytes of its pages.

mod files;
mod html;
mod pages;
mod sample;
mod theme;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use crate::load::Theme;
use crate::model::Playbook;
use crate::plan::PlanOptions;

use super::{PreparedTheme, SearchBundle, Site, SiteOptions};

/// Returns the site of `playbook` with `theme` and its search indexes.
fn site(playbook: Playbook, theme: Theme, options: SiteOptions) -> (Site, Vec<SearchBundle>) {
    let theme = PreparedTheme::new(&Arc::new(theme), playbook.languages()).unwrap();
    let site = Site::new(Arc::new(playbook), theme, options);
    let Ok(search) = site.search_bundles(&|_, _| Ok::<(), Infallible>(()));
    (site, search)
}

/// Returns every file of the site of `playbook`, by path.
fn files(playbook: Playbook, options: SiteOptions) -> BTreeMap<String, String> {
    let (site, search) = site(playbook, sample::theme(), options);
    let files = site.routes().iter().map(|(ix, route)| {
        let bytes = site.render(ix, &search).unwrap_or_else(|error| panic!("{}: {error:?}", route.address.file()));
        (route.address.file().to_owned(), String::from_utf8(bytes.into_owned()).unwrap())
    });
    files.collect()
}

fn sample_site() -> BTreeMap<String, String> {
    files(sample::playbook(), SiteOptions::default())
}

/// Returns a page in one line: where the templates break theirs means nothing.
fn one_line(page: &str) -> String {
    page.replace('\n', " ")
}

fn with_base(base_url: &str) -> SiteOptions {
    SiteOptions { plan: PlanOptions::default(), base_url: Some(base_url.to_owned()) }
}
