// Varied contract text of any size, for measuring: grammatical enough to be read as clauses, and the same for the same seed.
import { createRandom } from './random.mjs';
import { capitalised, createSentences } from './sentences.mjs';
import { adjectives, headings, nouns, objects } from './vocabulary.mjs';

/** A Markdown agreement of at least `size` bytes of UTF-8, ending with a whole block. */
export function markdownContract(size, seed = 1) {
  const random = createRandom(seed);
  const sentences = createSentences(random);
  const { name } = sentences;
  const title = `${name()} Master Services Agreement`;
  const pieces = collector(
    `---\ntitle: ${title}\nversion: ${random.whole(1, 9)}.${random.whole(0, 9)}\nlang: en\njurisdiction: Ontario\n---\n\n` +
      `# ${title}\n\nThis Agreement is made between the City of ${name()} (the “City”) and ${name()} Ltd (the “Vendor”).\n\n`,
  );
  const block = blockWriter(random, sentences);
  for (let section = 1; pieces.bytes < size; section++) {
    pieces.add(`## ${section}. ${random.pick(headings)}\n\n`);
    for (let left = random.whole(3, 8), item = 1; left > 0 && pieces.bytes < size; left--, item++) {
      if (random.chance(0.35))
        pieces.add(`### ${section}.${item} ${capitalised(random.pick(adjectives))} ${random.pick(nouns)} of ${name()}\n\n`);
      pieces.add(block(`${section}.${item}`));
    }
  }
  return pieces.text();
}

/** A block of contract Markdown, blank line included: prose mostly, all of GFM's other blocks now and then. */
function blockWriter(random, { name, sentence, paragraph }) {
  const { chance, pick, whole } = random;
  let labels = 0;

  const list = (indent = 0, depth = 0) => {
    const ordered = chance(0.6);
    let text = '';
    for (let item = 1, last = whole(2, 6); item <= last; item++) {
      const mark = ordered ? `${item}. ` : '- ';
      text += `${' '.repeat(indent)}${mark}${sentence()}\n`;
      if (depth < 2 && chance(0.25)) text += list(indent + mark.length, depth + 1);
      if (chance(0.1)) text += `\n${' '.repeat(indent + mark.length)}${sentence()}\n\n`;
    }
    return text;
  };
  const table = () => {
    const columns = whole(3, 5);
    const row = (cell) => `| ${Array.from({ length: columns }, cell).join(' | ')} |\n`;
    const cell = () => (chance(0.4) ? String(whole(1, 9999)) : chance(0.5) ? pick(objects) : name());
    return (
      row(() => capitalised(pick(nouns))) + row(() => '---') + Array.from({ length: whole(3, 10) }, () => row(cell)).join('')
    );
  };
  const withLink = () => {
    const label = `ref${++labels}`;
    return `See [the ${pick(nouns)} schedule][${label}] for details. ${sentence()}\n\n[${label}]: https://example.com/${name()} "${name()}"\n`;
  };
  const withNote = () => {
    const label = `n${++labels}`;
    return `${sentence()}[^${label}]\n\n[^${label}]: ${sentence()}\n`;
  };

  return (number) => {
    const draw = random.next();
    if (draw < 0.5) return `${chance(0.5) ? `**${number}** ` : ''}${paragraph()}\n\n`;
    if (draw < 0.75) return `${list().trimEnd()}\n\n`;
    if (draw < 0.85) return `${table()}\n`;
    if (draw < 0.9) return `> ${paragraph(3).replace(/\n/g, '\n> ')}\n\n`;
    if (draw < 0.93) return `\`\`\`text\n${paragraph(2)}\n\`\`\`\n\n`;
    if (draw < 0.95) return `${withLink()}\n`;
    if (draw < 0.96) return `<!-- drafting note: ${pick(nouns)} ${name()} -->\n\n`;
    return draw < 0.98 ? `${withNote()}\n` : `---\n\n${paragraph()}\n\n`;
  };
}

/** A YAML agreement of at least `size` bytes of UTF-8, its clauses a list of maps. */
export function yamlContract(size, seed = 1) {
  const random = createRandom(seed);
  const { name, clauseNumber, sentence, paragraph } = createSentences(random, { emphasis: false });
  const { chance, pick, whole } = random;
  const quoted = (text) => JSON.stringify(text);
  const pieces = collector(
    `# ${name()} agreement\ntitle: ${quoted(`${name()} Master Services Agreement`)}\nlanguage: en\nclauses:\n`,
  );
  for (let id = 1; pieces.bytes < size; id++) {
    let entry = `  - id: c${id}\n    number: "${clauseNumber()}"\n    heading: ${quoted(`${pick(headings)} ${name()}`)}\n    mandatory: ${chance(0.5)}\n    tags: [${pick(nouns)}, ${pick(adjectives)}]\n`;
    const draw = random.next();
    if (draw < 0.5) entry += `    text: |\n      ${paragraph(4).replace(/\n/g, '\n      ')}\n`;
    else if (draw < 0.75) entry += `    text: >-\n      ${paragraph(3).replace(/\n/g, '\n      ')}\n`;
    else entry += `    text: ${quoted(paragraph(2).replace(/\n/g, ' '))}\n`;
    if (chance(0.4)) {
      entry += '    subclauses:\n';
      for (let sub = 0, last = whole(1, 4); sub < last; sub++)
        entry += `      - id: c${id}.${sub}\n        text: ${quoted(sentence())}\n        limit: {amount: ${whole(1000, 99999)}, currency: CAD}\n`;
    }
    if (chance(0.2)) entry += `    # note: ${pick(nouns)} to be reviewed by ${name()}\n`;
    pieces.add(entry);
  }
  return pieces.text();
}

/** Contract text as a file of a format holds it. */
export function contractText(format, size, seed = 1) {
  return format === 'yaml' ? yamlContract(size, seed) : markdownContract(size, seed);
}

/** Text in pieces, its bytes counted as it grows. */
function collector(first) {
  const pieces = [first];
  let bytes = Buffer.byteLength(first);
  return {
    get bytes() {
      return bytes;
    },
    add(piece) {
      pieces.push(piece);
      bytes += Buffer.byteLength(piece);
    },
    text: () => pieces.join(''),
  };
}
