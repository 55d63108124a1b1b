export const FRENCH_IRREGULAR: ReadonlyMap<string, string> = new Map();
