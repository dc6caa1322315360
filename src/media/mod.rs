//! What pictures, films, sounds and other files are, told by their names and bytes: their format, their size in pixels,
//! whether they are whole, and what of them is published. Metadata such as the place where a photo was taken, and
//! whatever could run in an SVG, are not.
//!
//! It knows bytes and names, and no playbook, no page and no disk.

mod examine;
mod exif;
mod film_host;
mod jpeg;
mod kind;
#[cfg(feature = "pictures")]
mod make;
mod png;
mod renditions;
mod svg;
#[cfg(not(feature = "pictures"))]
mod unmade;
mod webp;

pub use examine::{Examined, examine, published};
pub use film_host::film_host;
pub use kind::{Format, Kind, Picture, ending, published_name};
#[cfg(feature = "pictures")]
pub use make::make;
pub use renditions::{Rendition, renditions};
pub use svg::Removed;
#[cfg(not(feature = "pictures"))]
pub use unmade::make;
