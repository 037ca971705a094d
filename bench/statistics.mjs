// What becomes of many times.

export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export const rounded = (number) => Number(number.toPrecision(4));

export const spread = (times) => ({
  median_ms: rounded(percentile(times, 0.5)), p95_ms: rounded(percentile(times, 0.95)),
});
