// Markdown of the repository as a page of the site: the links lead to pages, the clauses get what their page has more than others.
import { slug } from 'github-slugger';
import MarkdownIt from 'markdown-it';
import anchors from 'markdown-it-anchor';
import { dressClause } from './clause.mjs';
import { highlighted } from './highlight.mjs';
import { leadsAside, rewriteLinks } from './links.mjs';
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

const rendered = new WeakMap();

/**
 * A page's Markdown as HTML, without its title. Each page is rendered once.
 * @returns {{ html: string, contents: { anchor: string, heading: string }[], sections: ReturnType<typeof sectionsOf>, files: string[],
 * problems: string[] }} `contents`: its headings of the second level; `files`: other files of the repository that it leads to;
 * `problems`: links that lead nowhere
 */
export function renderPage(site, entry) {
  if (!rendered.has(entry)) rendered.set(entry, render(site, entry));
  return rendered.get(entry);
}

function render(site, entry) {
  const env = {};
  const tokens = withoutPointers(site, entry, markdown.parse(entry.markdown, env));
  const { files, problems } = rewriteLinks(site, entry, tokens);
  for (const token of tokens.flatMap(({ children }) => children ?? []))
    if (token.type === 'text') token.content = wellSpaced(token.content, entry.language);
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
  const html = markdown.renderer.render(tokens, markdown.options, env);
  return { html, contents, sections: sectionsOf(tokens), files, problems };
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

/** The pages' policy allows no style attributes. */
function alignByClass(token) {
  const side = /text-align:(\w+)/.exec(token.attrGet('style') ?? '')?.[1];
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
  if (side) token.attrJoin('class', side);
}
