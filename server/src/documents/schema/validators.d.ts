/** Validation functions generated from schemas/*.json at build time (scripts/compile-schemas.mjs). */
declare module 'civicclause:validators' {
  interface ValidationError {
    keyword: string;
    /** JSON pointer to the value. */
    instancePath: string;
    schemaPath: string;
    params: Record<string, unknown>;
    propertyName?: string;
  }
  interface Validator {
    (value: unknown): boolean;
    errors?: ValidationError[] | null;
  }
  export const clause: Validator;
  export const manifest: Validator;
  export const concepts: Validator;
  export const weakWording: Validator;
  export const jurisdictions: Validator;
  export const seeds: Validator;
  export const templates: Validator;
  export const customPlaybook: Validator;
  export const rfp: Validator;
  export const agreement: Validator;
  export const configuration: Validator;
  export const decisions: Validator;
  export const review: Validator;
  export const baseline: Validator;
}
