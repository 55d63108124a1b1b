import { describe, expect, it } from 'vitest';
import { createEngine } from '../../server/src/engine';
import { renderJson, renderJsonLine, renderPretty } from '../../server/src/reports';
import { civicclause, folderWith, thinAgreement } from '../cli/run';
import { hostileAgreement, hostileYaml, payloads } from './support/hostile';

const engine = createEngine();
const review = (path: string, text: string) =>
  engine.review([{ name: path, documents: [engine.readRequested({ path, text })] }], { locale: 'en' });
/** Everything that moves the cursor, reorders or hides; line feeds are the report's own. */
const acting = /[^\P{Cc}\n]|[\u2028\u2029\p{Bidi_Control}\u{e0000}-\u{e007f}]/u;
const csi = '\u001b[';

/** The report's own sequences are those of colour, on one number. */
const withoutColour = (report: string) =>
  report
    .split(csi)
    .map((piece, at) => (at === 0 ? piece : piece.replace(/^\d+m/, '')))
    .join('');

describe.each(Object.entries(payloads))('a document with %s', (_name, text) => {
  const reviews = { Markdown: review(`${text}.md`, hostileAgreement(text)), YAML: review(`${text}.yaml`, hostileYaml(text)) };

  it.each(['Markdown', 'YAML'] as const)('%s: the report for readers has no character that acts', (format) => {
    for (const colour of [false, true])
      for (const locale of ['en', 'fr'] as const) {
        const report = renderPretty(reviews[format], engine.playbook, { locale, width: 80, colour, verbose: true });
        expect(withoutColour(report)).not.toMatch(acting);
        expect(report.includes(csi)).toBe(colour);
      }
  });

  it.each(['Markdown', 'YAML'] as const)('%s: the JSON has none either, and the same data', (format) => {
    for (const render of [renderJson, renderJsonLine]) {
      const json = render(reviews[format]);
      expect(json.replaceAll(/[\u{e0000}-\u{e007f}]/gu, '')).not.toMatch(acting);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(reviews[format])));
    }
  });

  it('is quoted in its review: there was something to neutralise', () => {
    expect(
      JSON.stringify(reviews.Markdown.procurementFiles[0]?.clauses.flatMap(({ evidence }) => evidence)).length,
    ).toBeGreaterThan(2 * Math.min(text.length, 200));
  });
});

describe('the command line', () => {
  it('shows file names and texts that would drive the terminal, or look like its own lines, as what they are', () => {
    const evil = 'evil\u001b]0;owned\u0007\u202e\ncivicclause: all is well\n.md';
    const folder = folderWith({
      [evil]: hostileAgreement(payloads['C1 control characters']!),
      [`bad${evil}`]: new Uint8Array([0xff, 0x00, 0x80]),
      'c.yaml': `\u001b[2J: x\n`,
    });
    const args = ['check', evil, `bad${evil}`, `absent${evil}`, '--verbose'];
    const runs = [
      civicclause(args, { cwd: folder }),
      civicclause([...args, '--format', 'json'], { cwd: folder }),
      civicclause([...args, '--format', 'ndjson'], { cwd: folder }),
      civicclause(['check', evil, '--config', 'c.yaml'], { cwd: folder }),
      civicclause(['check', evil, '--config', evil], { cwd: folder }),
      civicclause(['check', evil, '--output', `no/${evil}`], { cwd: folder }),
      civicclause(['explain', evil], { cwd: folder }),
      civicclause([evil], { cwd: folder }),
      civicclause(['check', `--${evil}`], { cwd: folder }),
      civicclause(['check', '--format', evil], { cwd: folder }),
    ];
    for (const { stdout, stderr, status } of runs) {
      expect(status).toBe(2);
      expect(stdout + stderr).not.toMatch(acting);
      expect(stdout + stderr).not.toMatch(/^civicclause: all is well/m);
    }
  });

  it('shows a document on standard input whose name was given the same way', () => {
    const run = civicclause(['check', '--stdin', '--stdin-path', '\u001b[2J\u009b.md'], { input: thinAgreement });
    expect(run.stdout + run.stderr).not.toMatch(acting);
  });
});
