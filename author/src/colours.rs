//! The colour of a collection: whether it can be read on the grounds of the page, and how the style
//! sheets come to have it.

use crate::complaint::{Finding, ListFault};

/// The least contrast of a text with its ground, by WCAG 2.2 for texts of ordinary size.
const LEAST: f64 = 4.5;
/// How much of the colour is in the soft ground of what is chosen.
const SOFT: f64 = 0.14;

/// The grounds of the page by day or by night, as `style/tokens.css` has them.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// The key in `collection.json`.
    pub key: &'static str,
    /// The colour of a collection that has none of its own, and its soft ground.
    usual: [&'static str; 2],
    /// What texts of that colour stand on, and what is written on it.
    grounds: [(&'static str, &'static str); 3],
    /// What a colour is mixed with to stand out more.
    towards: &'static str,
}

impl Theme {
    /// By day.
    pub const LIGHT: Theme = Theme {
        key: "light",
        usual: ["#0e6b73", "#dceeee"],
        grounds: [("--paper", "#fbfaf7"), ("--paper-2", "#f2f0ea"), ("--on-spring", "#ffffff")],
        towards: "#000000",
    };
    /// By night.
    pub const DARK: Theme = Theme {
        key: "dark",
        usual: ["#6ec6cc", "#16373b"],
        grounds: [("--paper", "#12181a"), ("--paper-2", "#1a2225"), ("--on-spring", "#0b1416")],
        towards: "#ffffff",
    };

    fn soft(&self, colour: [u8; 3]) -> [u8; 3] {
        mixed(read(self.grounds[0].1).unwrap_or_default(), colour, SOFT)
    }

    /// The ground with which a colour has the least contrast, and that contrast.
    fn worst(&self, colour: [u8; 3]) -> (&'static str, f64) {
        let grounds = self.grounds.iter().filter_map(|(name, own)| Some((*name, read(own)?)));
        let all = grounds.chain([("--spring-soft", self.soft(colour))]);
        let contrasts = all.map(|(name, ground)| (name, contrast(colour, ground)));
        contrasts.min_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or(("", 0.0))
    }
}

/// What is wrong with a colour: too little contrast with a ground, and the nearest that has enough.
/// What is no colour, the schema says.
pub(crate) fn finding(theme: &Theme, text: &str) -> Option<Finding> {
    let colour = read(text)?;
    let (ground, ratio) = theme.worst(colour);
    if ratio >= LEAST {
        return None;
    }
    let towards = read(theme.towards)?;
    let mut steps = (1..=100).map(|step| mixed(colour, towards, f64::from(step) / 100.0));
    let nearest = steps.find(|own| theme.worst(*own).1 >= LEAST).map(written);
    // Rounded down, so that what is said to be too little never looks enough.
    let ratio = format!("{:.2}", (ratio * 100.0).floor() / 100.0);
    let finding =
        Finding::must(format!("colours.{}", theme.key), ListFault::Contrast(ratio, ground));
    Some(finding.value(text).nearest(nearest))
}

/// A style sheet in which the usual colour has given way to that of a collection; nothing where the sheet
/// does not have the usual one, and so would keep another.
pub fn recoloured(sheet: &str, theme: &Theme, text: &str) -> Option<String> {
    let colour = read(text)?;
    let [usual, soft] = theme.usual;
    sheet
        .contains(usual)
        .then(|| sheet.replace(usual, &written(colour)).replace(soft, &written(theme.soft(colour))))
}

/// `#0e6b73` as red, green and blue.
fn read(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|own| own.len() == 6 && own.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn written([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// One colour with so much of another in it, from 0 to 1.
fn mixed(one: [u8; 3], other: [u8; 3], share: f64) -> [u8; 3] {
    let part = |at: usize| {
        let value = f64::from(one[at]) * (1.0 - share) + f64::from(other[at]) * share;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes"
        )]
        let value = value.round() as u8;
        value
    };
    [part(0), part(1), part(2)]
}

/// The contrast of two colours, from 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let [one, other] = [one, other].map(luminance);
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour of sRGB, from 0 to 1.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([0x77; 3], [255; 3]) - 4.478).abs() < 1e-3);
        assert_eq!(
            (read("#0e6b73"), read("0e6b73"), read("#0e6b7é")),
            (Some([14, 107, 115]), None, None)
        );
    }

    #[test]
    fn the_usual_colours_can_be_read() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            assert_eq!(finding(&theme, theme.usual[0]), None);
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_has_a_nearest_one_that_can() {
        for (theme, text) in [(Theme::LIGHT, "#e0a030"), (Theme::DARK, "#503010")] {
            let said = finding(&theme, text).unwrap();
            assert_eq!(said.field, format!("colours.{}", theme.key));
            let nearest = said.nearest.unwrap();
            assert_eq!(finding(&theme, &nearest), None, "{nearest}");
        }
    }

    #[test]
    fn the_tokens_of_the_page_are_those_that_are_checked() {
        let sheet = include_str!("../../style/tokens.css");
        let (day, night) = sheet.split_once("prefers-color-scheme: dark").unwrap();
        for (theme, sheet) in [(Theme::LIGHT, day), (Theme::DARK, night)] {
            for (name, colour) in theme.grounds {
                assert!(sheet.contains(&format!("{name}: {colour};")), "{name}");
            }
            assert!(sheet.contains(&format!("--spring: {};", theme.usual[0])));
            let own = recoloured(sheet, &theme, "#102030").unwrap();
            assert!(own.contains("--spring: #102030;") && !own.contains(theme.usual[1]));
            assert_eq!(recoloured("p{}", &theme, "#102030"), None);
        }
    }
}
