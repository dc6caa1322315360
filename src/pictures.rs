//! Makes the sizes of a site's pictures before the site is written, and keeps them: the next build makes none again.
//!
//! As many are made at a time as their pixels fit into memory. It knows pictures and the site that shows them, and no
//! page.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::failure::Failure;
use crate::media::{Picture, Rendition, make};
use crate::model::Asset;
use crate::render::Site;
use crate::source::Span;
use crate::write::Cache;

/// How many pixels are decoded at a time, of all pictures together; a larger picture is by itself.
const PIXELS_AT_ONCE: u64 = 50_000_000;

/// Makes what `cache` does not have of the pictures of `site`, and removes from it what no page shows any longer.
/// `done` is told of each picture. Returns a diagnostic of each that could not be read.
///
/// # Errors
/// Fails where the disk does.
pub(crate) fn make_all(site: &Site, cache: &Cache, done: &(dyn Fn() + Sync)) -> Result<Vec<Diagnostic>, Failure> {
    let pictures: Vec<&Asset> = site.pictures().map(|(asset, _)| asset).collect();
    let budget = Budget::default();
    let made = pictures.par_iter().map(|asset| {
        let made = make_of(asset, cache, &budget);
        done();
        made
    });
    let broken = made.collect::<Result<Vec<Option<Diagnostic>>, Failure>>()?;
    let names = pictures.iter().flat_map(|asset| asset.renditions.iter()).map(|rendition| rendition.name.as_str());
    cache.retain(&names.collect::<HashSet<_>>())?;
    Ok(broken.into_iter().flatten().collect())
}

fn make_of(asset: &Asset, cache: &Cache, budget: &Budget) -> Result<Option<Diagnostic>, Failure> {
    let missing: Vec<Rendition> = asset.renditions.iter().filter(|it| !cache.has(&it.name)).cloned().collect();
    let picture = asset.examined.picture.filter(|_| !missing.is_empty());
    let Some((picture, largest)) = picture.zip(asset.largest()) else { return Ok(None) };
    let _room = budget.take(pixels(picture));
    // One that cannot be read any more is reported when it is written.
    let Ok(bytes) = asset.bytes() else { return Ok(None) };
    let Ok(made) = make(&bytes, picture.format, &missing, largest) else {
        let place = Place::new(&asset.path, Span::start_of_file());
        return Ok(Some(Diagnostic::new(Code::AssetFormat, place).variant("broken").arg("file", asset.name.as_str())));
    };
    for (rendition, bytes) in missing.iter().zip(made) {
        cache.put(&rendition.name, bytes)?;
    }
    Ok(None)
}

fn pixels(picture: Picture) -> u64 {
    picture.size.map_or(0, |(width, height)| u64::from(width) * u64::from(height))
}

/// How many pixels are being worked on.
#[derive(Default)]
struct Budget {
    taken: Mutex<u64>,
    given_back: Condvar,
}

/// Pixels that are being worked on, until the value is dropped.
struct Room<'b> {
    budget: &'b Budget,
    pixels: u64,
}

impl Budget {
    /// Waits until there is room for so many pixels.
    fn take(&self, pixels: u64) -> Room<'_> {
        let pixels = pixels.min(PIXELS_AT_ONCE);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken + pixels > PIXELS_AT_ONCE {
            taken = self.given_back.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += pixels;
        Room { budget: self, pixels }
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        *self.budget.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.pixels;
        self.budget.given_back.notify_all();
    }
}
