import type { Ajv, Options } from 'ajv';

export const annotations: string[];
export function createAjv(options?: Options): Ajv;
export function validatorsModule(): string;
