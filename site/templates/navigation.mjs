import { linkTo, pageOf } from '../catalogue.mjs';
import { prose } from '../prose/site.mjs';
import { html } from './html.mjs';

/** The navigation, the same in both languages; a page that is not in this one is linked to in the other, and says so. */
export function navigation(site, entry) {
  const { language } = entry;
  const words = prose[language];
  const item = (id, name) => navigationItem(site, entry, id, name);
  const group = (title, items) => html`<section><h2>${title}</h2><ul>${items}</ul></section>`;
  return html`<nav id="pages" class="pages" aria-label="${words.navigation}">
${group(words.sections.start, [item('home', words.home), item('guide')])}
${group(
  words.sections.guides,
  site.groups.guides.filter((id) => id !== 'guide').map((id) => item(id)),
)}
<section><h2>${words.sections.clauses}</h2><ul>${item('clauses', words.allClauses)}</ul>
${site.playbook.manifest.themes.map((theme) => themeGroup(site, entry, theme))}</section>
${group(
  words.sections.trust,
  [...site.groups.overviews, 'security'].map((id) => item(id, words.overviewNames[id])),
)}
${group(
  words.sections.reference,
  ['formats', 'changelog', 'contributing', 'architecture'].map((id) => item(id)),
)}
</nav>`;
}

function themeGroup(site, entry, theme) {
  const members = site.clauses.filter((clause) => clause.theme === theme.id);
  if (members.length === 0) return undefined;
  const open = entry.clause?.theme === theme.id ? ' open' : '';
  return html`<details${open}><summary><span>${theme.title[entry.language]}</span></summary>
<ul>${members.map(({ id }) => navigationItem(site, entry, id))}</ul></details>`;
}

function navigationItem(site, entry, id, name) {
  const own = pageOf(site, id, entry.language);
  const page = own ?? site.entries.find((candidate) => candidate.id === id);
  const current = page === entry ? html` aria-current="page"` : undefined;
  const href = linkTo(site, entry, page.url);
  const label = name ?? page.title;
  if (own) return html`<li><a href="${href}"${current}>${label}</a></li>`;
  const language = page.language;
  return html`<li><a href="${href}" hreflang="${language}"><span><span lang="${language}">${label}</span> (${prose[entry.language].inOther})</span></a></li>`;
}
