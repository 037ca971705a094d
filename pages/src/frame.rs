//! Where things lie in the chart of the timeline.

use anlan_engine::scale::Linear;

/// Height of the area of the bars, in pixels.
pub const BARS: f64 = 132.0;
/// Space for the labels of the counts.
pub(crate) const LEFT: i32 = 30;
/// So that the last handle of the brush is not cut.
const RIGHT: i32 = 14;

/// Where things lie in the chart, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The first year of the axis.
    pub first_year: u16,
    /// The number of bins, alike wide.
    pub bins: usize,
    /// From months since the first year to pixels.
    pub x: Linear,
}

impl Frame {
    /// A frame for bins over the years from the first to the last, both included.
    pub fn new(width: f64, (first_year, last_year): (u16, u16), bins: usize) -> Frame {
        let left = f64::from(LEFT);
        let range = (left, (width - f64::from(RIGHT)).max(left));
        let years = f64::from(last_year.saturating_sub(first_year)) + 1.0;
        Frame { first_year, bins, x: Linear { domain: (0.0, years * 12.0), range } }
    }

    /// The width that is left for bins, of a chart so wide.
    pub fn room(width: f64) -> f64 {
        width - f64::from(LEFT + RIGHT)
    }

    /// The months from the year 0 to the first of the axis.
    pub fn origin(&self) -> f64 {
        f64::from(self.first_year) * 12.0
    }

    /// The bin under a pixel; the first or last one beyond the ends.
    pub fn bin_at(&self, px: f64) -> usize {
        self.edge(px, f64::floor).min(self.bins.saturating_sub(1))
    }

    /// The edge between bins nearest to a pixel, from 0 to the number of bins.
    pub fn edge_at(&self, px: f64) -> usize {
        self.edge(px, f64::round)
    }

    fn edge(&self, px: f64, to_whole: fn(f64) -> f64) -> usize {
        let scale = Linear { domain: (0.0, self.bins as f64), range: self.x.range };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the cast saturates at 0, and what is beyond the last bin is cut after it"
        )]
        let edge = to_whole(scale.value_from_px(px)) as usize;
        edge.min(self.bins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_finds_its_bin_and_its_nearest_edge() {
        let frame = Frame::new(f64::from(LEFT + RIGHT) + 120.0, (2013, 2024), 12);
        assert_eq!(frame.bin_at(f64::from(LEFT) + 5.0), 0);
        assert_eq!(frame.bin_at(f64::from(LEFT) + 15.0), 1);
        assert_eq!(frame.bin_at(-50.0), 0);
        assert_eq!(frame.bin_at(9_999.0), 11);
        assert_eq!(frame.edge_at(f64::from(LEFT) + 14.0), 1);
        assert_eq!(frame.edge_at(f64::from(LEFT) + 16.0), 2);
        assert_eq!(frame.edge_at(9_999.0), 12);
    }

    #[test]
    fn a_chart_without_room_still_has_a_first_bin() {
        let frame = Frame::new(0.0, (2020, 2020), 0);
        assert_eq!(frame.bin_at(10.0), 0);
        assert_eq!(frame.edge_at(10.0), 0);
    }
}
