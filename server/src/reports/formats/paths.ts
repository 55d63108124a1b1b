/** A path as others of the repository name it: relative to the root of the run where it lies below or beside it, with `/`. */
export function relativePath(path: string, root: string): string {
  const steps = partsOf(path);
  if (!isAbsolute(path)) return steps.join('/');
  const from = partsOf(root);
  // Another drive has no way from here.
  if (/^[a-z]:$/i.test(steps[0] ?? '') && steps[0] !== from[0]) return steps.join('/');
  let shared = 0;
  while (shared < from.length && shared < steps.length && from[shared] === steps[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...steps.slice(shared)].join('/');
}

/** The same as a URI reference. */
export function relativeUri(path: string, root: string): string {
  // A colon is escaped like the rest, so that no step looks like a scheme.
  return relativePath(path, root)
    .split('/')
    .map((step) => encodeURIComponent(wellFormed(step)))
    .join('/');
}

function isAbsolute(path: string): boolean {
  return /^([\\/]|[a-z]:[\\/])/i.test(path);
}

/** `.` steps left out, `..` taken back where there is something to take. */
function partsOf(path: string): string[] {
  const steps: string[] = [];
  const slashed = /^[a-z]:[\\/]|^\\\\/i.test(path) ? path.replaceAll('\\', '/') : path;
  for (const step of slashed.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps;
}

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
