// Runs extension tests (a module with `run()`) in the real workbench, as `code --extensionTestsPath` does.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { startBrowser } from './browser.mjs';
import { vscodeFolder } from './install.mjs';
import { remoteUri, startServer, workbenchUrl } from './server.mjs';

/**
 * Options: `extensionDevelopmentPath` (folders), `extensionTestsPath`, `inWorker` (the web worker extension host instead of the
 * Node one), `folder` | `workspace`, `userDataDir`, `extensionsDir`, `payload`, `timeout` in ms, `log(type, arguments)`.
 * Resolves with the exit code of the tests.
 */
export async function runExtensionTests(options) {
  let hostDied = false;
  const log = (type, args) => {
    if (typeof args[0] === 'string' && /\[ExtensionHost\].*received socket close event/.test(args[0])) hostDied = true;
    options.log(type, args);
  };
  const server = await startServer(options);
  let browser;
  let mounted;
  let passed = false;
  try {
    browser = await startBrowser();
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    const payload = [...(options.payload ?? [])];
    if (options.inWorker) {
      mounted = mountFolders(server, options.extensionDevelopmentPath);
      await addDevelopmentOptions(page, {
        extensions: mounted.folders.map((folder) => folder.uri),
        extensionTestsPath: mounted.at(options.extensionTestsPath),
      });
    } else {
      for (const path of options.extensionDevelopmentPath) payload.push(['extensionDevelopmentPath', remoteUri(server, path)]);
      payload.push(['extensionTestsPath', remoteUri(server, options.extensionTestsPath)]);
    }
    const result = testResult(page, server, log, options.timeout);
    await page.goto(workbenchUrl(server, { ...options, payload }));
    const code = await result.catch(async (error) => {
      const screenshot = join(server.folder, 'failure.png');
      await page.screenshot({ path: screenshot }).catch(() => {});
      throw new Error(`${error.message} (screenshot ${screenshot})`);
    });
    passed = code === 0 && !hostDied;
    // The web workbench says 0 when the extension host dies in the middle of a test.
    if (code === 0 && hostDied) log('error', ['The extension host died before the tests ended.']);
    return passed ? 0 : code || 71;
  } finally {
    await browser?.close().catch(() => {});
    mounted?.remove();
    await server.stop();
    if (passed) rmSync(server.folder, { recursive: true, force: true });
    else options.log('error', [`The logs of VS Code are in ${server.folder}`]);
  }
}

/** The workbench reports through two functions of the page, as in VS Code's own browser tests. */
function testResult(page, server, log, timeout) {
  const result = new Promise((ended, failed) => {
    page.exposeFunction('codeAutomationLog', log).catch(failed);
    page
      .exposeFunction('codeAutomationExit', (code, logs) => {
        for (const { relativePath, contents } of logs ?? []) {
          const file = join(server.folder, 'logs', relativePath);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, contents);
        }
        ended(code);
      })
      .catch(failed);
    page.on('crash', () => failed(new Error('The browser page crashed.')));
    page.on('close', () => failed(new Error('The browser page was closed.')));
    server.process.once('exit', (code) => failed(new Error(`The VS Code server ended with exit code ${code}.`)));
    setTimeout(() => failed(new Error(`No result after ${timeout} ms.`)), timeout).unref();
  });
  // It may fail before anybody waits for it.
  result.catch(() => {});
  return result;
}

/**
 * Lets the server itself serve folders over http, by links in the folder it serves its own scripts from: an extension under
 * vscode-remote: may not create workers, and another origin would have to loosen the content security policy.
 */
function mountFolders(server, paths) {
  const { commit } = JSON.parse(readFileSync(join(vscodeFolder, 'product.json'), 'utf8'));
  const name = `.mounted-${process.pid}`;
  const links = join(vscodeFolder, 'out', name);
  rmSync(links, { recursive: true, force: true });
  mkdirSync(links);
  const folders = paths.map((path, index) => {
    symlinkSync(resolve(path), join(links, String(index)));
    const uri = { scheme: 'http', authority: server.authority, path: `/stable-${commit}/static/out/${name}/${index}` };
    return { path: resolve(path), uri };
  });
  const at = (file) => {
    const folder = folders.find(({ path }) => resolve(file).startsWith(path + sep));
    if (!folder) throw new Error(`${file} lies in none of the extension folders`);
    const below = relative(folder.path, resolve(file)).split(sep).join('/');
    return { ...folder.uri, path: `${folder.uri.path}/${encodeURI(below)}` };
  };
  return { folders, at, remove: () => rmSync(links, { recursive: true, force: true }) };
}

/** The page's address has no key for this: it goes into the configuration that the server wrote into the page, before scripts run. */
function addDevelopmentOptions(page, developmentOptions) {
  return page.addInitScript((added) => {
    if (window !== window.top) return;
    const observer = new MutationObserver(() => {
      const meta = document.getElementById('vscode-workbench-web-configuration');
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.getAttribute('data-settings'));
      configuration.developmentOptions = { ...configuration.developmentOptions, ...added };
      meta.setAttribute('data-settings', JSON.stringify(configuration));
    });
    observer.observe(document, { childList: true, subtree: true });
  }, developmentOptions);
}
