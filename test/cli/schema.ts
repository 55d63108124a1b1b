import Ajv from 'ajv';
import schema from '../../schemas/review.schema.json';
import type { Review } from '../../server/src/review/types';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, keywords: ['x-description-fr'] }).compile(
  schema,
);

/** What the schema of the review JSON has against a review; empty when nothing. */
export function schemaErrors(review: Review): string[] {
  return validate(review) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
