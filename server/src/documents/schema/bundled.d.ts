/** Schemas, and validation functions generated from schemas/*.json at build time (scripts/compile-schemas.mjs). */
declare module 'civicclause:schemas' {
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
  type SchemaFileName =
    | 'playbook'
    | 'custom-playbook'
    | 'rfp'
    | 'agreement'
    | 'configuration'
    | 'decisions'
    | 'review'
    | 'baseline';
  interface SchemaModule {
    /** The schema as its file has it. */
    document: unknown;
    /** By their names in scripts/compile-schemas.mjs. */
    validators: Readonly<Record<string, Validator>>;
  }
  /** A schema, read when it is first asked for. */
  export default function readSchema(name: SchemaFileName): SchemaModule;
}
