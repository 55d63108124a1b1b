// What a Markdown text says in plain words: its title, its first paragraph, its sections for the search.
import MarkdownIt from 'markdown-it';

const plain = new MarkdownIt('commonmark').enable('table');
/** Longest description, in characters: what a search engine shows. */
const longest = 160;

/** The words of an inline token, without its marks. */
export function wordsOf(inline) {
  return (inline.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : type === 'image' ? '' : content))
    .join('');
}

/** A text whose punctuation does not begin a line: French sets a space before some of it. */
export function wellSpaced(text, language) {
  return language === 'fr' ? text.replace(/ (?=[:;?!»%](?![\p{L}\p{N}]))|(?<=«) /gu, '\u00a0') : text;
}

/** The first heading of the first level, else undefined. */
export function titleOf(markdown) {
  const tokens = plain.parse(markdown, {});
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  return at < 0 ? undefined : wordsOf(tokens[at + 1]);
}

/** A text cut before each heading of the first level, and the line of each part, from 0. */
export function partsOf(markdown) {
  const titles = plain.parse(markdown, {}).filter(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  const lines = markdown.split('\n');
  return titles.map(({ map }, at) => ({ line: map[0], text: lines.slice(map[0], titles[at + 1]?.map[0]).join('\n') }));
}

/** The beginning of the first paragraph that is more than links, for a description. */
export function firstWords(markdown) {
  const tokens = plain.parse(markdown, {});
  const paragraphs = tokens.filter(({ type }, at) => type === 'inline' && tokens[at - 1].type === 'paragraph_open');
  return shortened(paragraphs.filter((paragraph) => !isPointer(paragraph)).map(wordsOf)[0] ?? '');
}

/** Whether a paragraph only leads to other pages, as `[All clauses](README.md) · [Français](x.fr.md)`. */
export function isPointer({ children }) {
  let inLink = 0;
  let links = 0;
  for (const { type, content } of children ?? []) {
    if (type === 'link_open') links += 1;
    if (type === 'link_open') inLink += 1;
    else if (type === 'link_close') inLink -= 1;
    else if (!inLink && (type === 'image' || /[^\s·]/.test(content))) return false;
  }
  return links > 0;
}

function shortened(text) {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\s,;:.]+\S*$/, '')}…`;
}

/**
 * The sections of a page, for the search: where each begins and what it says.
 * @returns {{ anchor: string, heading: string, text: string }[]} the first has no heading
 */
export function sectionsOf(tokens) {
  const sections = [{ anchor: '', heading: '', text: [] }];
  tokens.forEach((token, at) => {
    if (token.type === 'inline') {
      if (tokens[at - 1].type !== 'heading_open') sections.at(-1).text.push(wordsOf(token));
      else if (tokens[at - 1].tag !== 'h1')
        sections.push({ anchor: tokens[at - 1].attrGet('id') ?? '', heading: wordsOf(token), text: [] });
    } else if (token.type === 'fence' || token.type === 'code_block') sections.at(-1).text.push(token.content);
  });
  return sections.map(({ text, ...section }) => ({ ...section, text: text.join(' ').replace(/\s+/g, ' ').trim() }));
}
