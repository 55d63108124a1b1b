import * as vscode from 'vscode';
import type { ChecklistClause } from '../../../server/src/lsp/protocol';
import { audienceText, severityText } from './words';

type Audience = ChecklistClause['audience'][number];
type Severity = NonNullable<ChecklistClause['severity']>;

/** Which clauses are listed. An empty list of a kind lets everything of that kind through. */
export interface Filter {
  /** Only clauses with a finding. */
  openOnly: boolean;
  audiences: Audience[];
  severities: Severity[];
}

const audiences = ['procurement', 'lawyer', 'it'] as const;
const severities = ['error', 'warning', 'info'] as const;

export const everything: Filter = { openOnly: false, audiences: [], severities: [] };

export function isActive({ openOnly, audiences: whose, severities: which }: Filter): boolean {
  return openOnly || whose.length > 0 || which.length > 0;
}

export function lets({ severity, audience }: ChecklistClause, filter: Filter): boolean {
  if (filter.openOnly && severity === undefined) return false;
  if (filter.audiences.length > 0 && !filter.audiences.some((one) => audience.includes(one))) return false;
  return filter.severities.length === 0 || (severity !== undefined && filter.severities.includes(severity));
}

/** What was remembered, of any shape. */
export function readFilter(value: unknown): Filter {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof Filter, unknown>>;
  const among = <T extends string>(list: unknown, known: readonly T[]) =>
    known.filter((one) => Array.isArray(list) && list.includes(one));
  return {
    openOnly: given.openOnly === true,
    audiences: among(given.audiences, audiences),
    severities: among(given.severities, severities),
  };
}

/** "not in order, Lawyers", or nothing. */
export function filterText({ openOnly, audiences: whose, severities: which }: Filter): string {
  return [...(openOnly ? [vscode.l10n.t('not in order')] : []), ...which.map(severityText), ...whose.map(audienceText)].join(
    ', ',
  );
}

interface Item extends vscode.QuickPickItem {
  set?: (filter: Filter) => void;
}

/** Asks what is to be listed; undefined when the user leaves it. */
export async function pickFilter(now: Filter): Promise<Filter | undefined> {
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items: Item[] = [
    separator(vscode.l10n.t('Status')),
    {
      label: vscode.l10n.t('Only what is not in order'),
      picked: now.openOnly,
      set: (filter) => {
        filter.openOnly = true;
      },
    },
    separator(vscode.l10n.t('For whom')),
    ...audiences.map(
      (audience): Item => ({
        label: audienceText(audience),
        picked: now.audiences.includes(audience),
        set: (filter) => filter.audiences.push(audience),
      }),
    ),
    separator(vscode.l10n.t('Severity')),
    ...severities.map(
      (severity): Item => ({
        label: capital(severityText(severity)),
        picked: now.severities.includes(severity),
        set: (filter) => filter.severities.push(severity),
      }),
    ),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Filter the Checklist…'),
    placeHolder: vscode.l10n.t('Choose what to list; with nothing chosen, every clause is listed'),
    canPickMany: true,
  });
  if (!chosen) return undefined;
  const filter: Filter = { openOnly: false, audiences: [], severities: [] };
  for (const { set } of chosen) set?.(filter);
  return filter;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
