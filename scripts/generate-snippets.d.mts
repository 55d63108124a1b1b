import type { PlaybookSource } from '../server/src/playbook/types';

export function snippetFiles(playbook?: PlaybookSource): Record<string, string>;
export function withTabStops(text: string): string;
