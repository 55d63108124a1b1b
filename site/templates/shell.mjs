import { linkTo, pageOf, twinOf } from '../catalogue.mjs';
import { prose } from '../prose/site.mjs';
import { html } from './html.mjs';
import { navigation } from './navigation.mjs';

/** Nothing from elsewhere, nothing in line: a page that was tampered with cannot ask for anything either. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";

/**
 * A whole page around its content.
 * @param {object} parts
 * @param {unknown} parts.main markup of the content, with its one `h1`
 * @param {{ anchor: string, heading: string }[]} [parts.contents] headings listed beside it
 * @param {string[]} [parts.scripts] further scripts, by name in `assets`
 */
export function shell(site, entry, { main, contents = [], scripts = [] }) {
  const words = prose[entry.language];
  const to = (url) => linkTo(site, entry, url);
  return `<!doctype html>\n${html`<html lang="${entry.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${entry.kind === 'home' ? words.name : `${entry.title} · ${words.name}`}</title>
<meta name="description" content="${entry.description}">
<meta name="color-scheme" content="light dark">
${alternates(site, entry)}
<link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml">
${['base', 'frame', 'text', 'code', 'clauses', 'home'].map((name) => html`<link rel="stylesheet" href="${to(`assets/${name}.css`)}">`)}
<link rel="stylesheet" href="${to('assets/print.css')}" media="print">
<script src="${to('assets/theme.js')}"></script>
<script src="${to('assets/site.js')}" defer></script>
${scripts.map((name) => html`<script src="${to(name)}" defer></script>`)}
</head>
<body class="page-${entry.kind}">
<a class="skip" href="#content">${words.skip}</a>
${banner(site, entry)}
<div class="frame">
${navigation(site, entry)}
<main id="content" tabindex="-1">
${main}
</main>
${contents.length > 2 && contentsList(words, contents)}
</div>
<footer><p>${words.footer}</p></footer>
</body>
</html>`}\n`;
}

function banner(site, entry) {
  const words = prose[entry.language];
  const to = (id) => linkTo(site, entry, pageOf(site, id, entry.language).url);
  return html`<header class="banner">
<a class="name" href="${to('home')}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M14.25 2.75H6A1.75 1.75 0 0 0 4.25 4.5v15A1.75 1.75 0 0 0 6 21.25h12a1.75 1.75 0 0 0 1.75-1.75V8.25z"/><path d="M14.25 2.75v5.5h5.5"/><path d="m7.5 12 1.25 1.25L11 11M13.5 12.25h3M7.5 17l1.25 1.25L11 16M13.5 17.25h3"/></svg>${words.name}</a>
<button type="button" class="menu" aria-expanded="false" aria-controls="pages" hidden>${words.menu}</button>
<form role="search" action="${to('search')}"><input type="search" name="q" aria-label="${words.search.label}" placeholder="${words.search.label}" autocomplete="off"></form>
<label class="colours" hidden><span class="unseen">${words.theme.label}</span><select>${['system', 'light', 'dark'].map(
    (name) => html`<option value="${name}">${words.theme[name]}</option>`,
  )}</select></label>
${languageSwitch(site, entry)}
</header>`;
}

function languageSwitch(site, entry) {
  const words = prose[entry.language];
  const other = entry.language === 'en' ? 'fr' : 'en';
  // The page for unknown addresses is one in both languages.
  const twin = entry.kind === 'notFound' ? pageOf(site, 'home', other) : twinOf(site, entry);
  if (!twin) return html`<span class="language">${words.noTwin}</span>`;
  return html`<a class="language" href="${linkTo(site, entry, twin.url)}" hreflang="${other}" lang="${other}" rel="alternate">${words.other}</a>`;
}

/** Where the site will stand, if that was said: search engines want whole addresses. */
function alternates(site, entry) {
  if (!site.origin || entry.kind === 'notFound') return undefined;
  const address = ({ url }) => site.origin + site.base + url.replace(/(^|\/)index\.html$/, '$1');
  const both = [entry, twinOf(site, entry)].filter(Boolean);
  return [
    html`<link rel="canonical" href="${address(entry)}">`,
    ...both.map((page) => html`<link rel="alternate" hreflang="${page.language}" href="${address(page)}">`),
  ];
}

function contentsList(words, contents) {
  return html`<aside class="contents"><details><summary>${words.contents}</summary><nav aria-label="${words.contents}"><ul>${contents.map(
    ({ anchor, heading }) => html`<li><a href="#${anchor}">${heading}</a></li>`,
  )}</ul></nav></details></aside>`;
}
