// Which pages the site has, in which language, from which file of the repository, and how they lie to one another.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../scripts/paths.mjs';
import { readPlaybookSource } from '../scripts/playbook-source.mjs';
import { firstWords, partsOf, titleOf, wellSpaced } from './markdown/text.mjs';
import { prose } from './prose/site.mjs';
import { SourceError } from './sourceError.mjs';

export const languages = ['en', 'fr'];

/**
 * A page. `url` is relative to the site, as `fr/ci.html`; `source` to the repository. Pages with one `id` are the same page in both
 * languages.
 * @typedef {object} Entry
 * @property {string} id
 * @property {'home' | 'document' | 'clause' | 'clauses' | 'formats' | 'search' | 'notFound'} kind
 * @property {'en' | 'fr'} language
 * @property {string} url
 * @property {string} title
 * @property {string} description
 * @property {string} [source]
 * @property {string} [markdown]
 * @property {number} [line] of the source where the Markdown begins, from 0
 */

/** Guides in the order of the navigation; one that is not named here comes after them. */
const guideOrder = ['configuration', 'playbooks', 'decisions', 'ci'];
/** Pages about the whole of the clauses, which lie among theirs. */
const overviews = ['accuracy', 'seeds', 'jurisdictions'];

/** Every page, found by reading the repository: a new guide or clause needs no entry anywhere. */
export function readCatalogue({ base = '/', origin } = {}) {
  const playbook = spacedThemes(readPlaybookSource());
  const clauses = playbook.manifest.themes.flatMap(({ id }) => playbook.clauses.filter(({ theme }) => theme === id));
  const guides = guideNames();
  const project = [
    document('security', { en: 'SECURITY.md', fr: 'docs/SECURITY.fr.md' }),
    document('changelog', { en: 'CHANGELOG.md' }),
    document('contributing', { en: 'CONTRIBUTING.md' }),
    document('architecture', { en: 'ARCHITECTURE.md' }),
  ];
  const entries = [
    ...own('home', 'index.html'),
    ...readme(),
    ...guides.flatMap((name) => document(name, pair(`docs/${name}`))),
    ...own('clauses', 'clauses/index.html'),
    ...clauses.flatMap((clause) => clauseEntries(clause)),
    ...overviews.flatMap((name) => document(name, pair(`docs/clauses/${name}`), `clauses/${name}`)),
    ...own('formats', 'formats.html'),
    ...project.flat(),
    ...own('search', 'search.html'),
    ...own('notFound', '404.html').filter(({ language }) => language === 'en'),
  ];
  return { base, origin, playbook, clauses, entries, groups: { guides: ['guide', ...guides], overviews, project } };
}

/** The page of an id in a language, else undefined. */
export const pageOf = (site, id, language) => site.entries.find((entry) => entry.id === id && entry.language === language);

/** The same page in the other language, else undefined. */
export const twinOf = (site, entry) => pageOf(site, entry.id, entry.language === 'en' ? 'fr' : 'en');

/** A link from a page to an address of the site. The page for addresses that do not exist is shown at any of them. */
export function linkTo(site, entry, url) {
  return entry.kind === 'notFound' ? site.base + url : posix.relative(posix.dirname(entry.url), url);
}

/** The page that shows a file of the repository, preferably in a language. */
export function pageOfSource(site, source, language) {
  const index = /^docs\/clauses\/README(\.fr)?\.md$/.exec(source);
  if (index) return pageOf(site, 'clauses', index[1] ? 'fr' : 'en');
  const found = site.entries.filter((entry) => entry.source === source);
  return found.find((entry) => entry.language === language) ?? found[0];
}

const urlOf = (name, language) => (language === 'en' ? name : `${language}/${name}`);
const read = (source) => readFileSync(join(root, source), 'utf8');
const pair = (name) => ({ en: `${name}.md`, fr: `${name}.fr.md` });

/** Pages that the site makes itself. */
function own(kind, url) {
  return languages.map((language) => {
    const { title, description } = prose[language].pages[kind];
    return { id: kind, kind, language, url: urlOf(url, language), title, description };
  });
}

function document(id, sources, url = id) {
  return Object.entries(sources).map(([language, source]) => documentEntry(id, language, source, read(source), url));
}

function documentEntry(id, language, source, markdown, url) {
  const title = wellSpaced(titleOf(markdown) ?? '', language);
  if (!title) throw new SourceError(`${source} has no title: begin it with a line such as “# ${id}”.`);
  const description = wellSpaced(firstWords(markdown), language);
  return { id, kind: 'document', language, url: urlOf(`${url}.html`, language), title, description, source, markdown };
}

/** The README has both languages, one after the other: a page each. */
function readme() {
  const parts = partsOf(read('README.md'));
  if (parts.length !== 2) throw new SourceError('README.md has to have two titles (“# …”), the second one in French.');
  return languages.map((language, at) => ({
    ...documentEntry('guide', language, 'README.md', parts[at].text.replace(/\n---\s*$/, '\n'), 'guide'),
    line: parts[at].line,
    title: prose[language].guide,
  }));
}

function clauseEntries(clause) {
  return languages.map((language) => {
    const source = pair(`docs/clauses/${clause.id}`)[language];
    const entry = documentEntry(clause.id, language, source, read(source), `clauses/${clause.id}`);
    return {
      ...entry,
      kind: 'clause',
      clause,
      description: wellSpaced(oneLine(clause.ask?.[language] ?? clause.why[language]), language),
    };
  });
}

function guideNames() {
  const names = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !name.startsWith('SECURITY'))
    .map((name) => name.replace(/(\.fr)?\.md$/, ''));
  const rank = (name) => (guideOrder.indexOf(name) + guideOrder.length + 1) % (guideOrder.length + 1);
  return [...new Set(names)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function spacedThemes(playbook) {
  const themes = playbook.manifest.themes.map(({ id, title }) => ({ id, title: { ...title, fr: wellSpaced(title.fr, 'fr') } }));
  return { ...playbook, manifest: { ...playbook.manifest, themes } };
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
