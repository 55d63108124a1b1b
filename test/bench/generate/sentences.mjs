import * as words from './vocabulary.mjs';

export const capitalised = (text) => text[0].toUpperCase() + text.slice(1);

/** Sentences of contracts, mostly English, a fifth French. `emphasis`: with Markdown's inline marks here and there. */
export function createSentences(random, { emphasis = true } = {}) {
  const { chance, pick, whole } = random;
  const name = () => capitalised(Array.from({ length: whole(2, 4) }, () => pick(words.syllables)).join(''));
  const clauseNumber = () => `${whole(1, 40)}.${whole(1, 20)}`;
  const blanks = {
    number: () => whole(2, 90),
    clause: clauseNumber,
    party: () => pick(words.parties),
    past: () => pick(words.pasts),
    object: () => pick(words.objects),
  };
  const filled = (text) => text.replace(/\{(\w+)\}/g, (_all, blank) => blanks[blank]());
  const marked = (text) => {
    const draw = emphasis ? random.next() : 1;
    if (draw < 0.08) return `**${text}**`;
    if (draw < 0.11) return `*${text}*`;
    return draw < 0.12 ? `[${text}](#clause-${whole(1, 400)})` : text;
  };

  const tail = (times, conditions) =>
    `${chance(0.7) ? ` ${filled(pick(times))}` : ''}${chance(0.55) ? `, ${filled(pick(conditions))}` : ''}.`;
  const french = () =>
    `${capitalised(pick(words.frenchParties))} ${pick(words.frenchVerbs)} ${marked(pick(words.frenchObjects))}` +
    tail(words.frenchTimes, words.frenchConditions);
  const duty = () =>
    `${capitalised(pick(words.parties))} ${pick(words.modals)} ${pick(words.verbs)} ${marked(pick(words.objects))}` +
    `${chance(0.4) ? ` and ${pick(words.verbs)} ${pick(words.objects)}` : ''}${tail(words.times, words.conditions)}`;
  const cap = () =>
    `Any ${pick(words.adjectives)} ${pick(words.nouns)} arising out of ${pick(words.objects)} shall be limited to ` +
    `${whole(50, 200)}% of the Fees paid in the ${whole(3, 24)} months preceding the ${pick(words.nouns)}, ${filled(pick(words.conditions))}.`;
  const definition = () => {
    const source = emphasis
      ? `[Schedule ${whole(1, 12)}](schedule-${whole(1, 12)}.md "S${whole(1, 99)}")`
      : `Schedule ${whole(1, 12)}`;
    return `"${marked(`${name()} ${capitalised(pick(words.nouns))}`)}" means the ${pick(words.adjectives)} ${pick(words.nouns)} of ${name()} Ltd as recorded in ${source}.`;
  };
  const event = () =>
    `In the event of ${pick(words.adjectives)} ${pick(words.nouns)}, ${pick(words.parties)} ${pick(words.modals)} ` +
    `${pick(words.verbs)} ${pick(words.objects)} ${filled(pick(words.times))}; ${filled(pick(words.conditions))}.`;

  const sentence = () => {
    if (chance(0.18)) return french();
    const draw = random.next();
    if (draw < 0.55) return duty();
    if (draw < 0.7) return cap();
    return draw < 0.8 ? definition() : event();
  };
  /** One to `most` sentences, half of the time in lines of some ninety characters. */
  const paragraph = (most = 5) => {
    const text = Array.from({ length: whole(1, most) }, sentence).join(' ');
    return chance(0.5) ? wrapped(text) : text;
  };
  return { name, clauseNumber, sentence, paragraph };
}

/** Lines that start with no list mark, which would end the paragraph. */
function wrapped(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last].length + word.length > 88 && /^\p{L}/u.test(word)) lines.push(word);
    else lines[last] += (lines[last] && ' ') + word;
  }
  return lines.join('\n');
}
