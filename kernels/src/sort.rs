//! Sorting by a whole number.

use crate::work;

/// The bits of a digit.
const DIGIT: u32 = 11;
/// The digits of 32 bits.
const DIGITS: u32 = u32::BITS.div_ceil(DIGIT);

/// Sorts numbers by their upper half. Those with one upper half keep their order.
///
/// From the last digit to the first, each time keeping the order of the time before (Harold Seward's
/// radix sort): linear, whatever the numbers.
#[inline(never)]
pub fn by_upper_half(numbers: &mut Vec<u64>) {
    work::add(numbers.len() + (1 << DIGIT));
    let mut sorted = vec![0; numbers.len()];
    for digit in 0..DIGITS {
        let digit_of = |number: u64| {
            let upper = number >> u32::BITS >> (digit * DIGIT);
            (upper & ((1 << DIGIT) - 1)) as usize
        };
        let mut starts = [0_usize; 1 << DIGIT];
        for &number in numbers.iter() {
            starts[digit_of(number)] += 1;
        }
        if starts.contains(&numbers.len()) {
            // All have this digit in common.
            continue;
        }
        let mut sum = 0;
        for start in &mut starts {
            (*start, sum) = (sum, sum + *start);
        }
        for &number in numbers.iter() {
            let start = &mut starts[digit_of(number)];
            if let Some(place) = sorted.get_mut(*start) {
                *place = number;
            }
            *start += 1;
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_by_their_upper_half_and_else_as_they_came() {
        for len in [0, 1, 2, 63, 64, 65, 4097_u64] {
            for mask in [0, 1, 0xff, 0x7ff, 0x800, 0xffff_ffff] {
                let upper = |at: u64| at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 17 & mask;
                let numbers: Vec<u64> = (0..len).map(|at| upper(at) << 32 | (len - at)).collect();
                let mut slow = numbers.clone();
                slow.sort_by_key(|number| number >> 32);
                let mut sorted = numbers;
                by_upper_half(&mut sorted);
                assert_eq!(sorted, slow, "{len} {mask:x}");
            }
        }
    }
}
