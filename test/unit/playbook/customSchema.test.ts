import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { customPlaybookFile, customPlaybookSchema } from '../../../scripts/generate-schemas.mjs';

test('the schema of playbooks of one’s own is that of the playbook as it is now: npm run generate', () => {
  expect(readFileSync(customPlaybookFile, 'utf8')).toBe(customPlaybookSchema());
});
