// What the page of a clause has on the site: an anchor for each element, wordings to copy, and a colour for each kind of example.
import { join } from 'node:path';
import { importSource } from '../../scripts/import-source.mjs';
import { root } from '../../scripts/paths.mjs';
import { SourceError } from '../sourceError.mjs';
import { wordsOf } from './text.mjs';

const { pageProse } = await importSource(`export { pageProse } from './prose/pages';`, join(root, 'server/src/reports'));

/** Anchor of an element on its clause's page. */
export const elementAnchor = (element) => `element-${element.id}`;

/** Adds to the tokens of a clause's page, in place. */
export function dressClause(tokens, { clause, language, source }) {
  const words = pageProse[language];
  const statuses = Object.fromEntries(Object.entries(words.examples).map(([status, heading]) => [heading, status]));
  const wordings = Object.values(words.wording);
  tokens.find(({ type }) => type === 'bullet_list_open')?.attrJoin('class', 'facts');
  let heading = '';
  tokens.forEach((token, at) => {
    if (token.type === 'heading_open' && token.tag === 'h2') {
      heading = wordsOf(tokens[at + 1]);
      if (statuses[heading]) token.attrJoin('class', `status ${statuses[heading]}`);
    }
    if (token.type !== 'blockquote_open' || token.level > 0) return;
    if (wordings.includes(heading)) token.attrJoin('class', 'wording');
    if (statuses[heading]) token.attrJoin('class', `example ${statuses[heading]}`);
  });
  nameElements(tokens, clause, words.mustSay, source);
}

/** The rows of the table stand in the order of the clause's elements. */
function nameElements(tokens, clause, title, source) {
  const from = tokens.findIndex(
    (token, at) => token.type === 'inline' && tokens[at - 1].tag === 'h2' && wordsOf(token) === title,
  );
  const body = tokens.findIndex(({ type }, at) => at > from && type === 'tbody_open');
  const end = tokens.findIndex(({ type }, at) => at > body && type === 'tbody_close');
  const rows = from < 0 || body < 0 ? [] : tokens.slice(body, end).filter(({ type }) => type === 'tr_open');
  if (rows.length !== clause.elements.length)
    throw new SourceError(`${source} lists ${rows.length} elements of ${clause.elements.length}: run “npm run generate”.`);
  rows.forEach((row, at) => {
    row.attrSet('id', elementAnchor(clause.elements[at]));
  });
}
