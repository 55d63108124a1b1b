/** `20 KB`, `1 MB`: decimal, as the targets say them. */
export function sizeName(bytes) {
  return bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1e3} KB`;
}

/** `0.42 ms`, `1.5 s`, `2 min` from milliseconds. */
export function timeText(milliseconds) {
  if (milliseconds < 1000) return `${Number(milliseconds.toPrecision(3))} ms`;
  return milliseconds < 120_000
    ? `${Number((milliseconds / 1000).toPrecision(3))} s`
    : `${Math.round(milliseconds / 60_000)} min`;
}

/** `85 MB` from bytes. */
export function memoryText(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
