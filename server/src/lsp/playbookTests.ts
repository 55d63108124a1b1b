import { type ExampleRun, runExamples } from '../detection';
import { lineStartsOf, rangeAt } from '../documents';
import { render } from '../messages';
import { type CustomLoaded, compilePlaybook, type ExampleSource, loadCustomPlaybook } from '../playbook';
import { playbookTestProse } from '../reports/prose/playbookTests';
import { inert } from '../text';
import type { Language } from '../text/types';
import type { Feature } from './feature';
import { guarded } from './guard';
import { Method, type PlaybookRun, type PlaybookTests, type PlaybookTestsParams, type RunPlaybookParams } from './protocol';
import type { Session } from './session';

const nothing: PlaybookTests = { title: '', problems: [], clauses: [] };

/** The examples of a playbook of one's own, for the editor's view of tests: where they stand, and what running them gives. */
export const playbookTests: Feature = {
  capabilities: () => ({}),
  register({ connection, session, status }) {
    connection.onRequest(
      Method.playbookTests,
      guarded(status, 'playbook', nothing, (params: PlaybookTestsParams) => testsIn(session, params)),
    );
    connection.onRequest(
      Method.runPlaybook,
      guarded(status, 'playbook', [], (params: RunPlaybookParams) => runsOf(session, params)),
    );
  },
};

function load(session: Session, { uri, text }: PlaybookTestsParams): CustomLoaded {
  return loadCustomPlaybook({ path: uri, text }, session.analyser.playbook);
}

function testsIn(session: Session, params: PlaybookTestsParams): PlaybookTests {
  const loaded = load(session, params);
  const locale = localeOf(session);
  const lines = { source: params.text, lineStarts: lineStartsOf(params.text) };
  const titles = new Map(loaded.playbook?.clauses.map(({ id, title }) => [id, title[locale]]));
  const { custom } = loaded;
  return {
    title: inert(custom?.title[locale] ?? custom?.title.en ?? custom?.title.fr ?? ''),
    problems: loaded.problems.map(({ line, column, severity, message: text }) => {
      const at = { line: line - 1, character: column - 1 };
      return { range: { start: at, end: at }, severity, message: inert(render(text, locale)) };
    }),
    clauses: loaded.places.map(({ clause, examples, ...place }) => ({
      id: clause,
      title: inert(titles.get(clause) ?? clause),
      range: rangeAt(lines, place),
      examples: examples.map(({ index, ...own }, at) => ({
        index,
        label: labelOf(custom?.clauses?.find(({ id }) => id === clause)?.examples?.[at], index, locale),
        range: rangeAt(lines, own),
      })),
    })),
  };
}

function labelOf(example: ExampleSource | undefined, index: number, locale: Language): string {
  const words = playbookTestProse[locale];
  const about = example ? [words.status[example.status], words.kind[example.kind], words.language[example.language]] : [];
  return [words.example(index + 1), ...about].join(' · ');
}

/** Those of one clause, or of one example; else all of them, and whether each wording says what its clause asks for. */
function runsOf(session: Session, { clause, ...params }: RunPlaybookParams): PlaybookRun[] {
  const { playbook, own } = load(session, params);
  if (!playbook) return [];
  const locale = localeOf(session);
  const wanted = new Set(clause === undefined ? own : own.filter((id) => id === clause));
  return [...runExamples(compilePlaybook(playbook), wanted)].map((run) => toRun(run, locale));
}

function toRun(
  { clause, example, passed, wanted, reading, unmet, met, kind, language }: ExampleRun,
  locale: Language,
): PlaybookRun {
  const words = playbookTestProse[locale];
  const quote = (text: string) => inert(text);
  return {
    clause,
    ...(example !== undefined && { example }),
    passed,
    wanted: words.status[wanted],
    found: words.status[reading.status],
    ...(example === undefined && { wording: [words.wording, words.kind[kind], words.language[language]].join(' · ') }),
    message: [
      ...(reading.status === wanted ? [] : [words.wanted(words.status[wanted], words.status[reading.status])]),
      ...unmet.map(words.unmet),
      ...met.map(words.met),
      `${words.reason} ${inert(render(reading.reason, locale))}`,
      ...reading.elements.flatMap(({ id, met: isMet, evidence: [first] }) =>
        isMet && first ? [`${words.matched} ${id}: ${words.quoted(quote(first.text))} (${first.pattern})`] : [],
      ),
      ...reading.near.map(
        ({ text, pattern, because }) =>
          `${words.near} ${words.quoted(quote(text))} (${pattern})${because ? `: ${inert(render(because, locale))}` : ''}`,
      ),
    ].join('\n'),
  };
}

function localeOf({ locale }: Session): Language {
  return locale === 'fr' ? 'fr' : 'en';
}
