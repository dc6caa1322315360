//! Finds the captions of films: files beside them, by language, such as `clip.en.vtt` beside `clip.mp4`.

use std::collections::HashMap;

use crate::media::Kind;
use crate::model::{AssetIx, Captions};
use crate::source::FilePath;

/// Returns the captions of each film among `assets`, which are in the order of their indices.
pub(crate) fn beside<'a>(assets: impl Iterator<Item = &'a FilePath>) -> HashMap<&'a FilePath, Vec<Captions>> {
    let mut films: Vec<&FilePath> = Vec::new();
    let mut captions: HashMap<&str, Vec<Captions>> = HashMap::new();
    for (file, path) in (0..).map(AssetIx).zip(assets) {
        match Kind::of(path) {
            Kind::Film => films.push(path),
            Kind::Captions => {
                let of = without_ending(path).rsplit_once('.').filter(|(_, lang)| !lang.contains('/'));
                if let Some((film, lang)) = of {
                    captions.entry(film).or_default().push(Captions { lang: lang.to_owned(), file });
                }
            }
            _ => {}
        }
    }
    if captions.is_empty() {
        return HashMap::new();
    }
    // A film in two formats has its captions once.
    films.into_iter().filter_map(|film| Some((film, captions.get(without_ending(film))?.clone()))).collect()
}

fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}
