import fc from 'fast-check';

/**
 * Property tests try the same inputs in every run, so that what a change breaks is told from what was found by chance. Another seed can
 * be named in CIVIC_CLAUSE_SEED; `npm run fuzz` takes new ones for as long as it is told.
 */
export const seed = Number(process.env.CIVIC_CLAUSE_SEED ?? 20_261_122);

fc.configureGlobal({ seed });
