import type { Feature } from './feature';

/** The features that stand by themselves, in no order that matters. */
export const features: readonly Feature[] = [];
