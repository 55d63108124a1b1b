import { linkTo, pageOf, twinOf } from '../catalogue.mjs';
import { elementAnchor } from '../markdown/clause.mjs';
import { renderPage } from '../markdown/render.mjs';
import { prose } from '../prose/site.mjs';
import { home } from './home.mjs';
import { fill, html, raw } from './html.mjs';
import { shell } from './shell.mjs';

/** The HTML of a page, by its kind. */
export function pageHtml(site, entry) {
  return shell(site, entry, bodies[entry.kind](site, entry));
}

const bodies = {
  home: (site, entry) => ({ main: home(site, entry) }),
  document: (site, entry) => {
    const { html: text, contents } = renderPage(site, entry);
    return { main: html`<h1>${entry.title}</h1>\n${raw(text)}`, contents };
  },
  clause: clausePage,
  clauses: clauseIndex,
  formats,
  search: (_site, { language, title }) => ({ main: searchPage(prose[language].search, title), scripts: searchScripts(language) }),
  notFound: (site, entry) => ({
    main: ['en', 'fr'].map((language) => {
      const { notFound, pages } = prose[language];
      const link = (id) => html`<a href="${linkTo(site, entry, pageOf(site, id, language).url)}">${notFound[id]}</a>`;
      const tag = raw(language === 'en' ? 'h1' : 'h2');
      return html`<section lang="${language}"><${tag}>${pages.notFound.title}</${tag}>
<p>${notFound.text}</p><p>${link('home')} · ${link('clauses')}</p></section>`;
    }),
  }),
};

function clausePage(site, entry) {
  const { language, clause } = entry;
  const words = prose[language];
  const { html: text, contents } = renderPage(site, entry);
  const theme = site.playbook.manifest.themes.find(({ id }) => id === clause.theme);
  const index = linkTo(site, entry, pageOf(site, 'clauses', language).url);
  const at = site.clauses.indexOf(clause);
  const beside = (other, label, rel) => {
    if (!other) return undefined;
    const page = pageOf(site, other.id, language);
    return html`<a class="${rel}" rel="${rel}" href="${linkTo(site, entry, page.url)}"><span>${label}</span> ${page.title}</a>`;
  };
  const main = html`<nav class="crumbs" aria-label="${words.breadcrumb}"><ol><li><a href="${index}">${words.sections.clauses}</a></li><li><a href="${index}#${theme.id}">${theme.title[language]}</a></li></ol></nav>
<h1>${entry.title}</h1>
${raw(text)}
<nav class="beside" aria-label="${words.previous}, ${words.next}">${beside(site.clauses[at - 1], words.previous, 'prev')}${beside(site.clauses[at + 1], words.next, 'next')}</nav>`;
  return { main, contents };
}

function clauseIndex(site, entry) {
  const { language } = entry;
  const words = prose[language];
  const { themes } = site.playbook.manifest;
  const introduction = fill(words.clauses.introduction, { count: site.clauses.length, themes: themes.length });
  const about = site.groups.overviews.map((id) => pageOf(site, id, language));
  const main = html`<h1>${entry.title}</h1>
<p>${introduction}</p>
<p>${words.clauses.about}${words.clauses.colon}</p>
<ul>${about.map((page) => html`<li><a href="${linkTo(site, entry, page.url)}">${page.title}</a></li>`)}</ul>
${themes.map(
  (theme) => html`<h2 id="${theme.id}">${theme.title[language]}</h2>
<ul class="clauses">${site.clauses.filter((clause) => clause.theme === theme.id).map((clause) => clauseItem(site, entry, clause))}</ul>`,
)}`;
  return { main, contents: themes.map((theme) => ({ anchor: theme.id, heading: theme.title[language] })) };
}

function clauseItem(site, entry, clause) {
  const { language } = entry;
  const words = prose[language].clauses;
  const page = pageOf(site, clause.id, language);
  const twin = twinOf(site, page);
  const href = linkTo(site, entry, page.url);
  const elements = clause.elements.map(
    (element) =>
      html`<li><a href="${href}#${elementAnchor(element)}">${element.title[language]}</a>${element.core && html` <strong>(${words.core})</strong>`}</li>`,
  );
  return html`<li id="${clause.id}"><h3><a href="${href}">${page.title}</a></h3>
<p class="names"><code>${clause.id}</code> <a href="${linkTo(site, entry, twin.url)}" lang="${twin.language}" hreflang="${twin.language}">${twin.title}</a></p>
<p>${page.description}</p>
<details><summary>${fill(words.elementCount, { count: elements.length })}<span class="unseen">${words.colon} ${page.title}</span></summary><ul>${elements}</ul></details></li>`;
}

/** Which guide tells of a file, by the schema it follows. */
const guideOf = {
  configuration: 'configuration',
  decisions: 'decisions',
  baseline: 'ci',
  'custom-playbook': 'playbooks',
  playbook: 'architecture',
  rfp: 'guide',
  agreement: 'guide',
  review: 'ci',
};

function formats(site, entry) {
  const words = prose[entry.language].formats;
  const rows = Object.entries(words.rows).map(([name, what]) => {
    const guide = pageOf(site, guideOf[name], entry.language) ?? pageOf(site, guideOf[name], 'en');
    const schema = linkTo(site, entry, `files/schemas/${name}.schema.json`);
    return html`<tr><td><a href="${schema}"><code>${name}.schema.json</code></a></td><td>${what}</td><td><a href="${linkTo(site, entry, guide.url)}" hreflang="${guide.language}" lang="${guide.language}">${guide.title}</a></td></tr>`;
  });
  const main = html`<h1>${entry.title}</h1>
<p>${words.introduction}</p>
<div class="scroll"><table><thead><tr><th>${words.file}</th><th>${words.what}</th><th>${words.guide}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  return { main };
}

function searchPage(words, title) {
  return html`<h1>${title}</h1>
<form class="find" role="search" aria-label="${title}"><input type="search" name="q" aria-label="${words.label}" placeholder="${words.placeholder}" autocomplete="off"></form>
<p class="state" role="status" data-none="${words.none}" data-one="${words.one}" data-many="${words.many}" data-begin="${words.begin}" data-failed="${words.failed}"></p>
<noscript><p>${words.noScript}</p></noscript>
<ol class="results"></ol>`;
}

const searchScripts = (language) => [language === 'en' ? 'search-index.js' : `${language}/search-index.js`, 'assets/search.js'];
