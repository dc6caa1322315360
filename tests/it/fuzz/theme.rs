//! The files of a theme: templates, strings, what it says of itself, styles.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use stagecraft::check::check;
use stagecraft::load::{built_in_file, built_in_files, load};
use stagecraft::render::{PreparedTheme, SearchBundle, Site, SiteOptions, check_theme, string_gaps};

use super::edits::{Change, changes};
use super::{Read, fuzz};
use crate::clean::clean;
use crate::edits::assert_places_lie_in_their_files;

/// What templates are made of.
const TERA: &[&str] = &[
    "{{ ",
    " }}",
    "{% if x %}",
    "{% endif %}",
    "{% for a in page.x %}",
    "{% endfor %}",
    "{% block x %}",
    "{% endblock %}",
    "{% extends \"base.html\" %}",
    "{% include \"guide.html\" %}",
    "{% set a = 1 %}",
    "{# ",
    " #}",
    "| safe",
    "| length",
    "strings.x",
    "page.title",
    "{{ page }}",
    "{%- ",
    " -%}",
    "{{ 1 / 0 }}",
    "{{ \"đ\" | upper }}",
    "[0]",
    ".x",
    "{% raw %}",
    "~",
    "\u{301}",
];

#[test]
fn edits_of_themes() {
    let playbook = clean();
    let files: Vec<String> = built_in_files().into_iter().filter(|file| !file.ends_with(".woff2")).collect();
    let texts: Vec<Vec<u8>> = files.iter().map(|file| built_in_file(file).unwrap().to_vec()).collect();
    let before = load(playbook.root(), None).unwrap();
    let pieces = proptest::collection::vec((any::<Index>(), select(TERA)), 0..3);
    let inputs = (any::<Index>(), changes(), pieces);
    fuzz("theme", 48, &inputs, |(file, changes, pieces): &(Index, Vec<Change>, Vec<(Index, &str)>)| {
        let at = file.index(files.len());
        let mut bytes = texts[at].clone();
        changes.iter().for_each(|change| change.apply(&mut bytes, &texts));
        for (at, piece) in pieces {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, piece.bytes());
        }
        let path = playbook.path("themes/default").join(&files[at]);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &bytes).unwrap();
        let sources = load(playbook.root(), Some(&before));
        std::fs::remove_file(&path).unwrap();
        let sources = sources.unwrap();
        let checked = check(&sources);
        assert_places_lie_in_their_files(&check_theme(&checked.languages, &sources.theme), &sources);
        let _ = string_gaps(&checked.languages, &sources.theme);
        let theme = PreparedTheme::new(&sources.theme, &checked.languages).ok();
        if let Some((playbook, theme)) = checked.playbook.zip(theme) {
            let site = Site::new(Arc::new(playbook), theme, SiteOptions::default());
            let pages = site.routes().iter().filter(|(_, route)| route.resource.page().is_some());
            let failed: Vec<_> =
                pages.filter_map(|(ix, _)| site.render(ix, &Vec::<SearchBundle>::new()).err()).collect();
            assert_places_lie_in_their_files(&failed, &sources);
        }
        Read { edits: changes.len() + pieces.len(), bytes: bytes.len() }
    });
}
