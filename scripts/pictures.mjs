// `npm run pictures [-- WORD…]`: plays the scenes of test/vscode/ui/scenes.mjs in the real workbench and leaves a picture of each in
// out/pictures/, in every theme and language. Words choose: a theme (light, dark, contrast), a language (en, fr), a scene.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installHost } from '../test/vscode/host/install.mjs';
import { scenesOf } from '../test/vscode/ui/scenes.mjs';
import { startWorkbench } from '../test/vscode/ui/workbench.mjs';
import { out, root } from './paths.mjs';
import { installDependencies } from './setup.mjs';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };
const locales = ['en', 'fr'];
const folder = join(out, 'pictures');

const asked = process.argv.slice(2);
const chosen = (names) => (names.some((name) => asked.includes(name)) ? names.filter((name) => asked.includes(name)) : names);
const scenesAsked = asked.filter((word) => !(word in themes) && !locales.includes(word));

installDependencies();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();
installHost();
mkdirSync(folder, { recursive: true });
for (const theme of chosen(Object.keys(themes))) for (const locale of chosen(locales)) await takeAll(theme, locale);

/** All the scenes asked for, in one workbench; one that fails leaves a picture of where it stopped, and the next is tried. */
async function takeAll(theme, locale) {
  const settings = { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on', 'workbench.colorTheme': themes[theme] };
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
    }
  } finally {
    await workbench.close();
  }
}
