import { reviewCommands } from './commands';
import type { ClientFeature } from './feature';
import { reportView } from './reportView';

/** Everything the extension adds to the editor beside what its language server does. */
export const features: readonly ClientFeature[] = [reviewCommands, reportView];
