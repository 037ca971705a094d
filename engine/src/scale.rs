//! From values to pixels and back, and the stops worth a label.

/// A straight line from a domain of values to a range of pixels. An empty domain maps to the start
/// of the range instead of failing: a chart of nothing is drawn as nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// First and last value.
    pub domain: (f64, f64),
    /// First and last pixel.
    pub range: (f64, f64),
}

impl Linear {
    /// The pixel of a value.
    pub fn px_from_value(&self, value: f64) -> f64 {
        let width = self.domain.1 - self.domain.0;
        if width == 0.0 {
            return self.range.0;
        }
        self.range.0 + (value - self.domain.0) / width * (self.range.1 - self.range.0)
    }

    /// The pixel of a value, or of the end of the domain that the value lies beyond.
    pub fn px_within(&self, value: f64) -> f64 {
        // `clamp` would bring the printing of floating-point numbers into the page: its panic
        // names them.
        self.px_from_value(value.max(self.domain.0).min(self.domain.1))
    }

    /// The value under a pixel.
    pub fn value_from_px(&self, px: f64) -> f64 {
        let width = self.range.1 - self.range.0;
        if width == 0.0 {
            return self.domain.0;
        }
        self.domain.0 + (px - self.range.0) / width * (self.domain.1 - self.domain.0)
    }
}

/// The nearest whole pixel.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, far outside any screen")]
pub fn whole(px: f64) -> i32 {
    px.round() as i32
}

/// A share of 0 to 1 in whole percent.
pub fn percent(share: f64) -> i32 {
    whole(share * 100.0)
}

/// The steps from 0 to at least `max` that are worth a line: at most `most` of them after 0, all a
/// multiple of 1, 2 or 5 times a power of ten.
pub fn ticks(max: u32, most: u32) -> Vec<u32> {
    let most = most.max(1);
    let mut step: u32 = 1;
    let mut factors = [2, 5, 10].into_iter().cycle();
    let mut power = 1_u32;
    while max.div_ceil(step) > most {
        let Some(factor) = factors.next() else { break };
        step = power.saturating_mul(factor);
        if factor == 10 {
            power = step;
        }
    }
    (0..=max.div_ceil(step)).map(|at| at.saturating_mul(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_goes_there_and_back() {
        let scale = Linear { domain: (0.0, 12.0), range: (40.0, 640.0) };
        for value in [-3.0, 0.0, 0.5, 12.0] {
            assert!((scale.value_from_px(scale.px_from_value(value)) - value).abs() < 1e-9);
        }
    }

    #[test]
    fn a_scale_without_extent_stays_at_its_start() {
        let scale = Linear { domain: (1.0, 1.0), range: (5.0, 5.0) };
        assert!((scale.px_from_value(9.0) - 5.0).abs() < f64::EPSILON);
        assert!((scale.value_from_px(9.0) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn ticks_are_round_and_cover_the_largest_value() {
        assert_eq!(ticks(0, 4), [0]);
        assert_eq!(ticks(3, 4), [0, 1, 2, 3]);
        assert_eq!(ticks(17, 4), [0, 5, 10, 15, 20]);
        assert_eq!(ticks(50, 4), [0, 20, 40, 60]);
        assert_eq!(ticks(170, 4), [0, 50, 100, 150, 200]);
    }
}
