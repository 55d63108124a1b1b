import type { Feature } from '../feature';
import { codeLens } from './codeLens';
import { headingsRequest } from './headings';
import { evidenceRequest } from './request';
import { evidenceTokens } from './tokens';

/** What counts where: clauses above their headings, sentences that are evidence. */
export const evidence: readonly Feature[] = [codeLens, evidenceRequest, evidenceTokens, headingsRequest];
