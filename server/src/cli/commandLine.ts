import { version } from '../engine';
import { lazily } from '../text/memo';
import { chooseLocale } from './locale';
import { run } from './program';

const argv = process.argv.slice(2);

// A reader that went away (`civicclause … | head`) ends the output, not the review; `write` has told the command.
const forgiving = <Stream extends NodeJS.WriteStream>(stream: Stream): Stream => stream.on('error', () => undefined);
const stderr = lazily(() => forgiving(process.stderr));

run(
  argv,
  {
    cwd: process.cwd(),
    env: process.env,
    locale: chooseLocale(argv, process.env),
    // Node opens each of them when it is asked for, which takes a while; few runs need more than one.
    get stdin() {
      return process.stdin;
    },
    stdout: forgiving(process.stdout),
    get stderr() {
      return stderr();
    },
  },
  version,
).then((code) => {
  // All is written: nothing is left to wait for, nor to clear away. A server lives on.
  if (code !== undefined) process.exit(code);
});
