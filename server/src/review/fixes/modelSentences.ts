import { readClauses } from '../../detection';
import { readDocument } from '../../documents';
import type { ClauseSource, CompiledPlaybook, DraftKind } from '../../playbook';
import { resolvePolicy } from '../../policy';
import { type Language, splitSentences } from '../../text';
import { inDocumentTerms } from './wording';

/** A sentence of a clause's model wording that can stand by itself, with the elements that it meets. */
export interface ModelSentence {
  text: string;
  /** Met wherever the sentence stands, and while its parties are still blanks. */
  anywhere: ReadonlySet<string>;
  /** Met where the clause is already dealt with. */
  inClause: ReadonlySet<string>;
}

const GENERAL: Record<Language, string> = { en: 'General', fr: 'Dispositions générales' };

/**
 * Which sentence of a clause's model wording says what: found by reading each by itself, so that a playbook needs no marks in its
 * wordings. An element whose sentence leans on others has a wording of its own in the playbook.
 */
export class ModelSentences {
  readonly #playbook: CompiledPlaybook;
  readonly #known = new Map<string, ModelSentence[]>();

  constructor(playbook: CompiledPlaybook) {
    this.#playbook = playbook;
  }

  /** In the order of the wording, those of single elements last. */
  of(clause: ClauseSource, kind: DraftKind, language: Language): ModelSentence[] {
    const key = `${clause.id}/${kind}/${language}`;
    let sentences = this.#known.get(key);
    if (!sentences) {
      sentences = this.#read(clause, kind, language);
      this.#known.set(key, sentences);
    }
    return sentences;
  }

  #read(clause: ClauseSource, kind: DraftKind, language: Language): ModelSentence[] {
    const own = new Map(
      clause.elements.flatMap(({ id, wording }) => (wording?.[kind] ? [[folded(wording[kind][language]), id] as const] : [])),
    );
    const spoken = new Set(own.values());
    return [...standingAlone(clause.wording[kind][language], language), ...own.keys()].map((text) => {
      // What has a wording of its own is left to that.
      const meant = (element: string) => !spoken.has(element) || own.get(text) === element;
      const met = (heading: string, said: string) => this.#met(clause, kind, language, heading, said).filter(meant);
      return {
        text,
        anywhere: new Set(met(GENERAL[language], inDocumentTerms(text, {}, kind, language))),
        inClause: new Set(met(clause.title[language], text)),
      };
    });
  }

  #met({ id }: ClauseSource, kind: DraftKind, language: Language, heading: string, text: string): string[] {
    const document = readDocument({ path: 'model.md', text: `# ${heading}\n\n${text}\n`, kind, language });
    const readings = readClauses({ name: document.path, documents: [document] }, this.#playbook, resolvePolicy());
    const elements = readings.find((reading) => reading.id === id)?.elements ?? [];
    return elements.filter(({ met }) => met).map((element) => element.id);
  }
}

/** The sentences of a wording, pronouns at their beginning replaced by whom they stand for. */
function standingAlone(wording: string, language: Language): string[] {
  const text = folded(wording);
  const sentences = splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
  return sentences.map((sentence, index) => {
    const named = subjectOf(sentences.slice(0, index), language);
    if (!named) return sentence;
    const [first = '', ...rest] = named;
    return sentence
      .replace(/^(?:It|They|Ils?|Elles?)(?= )/u, named)
      .replace(/^((?:Si|Lorsque) [^,]*, )il(?= )/u, `$1${first.toLowerCase()}${rest.join('')}`);
  });
}

/** Wordings name the one who acts, and then go on with "It…": no other subject is ever meant. */
function subjectOf(before: string[], language: Language): string | undefined {
  const subject =
    language === 'en'
      ? /(?<![^,]\s)(?:the Vendor|the Bidder|the parties) (?:shall|may|must|will)\b/giu
      : /(?<![^,]\s)(?:le Fournisseur|le soumissionnaire|l'adjudicataire|les parties) (?!et |ou )\p{Ll}/giu;
  const last = before.flatMap((sentence) => [...sentence.matchAll(subject)]).at(-1)?.[0];
  const name = last && /^(?:the|le|les) \S+|^l'\S+/iu.exec(last)?.[0];
  return name && name[0]!.toUpperCase() + name.slice(1);
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
