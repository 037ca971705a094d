//! Many short lists of numbers, one after another: list `i` is `values[ends[i - 1]..ends[i]]`.

use std::ops::Range;

use crate::{small, work};

/// Where a list lies in the values.
#[inline]
pub fn place(ends: &[u32], at: usize) -> Range<usize> {
    let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
    at.checked_sub(1).map_or(0, end)..end(at)
}

/// The lists in another order, by their places in this one. An empty list becomes one of `none`.
#[inline(never)]
pub fn in_order(ends: &[u32], values: &[u32], order: &[usize], none: u32) -> (Vec<u32>, Vec<u32>) {
    work::add(values.len() + order.len());
    let mut ordered = Vec::with_capacity(values.len());
    let mut ordered_ends = Vec::with_capacity(order.len());
    for &at in order {
        match values.get(place(ends, at)) {
            Some(own) if !own.is_empty() => ordered.extend_from_slice(own),
            _ => ordered.push(none),
        }
        ordered_ends.push(small(ordered.len()));
    }
    (ordered_ends, ordered)
}

/// The lists turned round, for values from 0 to `count`: for each value the lists that hold it, in
/// order, in the same form.
#[inline(never)]
pub fn turned_round(ends: &[u32], values: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
    work::add(values.len() + ends.len() + count);
    // Where the next list that holds a value is put.
    let mut next = vec![0_u32; count + 1];
    for value in values {
        if let Some(after) = next.get_mut(*value as usize + 1) {
            *after += 1;
        }
    }
    let mut sum = 0;
    for place in &mut next {
        sum += *place;
        *place = sum;
    }
    let mut turned = vec![0; sum as usize];
    for (at, list) in (0..).zip(0..ends.len()) {
        for value in values.get(place(ends, list)).unwrap_or_default() {
            if let Some(next) = next.get_mut(*value as usize) {
                if let Some(place) = turned.get_mut(*next as usize) {
                    *place = at;
                }
                *next += 1;
            }
        }
    }
    // Each now stands where its value ends.
    next.truncate(count);
    (next, turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(len: usize) -> Vec<Vec<u32>> {
        let numbers = (0_u32..).take(len);
        numbers.map(|at| (0..at % 4).map(|value| (value * 5 + at) % 7).collect()).collect()
    }

    fn joined(lists: &[Vec<u32>]) -> (Vec<u32>, Vec<u32>) {
        let mut ends = Vec::new();
        let mut values = Vec::new();
        for list in lists {
            values.extend(list);
            ends.push(u32::try_from(values.len()).unwrap());
        }
        (ends, values)
    }

    #[test]
    fn lists_are_ordered_and_turned_round_as_by_hand() {
        for len in [0, 1, 63, 64, 65, 4097] {
            let lists = lists(len);
            let (ends, values) = joined(&lists);
            let order: Vec<usize> = (0..len).rev().filter(|at| at % 3 > 0).collect();
            let by_hand: Vec<Vec<u32>> = order
                .iter()
                .map(|at| if lists[*at].is_empty() { vec![9] } else { lists[*at].clone() })
                .collect();
            assert_eq!(in_order(&ends, &values, &order, 9), joined(&by_hand));
            let holding = |value| {
                let of = lists.iter().zip(0..).filter(|(list, _)| list.contains(&value));
                of.map(|(_, at)| at).collect::<Vec<u32>>()
            };
            let by_hand: Vec<Vec<u32>> = (0..8).map(holding).collect();
            assert_eq!(turned_round(&ends, &values, 8), joined(&by_hand), "{len}");
        }
    }
}
