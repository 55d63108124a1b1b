import type { PositionRange } from '../../../documents/types';
import type { DecisionReview, Finding, ProcurementFileReview, Span } from '../../../review/types';
import type { FixEdits, FormatContext, Reviewed } from '../format';
import { relativeUri } from '../paths';
import { excerpt, flat, Speaker } from '../plain';
import { levels } from './driver';
import type { ArtifactLocation, Region, SarifLocation, SarifResult } from './types';

/** Where the paths of a report count from; which folder that is, is left to whoever reads it. */
export const rootId = '%SRCROOT%';
/** Places beside that of the finding that are told. */
const mostRelated = 20;

/** Turns what a review found into SARIF's results. */
export class ResultWriter {
  readonly #context: FormatContext;
  readonly #speaker: Speaker;

  constructor(context: FormatContext) {
    this.#context = context;
    this.#speaker = new Speaker(context);
  }

  of(file: ProcurementFileReview, fixes: Reviewed['fixes']): SarifResult[] {
    const { findings, known, decisions } = file;
    const compared = known !== undefined;
    return [
      ...findings.map((finding) => ({
        ...this.#finding(finding, file, fixes?.get(finding)),
        ...(compared && { baselineState: 'new' as const }),
      })),
      ...(known ?? []).map((finding) => ({ ...this.#finding(finding, file), baselineState: 'unchanged' as const })),
      ...decisions.filter(({ state }) => state === 'used').map((decision) => this.#accepted(decision)),
    ];
  }

  location(path: string, range?: PositionRange, text?: string): SarifLocation {
    const region = range && { region: { ...regionOf(range), ...(text !== undefined && { snippet: { text: excerpt(text) } }) } };
    return { physicalLocation: { artifactLocation: this.#artifact(path), ...region } };
  }

  #finding(finding: Finding, file: ProcurementFileReview, fixes: FixEdits[] = []): SarifResult {
    const { code, severity, document, range, fingerprint } = finding;
    const related = this.#related(finding, file);
    return {
      ruleId: finding.rule,
      level: levels[severity],
      message: { text: this.#speaker.finding(finding) },
      locations: [this.location(document, range, this.#context.quotations ? textAt(finding, file) : undefined)],
      ...(related.length > 0 && { relatedLocations: related }),
      partialFingerprints: { 'civicclause/v1': fingerprint },
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => this.#fix(fix)) }),
      properties: { code },
    };
  }

  /** A decision says which document and what, not where; its reason is shown only when asked for, as it is privileged. */
  #accepted(decision: DecisionReview): SarifResult {
    const { rule, code, document, reason } = decision;
    const justification = this.#context.reasons && { justification: flat(reason) };
    return {
      ruleId: rule,
      level: 'note',
      message: { text: this.#speaker.decision({ ...decision, reason: '' }) },
      locations: [this.location(document)],
      suppressions: [{ kind: 'external', status: 'accepted', ...justification }],
      properties: { code },
    };
  }

  /** The text that the clause rests on, then what the finding itself points to. */
  #related({ rule, code, related }: Finding, { clauses }: ProcurementFileReview): SarifLocation[] {
    const clause = code === 'missing' ? undefined : clauses.find(({ id }) => id === rule);
    const source = this.#context.playbook.clauses.find(({ id }) => id === rule);
    const { evidence, element } = this.#speaker.words.related;
    const proven = (clause?.elements ?? []).flatMap(({ id, evidence: [first] }) => {
      const title = source?.elements.find((each) => each.id === id)?.title[this.#context.locale] ?? id;
      return first ? [{ span: first, says: element(title) }] : [];
    });
    const all = [...related, ...(clause?.evidence ?? [])].map((span): { span: Span; says: string } => ({ span, says: evidence }));
    return [...all, ...proven].slice(0, mostRelated).map(({ span, says }, index) => ({
      id: index + 1,
      ...this.location(span.document, span.range, this.#context.quotations ? span.text : undefined),
      message: { text: says },
    }));
  }

  #fix({ title, edits }: FixEdits) {
    const documents = [...new Set(edits.map(({ document }) => document))];
    return {
      description: { text: flat(title) },
      artifactChanges: documents.map((path) => ({
        artifactLocation: this.#artifact(path),
        replacements: edits
          .filter(({ document }) => document === path)
          .map(({ range, newText }) => ({ deletedRegion: regionOf(range), insertedContent: { text: newText } })),
      })),
    };
  }

  #artifact(path: string): ArtifactLocation {
    return { uri: relativeUri(path, this.#context.root), uriBaseId: rootId };
  }
}

/** The words that a finding stands on, where they are quoted for its clause. */
function textAt({ rule, document, range, related }: Finding, { clauses }: ProcurementFileReview): string | undefined {
  const { evidence = [], near = [] } = clauses.find(({ id }) => id === rule) ?? {};
  const same = ({ start, end }: PositionRange) =>
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character;
  return [...related, ...evidence, ...near].find((span) => span.document === document && same(span.range))?.text;
}

/** Lines and columns from 1, the end beside the last character. */
function regionOf({ start, end }: PositionRange): Region {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
