export const customPlaybookFile: string;
/** The schema as text. */
export function customPlaybookSchema(source?: unknown): string;
