import { configurations } from './configurations';
import { fixes } from './fixes';
import { patterns } from './patterns';
import { playbooks } from './playbooks';
import { reader, review } from './reader';
import { schemas } from './schemas';
import type { Target } from './target';

/** Everything that reads what strangers write. */
export const targets: readonly Target[] = [reader, review, patterns, playbooks, configurations, schemas, fixes];
