import { describe, expect, it } from 'vitest';
import { attachmentNamed } from '../../../server/src/navigation';

const files = [
  'file:///deal/agreement.md',
  'file:///deal/annexes/schedule-c-security.md',
  'file:///deal/annexes/schedule-d.md',
  'file:///deal/annexes/schedule-d-old.md',
  'file:///deal/annexes/Annexe%20B%20%E2%80%93%20S%C3%A9curit%C3%A9.md',
  'file:///deal/security.policy.txt',
];

describe('the file that is a document as a contract names it', () => {
  it.each([
    ['Schedule C', 1],
    ['the Security Schedule', 1],
    ['SCHEDULE D', 2],
    ['l’annexe B', 4],
    ['annexe B de sécurité', 4],
  ])('%s', (name, index) => {
    expect(attachmentNamed(name, files)).toBe(files[index]);
  });

  it.each(['Schedule', 'the Policy', 'Schedule E', 'Schedule D of the Lease', '', '…'])(
    'is not there, or not certain: %j',
    (name) => {
      expect(attachmentNamed(name, files)).toBeUndefined();
    },
  );

  it('is undefined where several may be meant', () => {
    expect(attachmentNamed('Schedule C', [...files, 'file:///other/schedule-c-fees.md'])).toBeUndefined();
  });

  it('takes an address that is none as it stands', () => {
    expect(attachmentNamed('Schedule C', ['file:///a/schedule-c-100%.md'])).toBe('file:///a/schedule-c-100%.md');
  });
});
