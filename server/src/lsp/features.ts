import { answers } from './answers';
import { blanks } from './blanks';
import { checklist } from './checklist';
import { completion } from './completion';
import { whyHere } from './configuration/whyHere';
import { decisions } from './decisions';
import { evidence } from './evidence';
import type { Feature } from './feature';
import { navigation } from './navigation';
import { newDocuments } from './newDocument';
import { playbookTests } from './playbookTests';
import { report } from './report';

/** The features that stand by themselves, in no order that matters. */
export const features: readonly Feature[] = [
  answers,
  blanks,
  checklist,
  completion,
  decisions,
  newDocuments,
  playbookTests,
  report,
  whyHere,
  ...navigation,
  ...evidence,
];
