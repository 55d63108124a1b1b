import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { createAnalyser } from '../../../server/src/lsp/analyser';
import { clientFeatures } from '../../../server/src/lsp/clientFeatures';
import { OpenDocument } from '../../../server/src/lsp/openDocument';
import { defaultSettings } from '../../../server/src/lsp/settings';
import { shiftDiagnostics } from '../../../server/src/lsp/shift';
import { toDiagnostics } from '../../../server/src/lsp/toProtocol';
import { asYaml, editOf } from '../edits';

const analyser = createAnalyser();
const features = clientFeatures({
  processId: null,
  rootUri: null,
  capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true, dataSupport: true } } },
});

const agreement = [
  '# Hosting Agreement\n\nThis Agreement is made between the City of Larkspur (the "City") and Nimbus Hosting Inc. (the "Vendor").\n',
  ...Array.from(
    { length: 80 },
    (_, i) =>
      `## ${i + 1}. Services of kind ${i}\n\nThe Vendor shall provide the services that the order form for kind ${i} describes. They are paid for monthly.\n\nEach party shall bear its own costs of meetings, and shall keep minutes.\n`,
  ),
  '## 90. Data location\n\nThe Vendor shall keep City Data in Canada only, including backups, and shall not move it without consent.\n',
  '## 91. Incidents\n\nThe Vendor shall use commercially reasonable efforts to notify the City of any breach within 24 hours.\n',
  '## 92. Law\n\nThis Agreement is governed by the laws of [Province]. The Vendor may change these terms at its sole discretion.\n',
  '## 93. Subcontractors\n\nThe Vendor shall not subcontract without the prior written consent of the City, as set out in Schedule C.\n',
].join('\n');

function diagnosticsOf(document: OpenDocument, memory = {}): Diagnostic[] {
  const { uri } = document;
  const analysis = analyser.analyse({ uri, live: document.live, memory, settings: defaultSettings, locale: 'en' });
  return toDiagnostics(analysis, uri, features);
}

const letters = fc.constantFrom(
  ...'aeistnr',
  ' ',
  'ab',
  ', ',
  'the ',
  'x\ny',
  '\n\n',
  'Canada ',
  'not ',
  'shall ',
  '## ',
  '[x]',
  '____',
  '**',
);
const edit = editOf(letters, 2);

describe('diagnostics after an edit', () => {
  it.each([
    [10, 'markdown', 'file:///contract.md', agreement],
    [5, 'yaml', 'file:///contract.yaml', asYaml(agreement)],
  ])('that holds nothing new are those of a fresh review (%i times): %s, %s', (runs, languageId, uri, start) => {
    let held = 0;
    let made = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 3, maxLength: 12 }), (edits) => {
        const document = new OpenDocument(uri, languageId, 1, start);
        const memory = {};
        let shown = diagnosticsOf(document, memory);
        for (const { at, length, text } of edits) {
          document.edits = [];
          const from = Math.round(at * document.length);
          const range = { start: document.positionAt(from), end: document.positionAt(from + length) };
          document.change([{ range, text }], document.version + 1);
          const moved = shiftDiagnostics(shown, document.edits![0]!);
          made++;
          if (moved && analyser.stillHolds(document.live, memory)) {
            held++;
            shown = moved;
          } else shown = diagnosticsOf(document, memory);
          const fresh = diagnosticsOf(new OpenDocument(uri, languageId, 1, document.getText()));
          if (JSON.stringify(shown) !== JSON.stringify(fresh)) expect(shown).toEqual(fresh);
        }
      }),
      { numRuns: runs },
    );
    // The quick way is the usual one, or it proves nothing.
    expect(held / made).toBeGreaterThan(0.15);
  });

  it('are not moved where a schema has a say in the words', () => {
    const uri = 'file:///contract.agreement.yaml';
    const yaml = `${asYaml(agreement)}  - id: audit\n    text: |\n      The City may audit as Schedul C says, once a year.\ndates:\n  signed: 2026-01-05\n`;
    const document = new OpenDocument(uri, 'yaml', 1, yaml);
    const memory = {};
    diagnosticsOf(document, memory);
    for (const [at, text] of [
      ['Schedul C says', 'Schedule C says'],
      ['2026-01-05', '2026-01-45'],
    ] as const) {
      const start = document.positionAt(document.getText().indexOf(at));
      const range = { start, end: { ...start, character: start.character + at.length } };
      document.change([{ range, text }], document.version + 1);
      expect(analyser.stillHolds(document.live, memory)).toBe(false);
      expect(diagnosticsOf(document, memory)).toEqual(diagnosticsOf(new OpenDocument(uri, 'yaml', 1, document.getText())));
    }
  });
});
