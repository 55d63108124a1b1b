export const prose: Record<'en' | 'fr', Record<string, unknown> & { formats: { rows: Record<string, string> } }>;
