import { version } from '../engine';
import { chooseLocale } from './locale';
import { run } from './program';

const argv = process.argv.slice(2);

// A reader that went away (`civicclause … | head`) ends the output, not the review; `write` has told the command.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

run(
  argv,
  {
    cwd: process.cwd(),
    env: process.env,
    locale: chooseLocale(argv, process.env),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  },
  version,
).then((code) => {
  process.exitCode = code;
});
