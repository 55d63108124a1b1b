import { assistants } from './assistants';
import { blanks } from './blanks';
import { checklist } from './checklist';
import { clauseActions } from './clauseActions';
import { reviewCommands } from './commands';
import { decisions } from './decisions';
import { evidence } from './evidence';
import type { ClientFeature } from './feature';
import { newDocuments } from './newDocument';
import { playbookTests } from './playbookTests';
import { previewBadges } from './previewBadges';
import { reportView } from './reportView';
import { sampleDocuments } from './samples';
import { walkthroughs } from './walkthroughs';
import { whyHere } from './whyHere';

/** Everything the extension adds to the editor beside what its language server does. */
export const features: readonly ClientFeature[] = [
  reviewCommands,
  assistants,
  blanks,
  checklist,
  decisions,
  clauseActions,
  evidence,
  reportView,
  previewBadges,
  newDocuments,
  playbookTests,
  sampleDocuments,
  walkthroughs,
  whyHere,
];
