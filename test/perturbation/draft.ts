import { stringify } from 'yaml';
import type { Base, BaseClause, Draft, Passage, Section } from './types';
import { fill, plain } from './wording';

/** The unperturbed document. */
export function draftOf(base: Base): Draft {
  const passage = ({ heading, text }: Section): Passage => ({ heading, content: { sentences: text } });
  return {
    base,
    front: base.front.map(passage),
    body: base.clauses.map((clause) => ({ ...passage(clause), clause: clause.id })),
    back: base.back.map(passage),
    notes: [],
  };
}

/** The draft with the passage of one clause replaced, or without it. */
export function withPassage(draft: Draft, clause: string, change: (passage: Passage) => Passage | undefined): Draft {
  const body = draft.body.flatMap((passage) => (passage.clause === clause ? (change(passage) ?? []) : passage));
  return { ...draft, body };
}

/** The draft with other sentences under the heading of one clause. */
export function withSentences(draft: Draft, clause: string, sentences: string[]): Draft {
  return withPassage(draft, clause, (passage) => ({ ...passage, content: { sentences } }));
}

/**
 * The draft without what other clauses say on the subject of one: to take a clause out of a document is to leave nothing on
 * its subject. Its own text stays.
 */
export function withoutElsewhere(draft: Draft, { id, elsewhere }: BaseClause): Draft {
  const others = draft.body.filter((passage) => passage.clause !== id).flatMap(sentencesOf);
  const gone = new Set(
    (elsewhere?.text ?? []).map((start) => {
      const sentence = others.find((each) => each.startsWith(start));
      if (!sentence) throw new Error(`${draft.base.id}: no clause but ${id} has a sentence that begins “${start}”`);
      return sentence;
    }),
  );
  const body = draft.body.map((passage) =>
    passage.clause === id
      ? passage
      : { ...passage, content: { sentences: sentencesOf(passage).filter((each) => !gone.has(each)) } },
  );
  return { ...draft, body };
}

/** The draft with every clause written as Markdown that `write` makes of its plain sentences; `n` is its number. */
export function withMarkdown(draft: Draft, write: (sentences: string[], passage: Passage, n: number) => string): Draft {
  const body = draft.body.map((passage, index) => ({
    ...passage,
    content: { markdown: write(sentencesOf(passage), passage, draft.front.length + index + 1) },
  }));
  return { ...draft, body };
}

/** Sentences as the base writes them, braces and all. */
export function sentencesOf(passage: Passage): string[] {
  return 'sentences' in passage.content ? passage.content.sentences : [];
}

/** The document's text, and where its passages stand in it. */
export function render(draft: Draft): { path: string; text: string } {
  return draft.base.format === 'yaml'
    ? { path: `${draft.base.id}.rfp.yaml`, text: renderYaml(draft) }
    : { path: `${draft.base.id}.md`, text: renderMarkdown(draft) };
}

function renderMarkdown(draft: Draft): string {
  const passages = [...draft.front, ...draft.body, ...draft.back];
  const sections = passages.map((passage, index) => renderPassage(draft.base, passage, index + 1));
  return [`# ${draft.base.title}`, ...sections, ...draft.notes].join('\n\n') + '\n';
}

/** One section in Markdown, heading included. */
export function renderPassage(base: Base, passage: Passage, n: number): string {
  return `${fill(base.heading, { n, heading: passage.heading })}\n\n${renderContent(base, passage, n)}`;
}

function renderContent(base: Base, { content }: Passage, n: number): string {
  if ('markdown' in content) return content.markdown;
  const sentences = content.sentences.map(plain);
  if (base.paragraphs === 'one') return sentences.join(' ');
  if (base.paragraphs === 'lines') return sentences.join('\n\n');
  return sentences.map((sentence, index) => `${n}.${index + 1} ${sentence}`).join('\n\n');
}

function renderYaml(draft: Draft): string {
  const { base } = draft;
  const text = (passage: Passage) => renderContent(base, passage, 0);
  const clauses = draft.body.filter(({ clause }) => clause);
  const others = [...draft.front, ...draft.body.filter(({ clause }) => !clause), ...draft.back];
  return stringify(
    {
      civicclause: { kind: base.kind, language: base.language },
      title: base.title,
      parties: base.parties,
      clauses: clauses.map((passage) => ({
        id: passage.clause,
        title: passage.heading,
        text: [text(passage), ...notesOf(draft, text(passage))].join('\n\n'),
      })),
      sections: others.map((passage) => ({ heading: passage.heading, text: text(passage) })),
    },
    { lineWidth: 120 },
  );
}

/** A string of a YAML document is Markdown of its own: its notes stand in it. */
function notesOf(draft: Draft, text: string): string[] {
  return draft.notes.filter((note) => text.includes(note.slice(0, note.indexOf(':'))));
}
