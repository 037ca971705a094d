//! The colours of pictures: those of the light page, since a picture is put on paper and on white slides.
//! A test holds them against `style/tokens.css`.

/// The ground.
pub const PAPER: &str = "#fbfaf7";
/// Raised ground, and what is empty.
pub const PAPER_2: &str = "#f2f0ea";
/// Text.
pub const INK: &str = "#1c2326";
/// Secondary text.
pub const INK_2: &str = "#4a565b";
/// Bars and tiles.
pub const SPRING: &str = "#0e6b73";
/// Text on it.
pub const ON_SPRING: &str = "#ffffff";
/// Hairlines.
pub const RULE: &str = "#d9d6ce";

/// How much of the bars' colour a shade in tenths has, as on the screen: the steps leap over the tones
/// on which neither dark nor light figures could be read.
const SHADES: [&str; 10] =
    ["0.17", "0.26", "0.35", "0.44", "0.53", "0.62", "0.7", "0.87", "0.93", "1"];

/// The opacity of a shade of one to ten tenths, and the colour of the figures on it.
pub(super) fn shaded(tenths: u32) -> (&'static str, &'static str) {
    let at = usize::try_from(tenths).unwrap_or(0).clamp(1, SHADES.len()) - 1;
    (SHADES.get(at).copied().unwrap_or("1"), if at < 7 { INK } else { ON_SPRING })
}
