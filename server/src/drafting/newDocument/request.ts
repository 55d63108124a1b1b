import { type ClauseSource, type DraftKind, draftKind, type PlaybookSource, type TemplatesSource } from '../../playbook/types';
import { jurisdictionIds, type Policy, subjectsOf } from '../../policy';
import { type Message, message } from '../../text';
import type { Language } from '../../text/types';

export type DraftFormat = 'markdown' | 'yaml';

/** What a new document is to be. What is left out stays a blank. */
export interface NewDocumentRequest {
  kind: DraftKind;
  format: DraftFormat;
  language: Language;
  /** Id of a jurisdiction profile, whose statutes fill blanks. */
  jurisdiction?: string;
  /** Ids of what is bought; clauses on other things are left out. Absent or empty: not said, all clauses. */
  subjects?: string[];
  /** Texts by the id of the playbook's question. */
  answers?: Record<string, string>;
  /** Numbers by the id of the playbook's time limit, in its unit. */
  limits?: Record<string, number>;
  /** Whether blanks take the figures and standards that the wordings propose; default true. */
  proposals?: boolean;
}

/** A request that was checked, with all of the playbook it needs. */
export interface Commission extends NewDocumentRequest {
  playbook: PlaybookSource;
  templates: TemplatesSource;
  /** The clauses that go in, in the playbook's order. */
  clauses: ClauseSource[];
  /** Clauses that do not concern what is bought. */
  left: ClauseSource[];
  answers: Record<string, string>;
  limits: Record<string, number>;
  subjects: string[];
}

const LONGEST_ANSWER = 200;
const KINDS: readonly string[] = ['rfp', 'agreement'];
const FORMATS: readonly string[] = ['markdown', 'yaml'];
const LANGUAGES: readonly string[] = ['en', 'fr'];

/** The commission of a request, or what is wrong with it. */
export function commissionOf(
  request: NewDocumentRequest,
  playbook: PlaybookSource,
  policy: Pick<Policy, 'off'>,
): Commission | Message {
  const { templates } = playbook;
  if (!templates) return message('draft.no-templates', { playbook: playbook.manifest.id });
  const subjects = request.subjects ?? [];
  const answers = request.answers ?? {};
  const limits = request.limits ?? {};
  const allowed: [string, readonly string[], readonly string[]][] = [
    ['kind', KINDS, [request.kind]],
    ['format', FORMATS, [request.format]],
    ['language', LANGUAGES, [request.language]],
    ['jurisdiction', jurisdictionIds(playbook), request.jurisdiction === undefined ? [] : [request.jurisdiction]],
    ['subjects', subjectsOf(playbook), subjects],
    ['answers', templates.questions.map(({ id }) => id), Object.keys(answers)],
    ['limits', templates.limits.map(({ id }) => id), Object.keys(limits)],
  ];
  for (const [key, known, given] of allowed) {
    // What is missing is wrong too: a request may come from a client that types check nothing of.
    const [wrong] = given.filter((value) => !known.includes(value)).map(String);
    if (wrong !== undefined) return message('draft.unknown', { key, value: wrong, known: [...known] });
  }
  const notWhole = Object.entries(limits).find(([, value]) => !Number.isInteger(value) || value < 1 || value > 9999);
  if (notWhole) return message('draft.limit', { limit: notWhole[0] });
  const wanted = playbook.clauses.filter(({ id }) => !policy.off.includes(id));
  const concerns = (clause: ClauseSource) =>
    subjects.length === 0 || !clause['applies-when'] || clause['applies-when'].some((subject) => subjects.includes(subject));
  return {
    ...request,
    kind: draftKind(request.kind),
    playbook,
    templates,
    subjects,
    limits,
    answers: Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, oneLine(answer)])),
    clauses: wanted.filter(concerns),
    left: wanted.filter((clause) => !concerns(clause)),
  };
}

/** An answer goes into the middle of a sentence. */
function oneLine(answer: string): string {
  return String(answer)
    .replace(/[\p{C}\s]+/gu, ' ')
    .slice(0, LONGEST_ANSWER)
    .trim();
}
