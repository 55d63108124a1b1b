import { createEngine, type Engine } from '../../engine';
import { render } from '../../messages';
import type { DraftKind } from '../../playbook';
import type { Language } from '../../text/types';
import { asking, type Questions } from '../ask';
import { Configurations } from '../configuration';
import { engineOf } from '../engines';
import { complain, type ExitCode, exitCodes, type Shell, write } from '../shell';
import { UsageError } from '../usage';
import { writeNew } from '../writeNew';
import { newProse } from './prose';

export const draftKinds = ['rfp', 'agreement'] as const satisfies DraftKind[];

export interface NewOptions {
  /** Ask nothing. */
  yes?: boolean;
  /** Take the place of a file that is there. */
  force?: boolean;
  /** Of the document; the locale's by default. */
  language?: Language;
  jurisdiction?: string;
  /** Ids of what is bought. */
  subject?: string[];
  /** `id=text`. */
  answer?: string[];
  /** `id=number`. */
  limit?: string[];
  /** False: every figure stays a blank. */
  proposals: boolean;
  config?: string;
}

type Request = Parameters<Engine['newDocument']>[0];

/** `civicclause new rfp|agreement [FILE]`: writes a new document from the playbook's wordings, asking on a terminal for what goes into it. */
export async function newDocument(
  kind: DraftKind,
  file: string | undefined,
  options: NewOptions,
  shell: Shell,
): Promise<ExitCode> {
  const words = newProse[shell.locale];
  const language = options.language ?? shell.locale;
  const path = file ?? words.file[language][kind];
  if (!/\.(md|markdown|ya?ml)$/i.test(path)) throw new UsageError(words.ending(path));
  const configurations = new Configurations(
    options.config === undefined ? {} : { config: options.config },
    createEngine().playbook,
    shell,
  );
  const { policy, playbooks } = await configurations.of(path);
  if (await configurations.complain()) return exitCodes.error;
  const engine = await engineOf(playbooks?.locations);
  const jurisdiction = options.jurisdiction ?? policy.jurisdiction ?? undefined;
  const given: Request = {
    kind,
    language,
    format: /\.ya?ml$/i.test(path) ? 'yaml' : 'markdown',
    ...(jurisdiction !== undefined && { jurisdiction }),
    subjects: options.subject ?? [],
    answers: pairsOf('--answer', options.answer, shell),
    limits: Object.fromEntries(
      Object.entries(pairsOf('--limit', options.limit, shell)).map(([id, value]) => [id, numberOf(value)]),
    ),
    proposals: options.proposals,
  };
  // What is wrong with the options is said before anything is asked.
  const wrong = engine.newDocument(given, policy);
  if ('problem' in wrong) throw new UsageError(render(wrong.problem, shell.locale));
  const asked = await asking(shell, options.yes ?? false, (ask) => complete(given, options, engine, policy, ask, shell));
  const made = asked && engine.newDocument(asked, policy);
  if (!made) {
    await complain(shell, words.cancelled);
    return exitCodes.error;
  }
  if ('problem' in made) throw new UsageError(render(made.problem, shell.locale));
  if (!(await writeNew(path, made.text, shell, options.force))) return exitCodes.error;
  await write(shell.stdout, `${words.written(path)}\n`);
  return exitCodes.nothing;
}

/** The request with the answers to what the options leave open; without anyone to ask, with what the policy and the law propose. */
async function complete(
  given: Request,
  { proposals, subject, jurisdiction }: NewOptions,
  engine: Engine,
  policy: Parameters<Engine['newDocument']>[1],
  ask: Questions | undefined,
  shell: Shell,
): Promise<Request> {
  const words = newProse[shell.locale];
  const request = { ...given, answers: { ...given.answers }, limits: { ...given.limits } };
  const { locale } = shell;
  const first = engine.newDocumentQuestions({ ...request, locale }, policy);
  if (ask && jurisdiction === undefined) {
    const ids = first.jurisdictions.map(({ id }) => id);
    const [chosen] = await ask.choice(words.askJurisdiction(ids), ids, false, request.jurisdiction);
    if (chosen) request.jurisdiction = chosen;
  }
  if (ask && subject === undefined) {
    const ids = first.subjects.map(({ id }) => id);
    request.subjects = await ask.choice(words.askSubjects(ids), ids, true);
  }
  const { questions, limits } = engine.newDocumentQuestions({ ...request, locale }, policy);
  for (const { id, title, hint, proposed } of questions) {
    if (request.answers[id] !== undefined) continue;
    const answer = ask ? await ask.text(words.ask(title, hint), proposed) : proposed;
    if (answer !== undefined) request.answers[id] = answer;
  }
  for (const { id, title, proposed } of proposals ? limits : []) {
    if (request.limits[id] !== undefined) continue;
    const answer = ask ? await limitFrom(ask, title, proposed) : proposed;
    request.limits[id] = answer;
  }
  return request;
}

async function limitFrom(ask: Questions, question: string, proposed: number): Promise<number> {
  for (;;) {
    const number = numberOf((await ask.text(question, String(proposed))) ?? '');
    if (number >= 1 && number <= 9999) return number;
  }
}

function numberOf(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function pairsOf(option: string, given: readonly string[] = [], shell: Shell): Record<string, string> {
  const pairs = given.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(newProse[shell.locale].notAPair(option, pair));
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}
