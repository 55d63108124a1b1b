/** Validator name → the schema it checks. */
export const validators: Record<string, string>;
/** `configuration` is `schemas/configuration.schema.json`. */
export const schemaNames: string[];
/** Where a bundle in `server/dist` finds the module of a schema. */
export function schemaBundle(name: string): string;
