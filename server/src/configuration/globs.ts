import picomatch from 'picomatch/posix';

/** Longest glob, in characters. */
const longest = 200;
/** More stars in one step of a path, or more `**`, take longer to try than any path is worth. */
const mostStars = 3;
const mostGlobstars = 4;

const options = { noextglob: true, nonegate: true, strictSlashes: false } as const;
const compiled = new Map<string, (path: string) => boolean>();

/** Whether a glob can be matched in little time, whatever the path. */
export function isTame(glob: string): boolean {
  const steps = glob.split('/');
  const globstars = steps.filter((step) => step.includes('**')).length;
  const stars = steps.every((step) => (step.match(/\*/g)?.length ?? 0) <= mostStars);
  const braces = (glob.match(/\{/g)?.length ?? 0) <= 2 && !/\{[^}]*\.\./.test(glob);
  return glob.length <= longest && globstars <= mostGlobstars && stars && braces && !/[+@!?*]\(/.test(glob);
}

/** Whether a path, relative to the folder that the globs are relative to, matches one of them. */
export function matches(path: string, globs: readonly string[]): boolean {
  return globs.some((glob) => matcher(glob)(path));
}

/** Whether it names one path and no more. */
export function isPlain(glob: string): boolean {
  return !/[*?[\]{}!()]/.test(glob);
}

/** `./a//b.md` is `a/b.md`. */
export function normalGlob(glob: string): string {
  return glob
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}

function matcher(glob: string): (path: string) => boolean {
  const known = compiled.get(glob);
  if (known) return known;
  const made = picomatch(normalGlob(glob), options);
  // A configuration has few; one that is typed in an editor has many for a moment.
  if (compiled.size >= 500) compiled.clear();
  compiled.set(glob, made);
  return made;
}
