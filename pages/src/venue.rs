//! What a kiosk is set up with for the place where it stands, as it is written in an address:
//! `mode=kiosk,home:370102,scale:120,idle:90,pin:2468`.
//!
//! Reading never fails: what is out of range is taken to the nearest that is in it, and what is not
//! known is left out.

use anlan_engine::case::Case;
use anlan_engine::collection::Collection;
use anlan_engine::facet::{BucketId, Facet};

use crate::address::Mode;

/// The scales that a screen may need, in percent.
pub const SCALES: (u16, u16) = (60, 200);
/// The seconds without an act after which a visitor may be taken to have left.
pub const IDLES: (u16, u16) = (30, 600);
/// The fewest and the most digits of a PIN.
pub const PIN_DIGITS: (usize, usize) = (4, 8);

/// The scale of a screen of 21.5 inches and 1080 pixels across.
const SCALE: u16 = 100;
const IDLE: u16 = 90;
/// The most that is counted down before everything is wiped, in seconds.
const WARNING: u32 = 30;
/// Whatever is set, so many seconds pass before the countdown.
const QUIET: u32 = 10;
/// Characters that a slow reader reads in a second.
const PACE: usize = 12;
/// The most that a long case adds to the limit, in seconds.
const LONGEST: u32 = 300;

/// A kiosk's settings. Its language is that of its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Venue {
    /// The district where it stands.
    pub home: Option<BucketId>,
    /// How large everything is drawn, in percent.
    pub scale: u16,
    /// How many seconds may pass without an act.
    pub idle: u16,
    /// The digits that let staff in, if they are asked for any.
    pub pin: Option<String>,
    /// Whether it is being set up.
    pub setup: bool,
}

impl Default for Venue {
    fn default() -> Venue {
        Venue { home: None, scale: SCALE, idle: IDLE, pin: None, setup: false }
    }
}

impl Venue {
    /// Reads the settings that follow the name of the mode.
    pub fn read(collection: &Collection, mode: &Mode) -> Venue {
        let mut venue = Venue::default();
        for part in mode.text().split(',').skip(1) {
            let (name, value) = part.split_once(':').unwrap_or((part, ""));
            match name {
                "home" => venue.home = collection.column(Facet::District).find(value),
                "scale" => venue.scale = within(value, SCALES).unwrap_or(venue.scale),
                "idle" => venue.idle = within(value, IDLES).unwrap_or(venue.idle),
                "pin" => venue.pin = is_pin(value).then(|| value.to_owned()),
                "setup" => venue.setup = true,
                _ => {}
            }
        }
        venue
    }

    /// The mode with these settings; what is as usual is left out.
    pub fn mode(&self, collection: &Collection) -> Mode {
        let mut text = Mode::KIOSK.to_owned();
        if let Some(home) = self.home {
            text.push_str(&format!(",home:{}", collection.column(Facet::District).key(home)));
        }
        if self.scale != SCALE {
            text.push_str(&format!(",scale:{}", self.scale));
        }
        if self.idle != IDLE {
            text.push_str(&format!(",idle:{}", self.idle));
        }
        if let Some(pin) = &self.pin {
            text.push_str(&format!(",pin:{pin}"));
        }
        if self.setup {
            text.push_str(",setup");
        }
        Mode::read(&text)
    }

    /// After how many seconds without an act the visitor is gone, where a case that takes `reading`
    /// seconds lies open.
    pub fn limit(&self, reading: u32) -> u32 {
        u32::from(self.idle) + reading
    }

    /// How many of those seconds are counted down.
    pub fn warning(&self) -> u32 {
        WARNING.min(u32::from(self.idle) - QUIET)
    }
}

/// Whether a text can be a PIN.
pub fn is_pin(text: &str) -> bool {
    (PIN_DIGITS.0..=PIN_DIGITS.1).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// How many seconds more than usual somebody may read a case without touching the screen.
pub fn reading(case: &Case) -> u32 {
    let practices = case.practices.iter().flat_map(|own| [&own.heading, &own.text]);
    let texts = practices.chain([&case.background]).chain(&case.outcomes).chain(&case.captions);
    let length: usize = texts.map(|text| text.chars().count()).sum();
    u32::try_from(length / PACE).map_or(LONGEST, |seconds| seconds.min(LONGEST))
}

/// A whole number, taken to the nearest in range; nothing where it is no number.
fn within(text: &str, (least, most): (u16, u16)) -> Option<u16> {
    // A number too large to be held is still a number: the largest.
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse::<u16>().unwrap_or(most).clamp(least, most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anlan_engine::load::load;

    const BUNDLE: &str = include_str!("../../tests/small/bundle.json");

    fn collection() -> Collection {
        load(BUNDLE.as_bytes()).unwrap().collection
    }

    fn read(mode: &str) -> Venue {
        Venue::read(&collection(), &Mode::read(mode))
    }

    #[test]
    fn settings_are_read_and_written_alike() {
        let collection = collection();
        let code = collection.districts()[1].code.clone();
        for mode in [
            "kiosk".to_owned(),
            format!("kiosk,home:{code},scale:120,idle:60,pin:2468"),
            "kiosk,scale:60,setup".to_owned(),
        ] {
            let venue = Venue::read(&collection, &Mode::read(&mode));
            assert_eq!(venue.mode(&collection).text(), mode);
        }
    }

    #[test]
    fn what_is_out_of_range_goes_to_the_nearest_in_it() {
        assert_eq!(read("kiosk,scale:10").scale, 60);
        assert_eq!(read("kiosk,scale:201").scale, 200);
        assert_eq!(read("kiosk,scale:99999999999").scale, 200);
        assert_eq!(read("kiosk,idle:0").idle, 30);
        assert_eq!(read("kiosk,idle:601").idle, 600);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let usual = Venue::default();
        for mode in [
            "kiosk,",
            "kiosk,home:999999",
            "kiosk,scale:big,idle:-1,idle:",
            "kiosk,pin:123",
            "kiosk,pin:123456789,colour:red",
            "kiosk,pin:12a4",
            "kiosk,:,::,home",
        ] {
            assert_eq!(read(mode), usual, "{mode}");
        }
    }

    #[test]
    fn a_warning_is_never_too_short_to_answer() {
        for (idle, warning) in [(30, 20), (35, 25), (40, 30), (90, 30), (600, 30)] {
            assert_eq!(read(&format!("kiosk,idle:{idle}")).warning(), warning);
        }
    }

    #[test]
    fn a_case_adds_to_the_limit_as_it_is_long_and_not_without_end() {
        let collection = collection();
        let mut case = collection.case(collection.ids().next().unwrap()).clone();
        let short = reading(&case);
        case.background.push_str(&"字".repeat(PACE * 20));
        assert_eq!(reading(&case), short + 20);
        case.background.push_str(&"字".repeat(PACE * 1000));
        assert_eq!(reading(&case), 300);
        assert_eq!(Venue::default().limit(300), 390);
    }
}
