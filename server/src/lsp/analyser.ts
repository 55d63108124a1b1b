import { version } from '../../package.json';
import { ClauseReader } from '../detection';
import { asRequested, type Document, rangeAt } from '../documents';
import { render } from '../messages';
import { builtInPlaybook, type CompiledPlaybook } from '../playbook';
import { draftKind, type PlaybookSource } from '../playbook/types';
import { isSubject, jurisdictionIds, type Policy, playbookFor, resolvePolicy } from '../policy';
import {
  buildReview,
  type EditorFinding,
  type FixContext,
  fixById,
  groupForEditor,
  insertClauses,
  insertClausesAt,
  ModelSentences,
  principalPart,
  reviewFile,
} from '../review';
import { findBlanks } from '../text';
import { lazily } from '../text/memo';
import type { Language } from '../text/types';
import type { Analyser, Analysis, AnalysisInput, AnalysisMemory } from './analysis';
import { ownReadings } from './ownReadings';
import type { ClauseItem } from './protocol';

/** The engine as the language server uses it. */
export function createAnalyser(compiled: CompiledPlaybook = builtInPlaybook()): Analyser {
  const playbook = compiled.source;
  const sentences = new ModelSentences(compiled);
  const clauses = new Map(playbook.clauses.map((clause) => [clause.id, clause]));
  const themes = new Map(playbook.manifest.themes.map((theme) => [theme.id, theme]));
  const themeOrder = [...themes.keys()];
  const inThemeOrder = [...playbook.clauses].sort((a, b) => themeOrder.indexOf(a.theme) - themeOrder.indexOf(b.theme));
  const themeTitle = (theme: string, language: Language) => themes.get(theme)?.title[language] ?? theme;

  const analyser: Analyser = {
    playbook,
    analyse(input) {
      const document = read(input);
      const policy = input.policy ?? policyOf(input, playbook);
      const reader = readerFor(input.memory, compiled, policy);
      const judged = playbookFor(playbook, policy);
      const file = { name: input.file?.name ?? input.uri, documents: input.file?.documents(document) ?? [document] };
      const readings = reader.read(file);
      const review = reviewFile(
        { ...file, unread: reader.unread(), decisions: input.decisions },
        readings,
        judged,
        policy,
        input.locale,
        render,
      );
      const part = principalPart([document])?.part ?? document.parts[0];
      const language = part?.language ?? 'en';
      const locale = input.locale === 'document' ? language : input.locale;
      const recognised = file.documents.some(isRecognised);
      const alone = file.documents.length === 1;
      const shown = () =>
        groupForEditor(review, playbook, locale, render).filter((finding) => finding.document === document.path);
      return {
        by: analyser,
        document,
        readings: alone ? readings : ownReadings(readings, file.documents.indexOf(document)),
        whole: { documents: file.documents, readings },
        kind: part?.kind ?? 'other',
        kindConfidence: part?.kindConfidence ?? 0,
        language,
        locale,
        recognised,
        file: review,
        review: buildReview({ ...policy, version, playbook, procurementFiles: [review] }),
        findings: recognised ? [...shown(), ...readingFindings(document, locale)] : [],
      };
    },
    stillHolds(live, { reader }) {
      // A schema has a say in every word, and a comment that decides is no sentence.
      const change = reader && !live.schema && !live.decides && live.followLocally();
      if (!reader || !change) return false;
      const { before, after } = change;
      // Blanks are counted over the whole document.
      const blanks = before.some((statement, i) => statement !== after[i] && hasBlanks(statement, after[i]!));
      return !blanks && reader.holds(change, () => live.document());
    },
    fix: (analysis, id) => fixById(id, fixContext(analysis, playbook), sentences),
    insert: (analysis, ids) => insertClauses(ids, fixContext(analysis, playbook)),
    insertAt: (analysis, ids, offset) => insertClausesAt(ids, analysis.document, offset, fixContext(analysis, playbook)),
    clauses(analysis) {
      const reviews = new Map(analysis.file.clauses.map((review) => [review.id, review]));
      return inThemeOrder.flatMap((clause): ClauseItem[] => {
        const review = reviews.get(clause.id);
        if (!review) return [];
        return [
          {
            id: clause.id,
            title: clause.title[analysis.locale],
            theme: clause.theme,
            themeTitle: themeTitle(clause.theme, analysis.locale),
            status: review.status,
            severity: review.severity,
            reason: review.reason,
            wording: clause.wording[draftKind(analysis.kind)][analysis.language].trim(),
          },
        ];
      });
    },
    allClauses: (language) =>
      inThemeOrder.map((clause) => ({
        id: clause.id,
        title: clause.title[language],
        theme: clause.theme,
        themeTitle: themeTitle(clause.theme, language),
        severity: clause.severity.agreement,
        wording: clause.wording.agreement[language].trim(),
      })),
    themes: themeOrder,
    clause: (id) => clauses.get(id),
    clauseTitle: (id, language) => clauses.get(id)?.title[language] ?? id,
    themeTitle,
    say: render,
  };
  return analyser;
}

/** One that is made when something is first asked of it: the answer to `initialize` waits for no playbook. */
export function analyserOnDemand(): Analyser {
  const made = lazily(() => createAnalyser());
  return {
    get playbook() {
      return made().playbook;
    },
    get themes() {
      return made().themes;
    },
    analyse: (input) => made().analyse(input),
    stillHolds: (live, memory) => made().stillHolds(live, memory),
    fix: (analysis, id) => made().fix(analysis, id),
    insert: (analysis, ids) => made().insert(analysis, ids),
    insertAt: (analysis, ids, offset) => made().insertAt(analysis, ids, offset),
    clauses: (analysis) => made().clauses(analysis),
    allClauses: (language) => made().allClauses(language),
    clause: (id) => made().clause(id),
    clauseTitle: (id, language) => made().clauseTitle(id, language),
    themeTitle: (theme, language) => made().themeTitle(theme, language),
    say: render,
  };
}

/** A jurisdiction or subject that the playbook does not know counts as not chosen: the editor marks it in the settings. */
function policyOf({ settings, locale }: AnalysisInput, playbook: PlaybookSource): Policy {
  const { position, jurisdiction, subjects } = settings;
  return resolvePolicy({
    position,
    jurisdiction: jurisdictionIds(playbook).includes(jurisdiction) ? jurisdiction : null,
    subjects: subjects.filter((subject) => isSubject(subject, playbook)),
    locale,
  });
}

function hasBlanks(...statements: { text: string }[]): boolean {
  return statements.some(({ text }) => findBlanks(text).length > 0);
}

function fixContext({ document, whole, locale }: Analysis, playbook: PlaybookSource): FixContext {
  const { documents, readings } = whole;
  return { file: { name: document.path, documents }, readings, playbook, locale, render };
}

function readerFor(memory: AnalysisMemory, compiled: CompiledPlaybook, policy: Policy): ClauseReader {
  const key = JSON.stringify(policy);
  if (!memory.reader || memory.policy !== key || memory.by !== compiled) {
    memory.reader = new ClauseReader(compiled, policy);
    memory.policy = key;
    memory.by = compiled;
  }
  return memory.reader;
}

function read({ live, forced }: AnalysisInput): Document {
  if (forced === 'auto') return asRequested((kind) => live.document(kind));
  const document = live.document();
  return !forced || isRecognised(document) ? document : live.document(forced);
}

function isRecognised(document: Document): boolean {
  return document.parts.some(({ kind }) => kind !== 'other');
}

/** What kept the document from being read as it should: bad YAML, bad front matter. */
function readingFindings(document: Document, locale: Language): EditorFinding[] {
  const base = { document: document.path, related: [], clauses: [], fixes: [] };
  return document.problems
    .filter(({ code }) => code !== 'simplified')
    .map(
      ({ code, range, message }): EditorFinding => ({
        ...base,
        rule: code,
        code: 'unreadable',
        severity: 'error',
        message: render(message, locale),
        range: rangeAt(document, range),
      }),
    );
}
