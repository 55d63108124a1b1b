import { linkTo, pageOf } from '../catalogue.mjs';
import { homeProse } from '../prose/home.mjs';
import { prose } from '../prose/site.mjs';
import { fill, html } from './html.mjs';

/** The content of the first page. */
export function home(site, entry) {
  const { language } = entry;
  const words = homeProse[language];
  const count = site.clauses.length;
  const to = (id) => linkTo(site, entry, pageOf(site, id, language).url);
  const link = ({ page, label }) => html`<a href="${to(page)}">${label}</a>`;
  const picture = linkTo(site, entry, `pictures/${words.picture.file}`);
  return html`<section class="hero">
<div><p class="brand">${prose[language].name}</p>
<h1>${words.lead}</h1>
<p>${words.text}</p>
<p class="where">${words.where}</p>
<p class="actions"><a class="action first" href="${to('guide')}">${words.start}</a> <a class="action" href="${to('clauses')}">${fill(words.browse, { count })}</a></p></div>
<a class="picture" href="${picture}"><img src="${picture}" alt="${words.picture.alt}" width="1280" height="778"></a>
</section>
<ul class="promises">${words.promises.map(
    ([title, text, where]) => html`<li><strong>${title}.</strong> ${text} ${link(where)}</li>`,
  )}</ul>
<h2>${words.audiencesTitle}</h2>
<ul class="cards">${words.audiences.map(
    ({ name, text, links }) =>
      html`<li><h3>${name}</h3><p>${text}</p><ul>${links.map((one) => html`<li>${link(one)}</li>`)}</ul></li>`,
  )}</ul>
<h2>${words.answersTitle}</h2>
<dl class="answers">${words.answers.map(
    ([status, name, text]) => html`<div><dt class="status ${status}">${name}</dt><dd>${text}</dd></div>`,
  )}</dl>
<h2>${words.themesTitle}</h2>
<ul class="themes">${site.playbook.manifest.themes.map((theme) => {
    const number = site.clauses.filter((clause) => clause.theme === theme.id).length;
    const clauses = number === 1 ? words.themeCount.one : fill(words.themeCount.many, { count: number });
    return html`<li><a href="${to('clauses')}#${theme.id}">${theme.title[language]}</a> <span>${clauses}</span></li>`;
  })}</ul>`;
}
