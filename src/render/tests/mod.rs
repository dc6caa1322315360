//! Whole sites, from a playbook made by hand to the bytes of its pages.

mod files;
mod pages;
mod sample;
mod theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Playbook;
use crate::plan::PlanOptions;

use super::{Site, SiteOptions};

/// Returns every file of the site of `playbook`, by path.
fn files(playbook: Playbook, options: SiteOptions) -> BTreeMap<String, String> {
    let site = Site::new(Arc::new(playbook), Arc::new(sample::theme()), options).unwrap();
    let files = site.routes().iter().map(|(ix, route)| {
        let bytes = site.render(ix).unwrap_or_else(|error| panic!("{}: {error:?}", route.address.file()));
        (route.address.file().to_owned(), String::from_utf8(bytes.into_owned()).unwrap())
    });
    files.collect()
}

fn sample_site() -> BTreeMap<String, String> {
    files(sample::playbook(), SiteOptions::default())
}

fn with_base(base_url: &str) -> SiteOptions {
    SiteOptions { plan: PlanOptions::default(), base_url: Some(base_url.to_owned()) }
}
