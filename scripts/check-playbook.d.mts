export function playbookErrors(folder?: string): Promise<string[]>;
