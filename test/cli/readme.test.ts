import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { civicclause, root } from './run';

/** What the README says that a command prints: whole passages, with … where something is left out. */
const shown = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/<!-- output of: (.+) -->\n\n```text\n([\s\S]*?)```/g)];

describe('the README', () => {
  it('shows output in both languages', () => {
    expect(shown.map(([, command]) => command!.includes('--locale fr'))).toEqual([false, true]);
  });

  it.each(shown.map(([, command, text]) => [command!, text!] as const))('shows what %s prints', (command, text) => {
    const { stdout } = civicclause([...command.split(' '), '--fail-on', 'never'], { cwd: root, env: { COLUMNS: '100' } });
    const printed = stdout.replaceAll(/[\u00a0\u202f]/g, ' ');
    let from = 0;
    for (const passage of text.split(/^…\n/m)) {
      const at = printed.indexOf(passage, from);
      expect(printed, 'the next passage').toContain(passage);
      expect(at, `out of order: ${passage}`).toBeGreaterThanOrEqual(from);
      from = at + passage.length;
    }
  });
});
