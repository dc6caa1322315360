//! How wide pictures, films and sounds are and where they stand, as classes and attributes: no page has styles of its
//! own.

use crate::document::{Look, Side, Width};
use crate::model::Asset;

/// The widths that styles have classes for, in hundredths.
const STEPS: [u8; 22] = [5, 10, 15, 20, 25, 30, 33, 35, 40, 45, 50, 55, 60, 65, 66, 70, 75, 80, 85, 90, 95, 100];

/// The widest that a text is, in hundredths of `rem`, and the width of screens from which on it is.
const TEXT_WIDTH: u32 = 4400;
const WIDE_SCREEN: &str = "(min-width: 48rem)";

/// Writes the size of a picture, for which a browser leaves room before it has the picture.
pub(super) fn push_size(out: &mut String, asset: &Asset, look: Look) {
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
pub(super) fn push_classes(out: &mut String, look: Look) {
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
pub(super) fn sizes(look: Look, is_first: bool) -> String {
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
pub(super) fn bytes(len: u64, decimal: &str) -> String {
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
pub(super) const fn within_figure(look: Look) -> Look {
    match look.width {
        Some(Width::Percent(_)) => Look { side: None, width: None, ..look },
        _ => Look { side: None, ..look },
    }
}
