//! Reads pictures and other files: what they are, and what stands for them. Only small ones are kept; the others are
//! read again when a site is written.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

use crate::fault;
use crate::media::{self, Kind};
use crate::model::{Asset, AssetContent, Stored};
use crate::source::FilePath;

use super::fingerprint::{fingerprint, shortened};

/// Files up to this size, in bytes, are kept.
const KEPT: usize = 64 * 1024;

/// How much of a large file is read at a time, in bytes.
const PIECE: usize = 256 * 1024;

/// Reads the file at `on_disk`. `before` is what it was last time: the same value is returned where its bytes are the
/// same.
pub(super) fn read(path: &FilePath, on_disk: &Path, before: Option<&Arc<Asset>>) -> io::Result<Arc<Asset>> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let asset = fault::in_file(path, || match Kind::of(name) {
        // What is published of it is known only when all of it is.
        Kind::Picture => whole(name, path, on_disk),
        _ => in_pieces(name, path, on_disk),
    })?;
    Ok(match before {
        Some(before) if before.digest == asset.digest => before.clone(),
        _ => Arc::new(asset),
    })
}

fn whole(name: &str, path: &FilePath, on_disk: &Path) -> io::Result<Asset> {
    let bytes = std::fs::read(on_disk)?;
    let digest = xxh3_128(&bytes);
    let (examined, published) = media::examine(name, &bytes);
    let fingerprint = fingerprint(&published);
    let mut asset = Asset::kept(name, path.clone(), (fingerprint, digest), &[]);
    asset.head = bytes[..bytes.len().min(Asset::HEAD)].into();
    asset.len = published.len() as u64;
    if let Some(picture) = examined.picture {
        asset.renditions = media::renditions(name, &asset.fingerprint, picture).into();
    }
    asset.examined = examined;
    asset.content = match published {
        published if published.len() <= KEPT => AssetContent::Kept(published.into()),
        published => {
            let is_cleaned = matches!(published, Cow::Owned(_));
            AssetContent::Stored(Arc::new(OnDisk { path: on_disk.to_owned(), digest, is_cleaned }))
        }
    };
    Ok(asset)
}

fn in_pieces(name: &str, path: &FilePath, on_disk: &Path) -> io::Result<Asset> {
    let mut file = File::open(on_disk)?;
    let (mut fast, mut strong) = (Xxh3::new(), blake3::Hasher::new());
    let mut kept = Vec::new();
    let mut len = 0;
    let mut piece = vec![0; PIECE];
    loop {
        let read = match file.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => &piece[..read],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        fast.update(read);
        strong.update(read);
        len += read.len() as u64;
        // One byte more tells that it is larger.
        kept.extend_from_slice(&read[..read.len().min((KEPT + 1).saturating_sub(kept.len()))]);
    }
    let digest = fast.digest128();
    let mut asset = Asset::kept(name, path.clone(), (shortened(strong.finalize()), digest), &kept);
    asset.len = len;
    if kept.len() > KEPT {
        asset.content = AssetContent::Stored(Arc::new(OnDisk { path: on_disk.to_owned(), digest, is_cleaned: false }));
    }
    Ok(asset)
}

/// A file that is read again when it is asked for.
#[derive(Debug)]
struct OnDisk {
    path: PathBuf,
    digest: u128,
    /// Whether something else is published than is in the file.
    is_cleaned: bool,
}

impl Stored for OnDisk {
    fn read(&self) -> io::Result<Vec<u8>> {
        let bytes = std::fs::read(&self.path)?;
        if xxh3_128(&bytes) != self.digest {
            return Err(io::Error::other("the file has changed meanwhile"));
        }
        if !self.is_cleaned {
            return Ok(bytes);
        }
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        Ok(media::published(&name, &bytes).into_owned())
    }
}
