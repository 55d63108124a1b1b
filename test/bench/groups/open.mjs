// From opening a document to its first findings, in a server that has just been initialised.
import { EditorSession } from '../editor.mjs';
import { markdownContract, yamlContract } from '../generate/contracts.mjs';
import { TimeLimit } from '../language-client.mjs';
import { figureOf, ratio, result } from '../results.mjs';
import { markdownServer, ours, raw, unifiedServer, yamlServer } from '../servers.mjs';
import { sizeName, timeText } from '../sizes.mjs';

export async function open({ quick, peers, rounds, limit, folder, progress }) {
  const size = quick ? 1e5 : 1e6;
  const markdown = { name: 'agreement.md', text: markdownContract(size) };
  const yaml = { name: 'agreement.yaml', text: yamlContract(size) };
  const entries = [
    { server: raw, document: markdown },
    { server: ours, document: markdown },
    ...(peers
      ? [
          { server: markdownServer, document: markdown },
          { server: unifiedServer, document: markdown },
          { server: yamlServer, document: yaml },
        ]
      : []),
  ].map((entry) => ({ ...entry, samples: [], findings: 0 }));
  for (let round = 1; round <= rounds.edit; round++) {
    for (const entry of entries) {
      if (entry.samples.some(({ bound }) => bound)) continue;
      progress(`open ${sizeName(size)}, ${entry.server.name}, round ${round} of ${rounds.edit}`);
      await sample(entry, { limit, folder });
    }
  }
  const figures = new Map(entries.map(({ server, samples }) => [server, figureOf(samples)]));
  const mine = figures.get(ours);
  const valid = entries.find(({ server }) => server === ours).findings > 0;
  const text = (figure) => (figure ? `${figure.bound ? '> ' : ''}${timeText(figure.value)}` : 'not measured');
  const name = `open ${sizeName(size)}, first findings`;
  const lines = [result(`${name}: ours ÷ raw RPC`, ratio(mine, figures.get(raw)), { detail: text(mine) })];
  const others = entries.filter(({ server }) => server !== raw && server !== ours && figures.get(server));
  others.sort((a, b) => figures.get(a.server).value - figures.get(b.server).value);
  if (others.length > 0) {
    const [{ server: fastest }] = others;
    const detail = `${[...others.map(({ server }) => `${server.name} ${text(figures.get(server))}`), `ours ${text(mine)}`].join('; ')}`;
    lines.push(
      result(`${name}: fastest peer (${fastest.name}) ÷ ours`, ratio(figures.get(fastest), mine), {
        target: '≥ 2',
        detail,
        valid,
      }),
    );
  }
  return lines;
}

async function sample(entry, options) {
  const editor = new EditorSession(entry.server, entry.document, options);
  try {
    await editor.open();
    entry.samples.push({ value: editor.opened });
    entry.findings = editor.findings.length;
  } catch (error) {
    if (!(error instanceof TimeLimit)) throw error;
    entry.samples.push({ value: error.seconds * 1000, bound: '>' });
  } finally {
    await editor.close();
  }
}
