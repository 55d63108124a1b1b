import * as vscode from 'vscode';
import type { Checklist, ChecklistClause, ChecklistElement, ChecklistTheme, Quotation } from '../../../server/src/lsp/protocol';
import { clauseIcon, elementIcon, type Icon, themeIcon } from './icons';
import { lineText, quoted, stateText } from './words';

/** What a line of the tree shows; plain data, so that two of them can be compared. */
export interface Face {
  label: string;
  description: string;
  icon: Icon;
  /** In words, for a screen reader: nothing is said by an icon or a colour alone. */
  spoken: string;
  /** Plain text; the tooltip of a clause is asked for when it is wanted. */
  tooltip?: string;
  /** What can be done with it, in words that `when` clauses look for. */
  context: string;
  expanded: boolean;
}

/** A line of the tree. Its id is that of the same thing in any version of any document. */
export interface Line {
  id: string;
  face: Face;
  clause?: ChecklistClause;
  /** Of a theme's own line. */
  theme?: ChecklistTheme;
  /** The words it stands for, best first. */
  quotations: Quotation[];
  lines: Line[];
}

/** The lines of a checklist, of the clauses that `shown` lets through. */
export function linesOf(checklist: Checklist, shown: (clause: ChecklistClause) => boolean): Line[] {
  // One theme is open, as an example of what is in the others.
  const first = checklist.themes.find(({ clauses }) => clauses.some((clause) => clause.severity === 'error' && shown(clause)));
  return checklist.themes.flatMap((theme) => {
    const clauses = theme.clauses.filter(shown);
    return clauses.length > 0 ? [themeLine(theme, clauses, theme === first)] : [];
  });
}

function themeLine(theme: ChecklistTheme, clauses: ChecklistClause[], expanded: boolean): Line {
  const { id, title, covered, total } = theme;
  const errors = theme.clauses.filter(({ severity }) => severity === 'error').length;
  const counts = total === 0 ? stateText('not-applicable') : vscode.l10n.t('{0} of {1}', covered, total);
  const words = total === 0 ? counts : vscode.l10n.t('{0} of {1} clauses covered', covered, total);
  const graver = errors > 0 ? [vscode.l10n.t('{0} with errors', errors)] : [];
  return {
    id: `theme/${id}`,
    face: {
      label: title,
      description: [counts, ...graver].join(' · '),
      icon: themeIcon(theme),
      spoken: [title, words, ...graver].join(', '),
      tooltip: [`${title}: ${words}`, ...graver].join(', '),
      context: theme.clauses.some(({ fix }) => fix?.kind === 'insert') ? 'theme insertTheme' : 'theme',
      expanded,
    },
    theme,
    quotations: [],
    lines: clauses.map(clauseLine),
  };
}

function clauseLine(clause: ChecklistClause): Line {
  const { id, title, state, elements, evidence, near, findings } = clause;
  // All that is left of it to do.
  const blanks = findings.length > 0 && findings.every(({ code }) => code === 'blank');
  const stands = blanks ? vscode.l10n.t('blanks to fill in') : stateText(state);
  const met = elements.filter((element) => element.met).length;
  const counted = state !== 'missing' && state !== 'silent' && state !== 'not-applicable' && elements.length > 0;
  const quotations = evidence.length > 0 ? evidence : near;
  // The elements quote the rest.
  const own = state === 'contradicted' || state === 'deferred' || state === 'missing' ? quotations.slice(0, 2) : [];
  return {
    id: `clause/${id}`,
    face: {
      label: title,
      description: [stands, ...(counted ? [vscode.l10n.t('{0} of {1}', met, elements.length)] : [])].join(' · '),
      icon: clauseIcon(clause),
      spoken: [title, stands, ...(counted ? [vscode.l10n.t('{0} of {1} elements', met, elements.length)] : [])].join(', '),
      context: contextOf('clause', clause, quotations),
      expanded: false,
    },
    clause,
    quotations,
    lines:
      state === 'not-applicable'
        ? []
        : [
            ...own.map((quotation, i) => quotationLine(`clause/${id}/quotation/${i}`, quotation, clause)),
            ...elements.map((element) => elementLine(element, clause)),
          ],
  };
}

function elementLine(element: ChecklistElement, clause: ChecklistClause): Line {
  const { id, title, need, met, evidence, near } = element;
  const quotations = evidence.length > 0 ? evidence : near;
  const state = met
    ? vscode.l10n.t('found')
    : need === 'recommended'
      ? vscode.l10n.t('not found (recommended)')
      : vscode.l10n.t('not found');
  const [first] = evidence;
  const where = met && first ? [lineText(first), quoted(first)] : [];
  const key = `clause/${clause.id}/element/${id}`;
  return {
    id: key,
    face: {
      label: title,
      description: [...(where.length > 0 ? where : [state])].join(' · '),
      icon: elementIcon(element),
      spoken: [title, state, ...where].join(', '),
      tooltip: [`${title}: ${state}`, ...where.slice(1)].join('\n\n'),
      context: contextOf('element', clause, quotations),
      expanded: false,
    },
    clause,
    quotations,
    // What the line itself quotes is not said again below it.
    lines: (met ? evidence.slice(1) : near).map((quotation, i) => quotationLine(`${key}/quotation/${i}`, quotation, clause)),
  };
}

function quotationLine(id: string, quotation: Quotation, clause: ChecklistClause): Line {
  const { because } = quotation;
  const why = because ? [because] : [];
  return {
    id,
    face: {
      label: quoted(quotation),
      description: [lineText(quotation), ...why].join(' · '),
      icon: { name: because ? 'question' : 'quote' },
      spoken: [lineText(quotation), quoted(quotation), ...why].join(', '),
      tooltip: [quoted(quotation), ...why].join('\n\n'),
      context: contextOf('quotation', clause, [quotation]),
      expanded: false,
    },
    clause,
    quotations: [quotation],
    lines: [],
  };
}

function contextOf(kind: string, { fix, findings }: ChecklistClause, quotations: Quotation[]): string {
  const decidable = findings.some(({ code }) => code !== 'rule-failed');
  return [
    kind,
    ...(fix && kind !== 'quotation' ? [fix.kind] : []),
    ...(decidable && kind === 'clause' ? ['decide'] : []),
    ...(quotations.length > 0 ? ['quote'] : []),
  ].join(' ');
}
