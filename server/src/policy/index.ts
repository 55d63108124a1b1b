import type { DraftKind, Severity } from '../playbook/types';
import type { Policy } from './types';

export { checkIds, type FindingCode, findingCodes } from './checks';
export {
  type Decision,
  type DecisionPlace,
  type Decisions,
  decisionsFileName,
  decisionsOn,
  decisionsOnAll,
  noDecisions,
  readDecisionComment,
  readDecisions,
  readWrittenDecision,
} from './decisions';
export { jurisdictionIds, jurisdictionOf, playbookFor } from './jurisdiction';
export {
  addToDecisionsFile,
  addToKeys,
  decisionsAsComments,
  type NewDecision,
  newDecisionsFile,
  type Splice,
} from './recordDecision';
export { isSubject, subjectsOf } from './subjects';
export type { Policy, SeverityChoice } from './types';

/** What holds when an organisation has chosen nothing: the buyer's side, no territory or time limit, prose in the document's language. */
export const defaultPolicy: Policy = {
  position: 'buyer',
  jurisdiction: null,
  asOf: null,
  off: [],
  severities: {},
  allowedTerritories: [],
  limits: {},
  subjects: [],
  languages: [],
  locale: 'document',
};

/** A whole policy from the choices made; what is not chosen keeps its default. */
export function resolvePolicy(choices: Partial<Policy> = {}): Policy {
  const chosen = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
  return { ...defaultPolicy, ...chosen };
}

/** The severity the policy gives to a finding in a part of some kind: its own for `rule/code`, else for the rule, else `usual`. */
export function severityFor(policy: Policy, rule: string, code: string, usual: Severity, kind: DraftKind): Severity | 'off' {
  const chosen = (key: string) => {
    const choice = ownValue(policy.severities, key);
    return typeof choice === 'object' ? choice[kind] : choice;
  };
  return chosen(`${rule}/${code}`) ?? chosen(rule) ?? usual;
}

/** The upper limit in hours for a clause's element, if the policy sets one. */
export function limitFor(policy: Policy, clause: string, element: string): number | undefined {
  return ownValue(policy.limits, `${clause}/${element}`);
}

function ownValue<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
