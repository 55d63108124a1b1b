// Writes docs/clauses/*.md from the playbook; test/unit/pages fails when they are stale.
//     node scripts/generate-pages.mjs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSource } from './import-source.mjs';
import { root } from './paths.mjs';
import { readPlaybookSource } from './playbook-source.mjs';
import { esbuildVirtualModules } from './virtual-modules.mjs';

const reports = join(root, 'server', 'src', 'reports');
const { pageFiles } = await importSource(`export * from './clausePages';`, reports, [esbuildVirtualModules()]);

const folder = join(root, 'docs', 'clauses');
const files = pageFiles(readPlaybookSource());
mkdirSync(folder, { recursive: true });
// A clause that is gone has no page.
for (const name of readdirSync(folder)) if (name.endsWith('.md') && !(name in files)) rmSync(join(folder, name));
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
