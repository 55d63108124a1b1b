import playbook from 'civicclause:playbook';
import { describe, expect, it } from 'vitest';
import { readClauses } from '../../../server/src/detection';
import { readDocument } from '../../../server/src/documents';
import { compilePlaybook } from '../../../server/src/playbook';
import { defaultPolicy } from '../../../server/src/policy';

const compiled = compilePlaybook(playbook);

function status(id: string, text: string, language: 'en' | 'fr' = 'en') {
  const document = readDocument({ path: 'agreement.md', text, kind: 'agreement', language });
  const reading = readClauses({ name: 'agreement', documents: [document] }, compiled, defaultPolicy).find(
    (each) => each.id === id,
  )!;
  return { status: reading.status, evidence: reading.evidence.map((each) => each.text) };
}

describe("text under a clause's own heading", () => {
  it('is at least weak, with the sentence, where no pattern knows the wording', () => {
    expect(
      status('decommissioning', '## Decommissioning\n\nA sketch of what becomes of the masts is enclosed for the reader.\n'),
    ).toEqual({
      status: 'weak',
      evidence: ['A sketch of what becomes of the masts is enclosed for the reader.'],
    });
    expect(
      status(
        'decommissioning',
        '## Mise hors service\n\nUne esquisse du sort des mâts est jointe à titre purement indicatif.\n',
        'fr',
      ).status,
    ).toBe('weak');
  });

  it('is missing where the heading stands alone or over a few words', () => {
    expect(status('decommissioning', '## Decommissioning\n\n## Fees\n\nThe City pays monthly.\n').status).toBe('missing');
    expect(status('decommissioning', '## Decommissioning\n\nReserved.\n').status).toBe('missing');
  });

  it('is deferred where it only names another document', () => {
    expect(status('decommissioning', '## Decommissioning\n\nThis matter is dealt with as set out in Schedule F.\n').status).toBe(
      'deferred',
    );
  });
});
