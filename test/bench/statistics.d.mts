export function median(values: readonly number[]): number;
export function percentile(values: readonly number[], share: number): number;
export function exponent(points: readonly { size: number; cost: number }[]): number;
