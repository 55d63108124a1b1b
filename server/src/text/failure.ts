/** A line of a stack trace: a place in code, with its line and column. */
const frame = /^\s+at .*?(?:\(|\s)?(?:[a-z]+:|\/|[A-Z]:\\)?[^\s()]*:\d+:\d+\)?$/;
const mostFrames = 10;

/**
 * What may be written down of a failure: its kind, its code and where in the program it happened. Not its message, which may
 * quote the document it failed on.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { stack = '', message } = error;
  // The frames follow the message, which may itself look like one.
  const frames = stack
    .slice(message && stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, mostFrames);
  return [kindOf(error), ...frames].join('\n');
}

/** The same on one line, without the frames: `TypeError`, `Error ENOSPC`. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const code = 'code' in error && /^\w+$/.test(String(error.code)) ? ` ${error.code}` : '';
  return `${/^\w+$/.test(error.name) ? error.name : 'Error'}${code}`;
}

/** What it says of itself, for the one who reads the document: it may quote the text it failed on, and belongs in no log. */
export function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
