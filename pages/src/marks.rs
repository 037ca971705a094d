//! Marks on the axis of time, stacked where they would lie on one another.

/// The row of each mark, from 0, given their places in pixels from left to right: the lowest row
/// whose last mark lies at least `gap` before. `None` where all `rows` are taken.
pub(crate) fn stack(places: &[f64], gap: f64, rows: usize) -> Vec<Option<usize>> {
    let mut last = vec![f64::NEG_INFINITY; rows];
    places
        .iter()
        .map(|&place| {
            let row = last.iter().position(|&before| place - before >= gap)?;
            last[row] = place;
            Some(row)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_would_touch_are_stacked_and_the_rest_left_out() {
        let rows = stack(&[0.0, 4.0, 8.0, 10.0, 30.0], 10.0, 2);
        assert_eq!(rows, [Some(0), Some(1), None, Some(0), Some(0)]);
        assert_eq!(stack(&[1.0], 10.0, 0), [None]);
    }
}
