import type { PlaybookSource } from '../../playbook/types';
import type { Policy } from '../../policy';
import type { Message } from '../../text';
import { markdownDocument } from './markdown';
import { commissionOf, type NewDocumentRequest } from './request';
import { yamlDocument } from './yaml';

export { type NewDocumentQuestions, newDocumentQuestions } from './questions';
export type { DraftFormat, NewDocumentRequest } from './request';

/** A new document, or why there is none. */
export type NewDocument = { text: string } | { problem: Message };

/**
 * A complete RFP or agreement from the playbook's own wordings, with the answers filled in and a blank in brackets wherever there is
 * none. What the policy switches off is left out. Pure: the same request gives the same text.
 */
export function newDocument(request: NewDocumentRequest, playbook: PlaybookSource, policy: Pick<Policy, 'off'>): NewDocument {
  const commission = commissionOf(request, playbook, policy);
  if ('id' in commission) return { problem: commission };
  return { text: commission.format === 'yaml' ? yamlDocument(commission) : markdownDocument(commission) };
}
