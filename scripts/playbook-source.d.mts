import type { PlaybookSource } from '../server/src/playbook/types';

export const playbookFolder: string;
export function playbookFiles(folder?: string): string[];
export function readPlaybookSource(folder?: string): PlaybookSource;
