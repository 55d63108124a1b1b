// Markdown of the repository as a page of the site: the links lead to pages, the clauses get what their page has more than others.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import GithubSlugger, { slug } from 'github-slugger';
import MarkdownIt from 'markdown-it';
import anchors from 'markdown-it-anchor';
import { root } from '../../scripts/paths.mjs';
import { linkTo, pageOf, pageOfSource, twinOf } from '../catalogue.mjs';
import { dressClause } from './clause.mjs';
import { highlighted } from './highlight.mjs';
import { isPointer, sectionsOf, wellSpaced, wordsOf } from './text.mjs';

const markdown = new MarkdownIt({ html: false, highlight: (code, info) => highlighted(code, info) ?? '' }).use(anchors, {
  // The anchors of GitHub, so that a link holds there and here.
  slugify: slug,
  getTokensText: (tokens) => tokens.map(({ content }) => content).join(''),
  uniqueSlugStartIndex: 1,
});
const { rules } = markdown.renderer;
rules.table_open = () => '<div class="scroll"><table>\n';
rules.table_close = () => '</table></div>\n';

rules.code_block = (tokens, at) => {
  const { content } = tokens[at];
  return `<pre><code>${highlighted(content, '') ?? markdown.utils.escapeHtml(content)}</code></pre>\n`;
};

/**
 * A page's Markdown as HTML, without its title.
 * @returns {{ html: string, contents: { anchor: string, heading: string }[], sections: ReturnType<typeof sectionsOf>, files: string[] }}
 * `contents`: its headings of the second level; `files`: other files of the repository that it leads to
 */
export function renderPage(site, entry) {
  const env = {};
  const tokens = withoutPointers(site, entry, markdown.parse(entry.markdown, env));
  const files = [];
  for (const token of tokens.flatMap(({ children }) => namedLinks(site, entry, children ?? []))) {
    rewriteLink(site, entry, token, files);
    if (token.type === 'text') token.content = wellSpaced(token.content, entry.language);
  }
  tokens.forEach((token, at) => {
    if (/^t[hd]_open$/.test(token.type)) alignByClass(token);
    // A head without a word heads nothing.
    if (token.type === 'th_open' && !tokens[at + 1].content) for (const part of [token, tokens[at + 2]]) part.tag = 'td';
  });
  if (entry.kind === 'clause') dressClause(tokens, entry);
  const contents = tokens.flatMap((token, at) =>
    token.type === 'heading_open' && token.tag === 'h2'
      ? [{ anchor: token.attrGet('id'), heading: wordsOf(tokens[at + 1]) }]
      : [],
  );
  return { html: markdown.renderer.render(tokens, markdown.options, env), contents, sections: sectionsOf(tokens), files };
}

/** Without the title, which the page shows itself, and without links to the other language and the index, which every page has. */
function withoutPointers(site, entry, tokens) {
  const title = tokens.findIndex(({ type, tag }) => type === 'heading_close' && tag === 'h1');
  const body = tokens.slice(title + 1);
  const second = body.findIndex(({ type }) => type === 'heading_open');
  const isPointerAt = (at) => body[at]?.level === 1 && isPointer(body[at]) && leadsAside(site, entry, body[at]);
  const near = (at) => at < (second < 0 ? body.length : second);
  return body.filter((_token, at) => !(near(at) && [at - 1, at, at + 1].some((place) => near(place) && isPointerAt(place))));
}

/** Whether all links of a paragraph lead to the page in the other language, to the page itself or to the list of clauses. */
function leadsAside(site, entry, { children }) {
  const links = children
    .filter(({ type }) => type === 'link_open')
    .map((token) => decodeURI(token.attrGet('href')).split('#')[0]);
  const aside = [entry, twinOf(site, entry), pageOf(site, 'clauses', entry.language)];
  const page = (path) => pageOfSource(site, path ? posix.join(posix.dirname(entry.source), path) : entry.source, entry.language);
  return links.every((path) => aside.includes(page(path)));
}

/** A link that is called by its file, as `[docs/ci.md](docs/ci.md)`, is called by the page's title here. */
function namedLinks(site, entry, children) {
  children.forEach((token, at) => {
    const text = children[at + 1];
    if (token.type !== 'link_open' || text?.type !== 'text' || !text.content.endsWith('.md')) return;
    const page = pageOfSource(site, posix.join(posix.dirname(entry.source), token.attrGet('href')), entry.language);
    if (page && token.attrGet('href').endsWith(text.content)) text.content = page.title;
  });
  return children;
}

function rewriteLink(site, entry, token, files) {
  const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined;
  if (!name) return;
  const link = token.attrGet(name);
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) token.attrSet('rel', 'noreferrer');
  else token.attrSet(name, target(site, entry, decodeURI(link), files));
  if (token.type === 'image') token.attrSet('loading', 'lazy');
}

/** Where a link of a file leads on the site. Throws when it leads nowhere. */
function target(site, entry, link, files) {
  const [path, anchor] = link.split('#');
  const hash = anchor ? `#${anchor}` : '';
  const source = path ? posix.join(posix.dirname(entry.source), path) : entry.source;
  if (!existsSync(join(root, source))) throw new Error(`${entry.source} links to ${link}, which is not there.`);
  if (source === entry.source && twinOf(site, entry)?.source === source && anchor && !slugs(entry).has(anchor))
    return linkTo(site, entry, twinOf(site, entry).url);
  const page = pageOfSource(site, source, entry.language);
  if (page === entry) return hash;
  if (page) return linkTo(site, entry, page.url) + hash;
  if (source.startsWith('docs/pictures/')) return linkTo(site, entry, source.slice('docs/'.length));
  files.push(source);
  return linkTo(site, entry, `files/${source}`);
}

function slugs({ markdown: text }) {
  const slugger = new GithubSlugger();
  return new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slugger.slug(heading)));
}

/** The pages' policy allows no style attributes. */
function alignByClass(token) {
  const side = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1];
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
  if (side) token.attrJoin('class', side);
}
