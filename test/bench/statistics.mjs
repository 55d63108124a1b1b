// Medians, percentiles and growth: what a bench does with its samples. Each throws on no samples.

/** The middle value; between two middle ones, their mean. */
export function median(values) {
  const sorted = ascending(values);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The smallest value that `share` (0 to 1) of the values do not exceed (nearest rank). */
export function percentile(values, share) {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The power of the size that the cost grows with: the least-squares slope of log cost on log size. Needs two sizes. */
export function exponent(points) {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)]);
  const mean = (column) => logs.reduce((sum, row) => sum + row[column], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = logs.reduce((sum, row) => sum + (row[0] - x) * (row[1] - y), 0);
  const spread = logs.reduce((sum, row) => sum + (row[0] - x) ** 2, 0);
  if (!(spread > 0)) throw new RangeError('growth needs two sizes');
  return slope / spread;
}

function ascending(values) {
  if (values.length === 0) throw new RangeError('there are no samples');
  return [...values].sort((a, b) => a - b);
}
