import type { Ajv, Options } from 'ajv';

export const annotations: string[];
export const validators: Record<string, string>;
export function schemaFiles(): string[];
export function createAjv(options?: Options): Ajv;
export function validatorsModule(): string;
