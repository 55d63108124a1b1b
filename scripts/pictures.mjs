// `npm run pictures [-- WORD…]`: plays the scenes of test/vscode/ui/scenes.mjs in the real workbench and leaves a picture of each in
// out/pictures/, in every theme and language. Words choose: a theme (light, dark, contrast), a language (en, fr), a scene.
// With --docs, the light ones that the README shows are renewed in docs/pictures/.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installHost } from '../test/vscode/host/install.mjs';
import { scenesOf } from '../test/vscode/ui/scenes.mjs';
import { startWorkbench } from '../test/vscode/ui/workbench.mjs';
import { ensureTools } from './debian.mjs';
import { out, root } from './paths.mjs';
import { installDependencies, run } from './setup.mjs';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };
const locales = ['en', 'fr'];
/** Scene → its name in docs/pictures/. */
const shown = {
  fixes: 'problems',
  'checklist-evidence': 'checklist',
  agreement: 'evidence',
  preview: 'preview',
  'report-alone': 'report',
};
/** Without the status bar. */
const clip = { x: 0, y: 0, width: 1280, height: 778 };
const folder = join(out, 'pictures');
/** Nothing in the pictures but the documents and what is said of them. */
const quiet = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

const forDocs = process.argv.includes('--docs');
const asked = process.argv.slice(2).filter((word) => word !== '--docs');
const chosen = (names) => (names.some((name) => asked.includes(name)) ? names.filter((name) => asked.includes(name)) : names);
const scenesAsked = asked.filter((word) => !(word in themes) && !locales.includes(word));

installDependencies();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();
installHost();
if (forDocs) ensureTools(['pngquant']);
mkdirSync(folder, { recursive: true });
for (const theme of forDocs ? ['light'] : chosen(Object.keys(themes)))
  for (const locale of chosen(locales)) await takeAll(theme, locale);

/** All the scenes asked for, in one workbench; one that fails leaves a picture of where it stopped, and the next is tried. */
async function takeAll(theme, locale) {
  const settings = { ...quiet, 'workbench.colorTheme': themes[theme] };
  const workbench = await startWorkbench(join(root, 'examples'), { locale, settings, viewport: { width: 1280, height: 800 } });
  try {
    await workbench.load();
    for (const [name, play] of Object.entries(scenesOf(workbench))) {
      // The scenes before the ones asked for are played too: each goes on from where the last one ended.
      const wanted = scenesAsked.length === 0 || scenesAsked.includes(name);
      let failed = '';
      try {
        await play();
      } catch (error) {
        failed = '-FAILED';
        process.exitCode = 1;
        console.error(`${name}: ${error.message}`);
      }
      if (!wanted && !failed) continue;
      const file = join(folder, `${name}-${theme}-${locale}${failed}.png`);
      await workbench.page.screenshot({ path: file });
      console.log(file);
      if (forDocs && name in shown && !failed) await keep(workbench.page, `${shown[name]}.${locale}.png`);
    }
  } finally {
    await workbench.close();
  }
}

/** In 256 colours, a third of the size. */
async function keep(page, name) {
  const whole = join(folder, name);
  const kept = join(root, 'docs', 'pictures', name);
  mkdirSync(join(root, 'docs', 'pictures'), { recursive: true });
  await page.screenshot({ path: whole, clip });
  run('pngquant', ['--force', '--strip', '--speed', '1', '--output', kept, '256', whole]);
  console.log(`${kept}   (${Math.ceil(statSync(kept).size / 1024)} KiB)`);
}
