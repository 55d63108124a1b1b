// Where the links of the repository's Markdown lead on the site.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { root } from '../../scripts/paths.mjs';
import { linkTo, pageOf, pageOfSource, twinOf } from '../catalogue.mjs';

/**
 * Leads the links of a page's tokens, in place, to pages, pictures and files of the site.
 * @returns {{ files: string[], problems: string[] }} other files of the repository that it leads to; what leads nowhere, with its line
 */
export function rewriteLinks(site, entry, tokens) {
  const files = [];
  const problems = [];
  for (const { children, map } of tokens) {
    if (!children) continue;
    nameLinks(site, entry, children);
    for (const token of children) {
      const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined;
      if (!name) continue;
      const place = `${entry.source}:${(entry.line ?? 0) + (map?.[0] ?? 0) + 1}`;
      const said = (what) => problems.push(`${place}: ${what}`);
      rewrite(site, entry, token, name, { said, took: (file) => files.push(file) });
    }
  }
  return { files, problems };
}

function rewrite(site, entry, token, name, { said, took }) {
  const link = token.attrGet(name);
  if (name === 'src') token.attrSet('loading', 'lazy');
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) {
    if (name === 'src') said(`the picture ${link} is not in the repository: put it into docs/pictures.`);
    return token.attrSet('rel', 'noreferrer');
  }
  const [path, anchor] = decoded(link).split('#');
  const source = path ? posix.join(posix.dirname(entry.source), path) : entry.source;
  if (source.startsWith('..') || !existsSync(join(root, source)))
    return said(`the link to ${decoded(link)} leads to no file of the repository.`);
  const target = targetOf(site, entry, source, anchor);
  if (target.file) took(target.file);
  token.attrSet(name, target.link);
}

function targetOf(site, entry, source, anchor) {
  const hash = anchor ? `#${anchor}` : '';
  const twin = twinOf(site, entry);
  // A file of both languages: what is no heading of this part is one of the other.
  if (anchor && source === entry.source && twin?.source === source && !slugs(entry).has(anchor))
    return { link: linkTo(site, entry, twin.url) };
  const page = pageOfSource(site, source, entry.language);
  if (page === entry) return { link: hash };
  if (page) return { link: linkTo(site, entry, page.url) + hash };
  if (source.startsWith('docs/pictures/')) return { link: linkTo(site, entry, source.slice('docs/'.length)) };
  return { link: linkTo(site, entry, `files/${source}`), file: source };
}

/** Whether all links of a paragraph lead to the page in the other language, to the page itself or to the list of clauses. */
export function leadsAside(site, entry, { children }) {
  const aside = [entry, twinOf(site, entry), pageOf(site, 'clauses', entry.language)];
  return children
    .filter(({ type }) => type === 'link_open')
    .every((token) => aside.includes(pageAt(site, entry, token.attrGet('href'))));
}

/** A link that is called by its file, as `[docs/ci.md](docs/ci.md)`, is called by the page's title here. */
function nameLinks(site, entry, children) {
  children.forEach((token, at) => {
    const text = children[at + 1];
    if (token.type !== 'link_open' || text?.type !== 'text' || !text.content.endsWith('.md')) return;
    if (!token.attrGet('href').endsWith(text.content)) return;
    text.content = pageAt(site, entry, token.attrGet('href'))?.title ?? text.content;
  });
}

function pageAt(site, entry, link) {
  const path = decoded(link).split('#')[0];
  return pageOfSource(site, path ? posix.join(posix.dirname(entry.source), path) : entry.source, entry.language);
}

function slugs({ markdown }) {
  const slugger = new GithubSlugger();
  return new Set([...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slugger.slug(heading)));
}

/** A link whose escapes are none is taken as it stands. */
function decoded(link) {
  try {
    return decodeURI(link);
  } catch {
    return link;
  }
}
