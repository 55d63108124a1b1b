// `npm start`: reviews the examples, or does what its arguments say. Sets everything up first; that talk goes to stderr.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { root } from './paths.mjs';
import { installDependencies } from './setup.mjs';

const hints = {
  en: `
Your own documents   npm start -- check my-rfp.md
As JSON              npm start --silent -- check my-rfp.md --format json
In VS Code           npm run package, then: code --install-extension out/civic-clause.vsix
                     or open this folder in VS Code and press F5
All commands         npm start -- --help
`,
  fr: `
Vos documents        npm start -- check mon-appel-d-offres.md
En JSON              npm start --silent -- check mon-appel-d-offres.md --format json
Dans VS Code         npm run package, puis : code --install-extension out/civic-clause.vsix
                     ou ouvrez ce dossier dans VS Code et appuyez sur F5
Toutes les commandes npm start -- --help
`,
};

const args = process.argv.slice(2);
try {
  installDependencies();
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale();
  process.exitCode = args.length > 0 ? await runCommandLine(args, standingIn()) : await reviewExamples();
} catch (error) {
  console.error(error.errors ? 'npm start: the build failed, see above' : `npm start: ${error.message}`);
  process.exitCode = 2;
}

async function reviewExamples() {
  const examples = readdirSync(join(root, 'examples')).filter((file) => /\.(md|ya?ml|txt)$/.test(file));
  const code = await runCommandLine(
    ['check', ...examples.sort().map((file) => join('examples', file)), '--fail-on', 'never'],
    root,
  );
  if (code === 0) process.stdout.write(hints[language()]);
  return code;
}

function runCommandLine(commandLine, cwd) {
  return runChild(process.execPath, [join(root, 'server', 'dist', 'cli.js'), ...commandLine], { cwd });
}

/** The folder the user stands in: npm starts scripts in the folder of the package. */
function standingIn() {
  return (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) || process.cwd();
}

function language() {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^fr/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'fr' : 'en';
}
