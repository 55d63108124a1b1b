export const homeProse: Record<'en' | 'fr', Record<string, unknown>>;
