// One-character edits over stdio: from the change to the findings of that version.
import { EditorSession } from '../editor.mjs';
import { markdownContract, yamlContract } from '../generate/contracts.mjs';
import { TimeLimit } from '../language-client.mjs';
import { figureOf, figureText, ratio, result } from '../results.mjs';
import { markdownServer, ours, oursPulled, raw, unifiedServer, yamlServer } from '../servers.mjs';
import { sizeName, timeText } from '../sizes.mjs';
import { median, percentile } from '../statistics.mjs';
import { period, typing } from '../typing.mjs';

/** More findings than an editor shows; above, the payload would be what is measured. */
const mostFindings = 100;
/** Times faster than each peer, by size. */
const peerTargets = {
  1e4: () => '≥ 3',
  1e5: () => '≥ 15',
  1e6: (peer) => (peer === unifiedServer ? '≥ 1000' : '≥ 100'),
};
const settle = 20;

export async function edit(context) {
  const { quick, peers } = context;
  const [usual, largest] = quick ? [1e5, 2e5] : [1e6, 5e6];
  const results = [];
  const markdown = new Map();
  for (const size of quick ? [1e4, usual, largest] : [1e4, 1e5, usual, largest]) {
    const document = { name: 'agreement.md', text: markdownContract(size), size };
    const others = peers && size < largest ? [markdownServer, unifiedServer] : [];
    const figures = await measure([raw, ours, ...(size === usual ? [oursPulled] : []), ...others], document, context);
    markdown.set(size, figures);
    results.push(...againstFloor(size, figures, size === usual), ...againstPeers(size, figures, others, 'Markdown'));
  }
  const growth = ratio(markdown.get(largest).get(ours).p50, markdown.get(usual).get(ours).p50);
  results.push(
    result(`edit, p50: ${sizeName(largest)} ÷ ${sizeName(usual)}`, growth, {
      target: '≤ 1.5',
      valid: [largest, usual].every((size) => isValid(markdown.get(size).get(ours))),
    }),
  );
  for (const size of quick ? [1e4, usual] : [1e4, 1e5, usual]) {
    const document = { name: 'agreement.yaml', text: yamlContract(size), size };
    const others = peers ? [yamlServer] : [];
    const figures = await measure([raw, ours, ...others], document, context);
    results.push(...againstFloor(size, figures, false, 'YAML'), ...againstPeers(size, figures, others, 'YAML'));
  }
  return results;
}

function againstFloor(size, figures, judged, format = 'Markdown') {
  const name = `edit ${sizeName(size)} ${format}`;
  const floor = figures.get(raw);
  const lines = [];
  for (const [server, mine] of figures) {
    if (server !== ours && server !== oursPulled) continue;
    const push = server === ours;
    for (const [share, target] of Object.entries({ p50: '≤ 3', p95: '≤ 6' })) {
      const detail = `${milliseconds(mine[share])}; floor ${milliseconds(floor[share])}; ${describe(mine)}`;
      lines.push(
        result(`${name}, ${share}${push ? '' : ', findings asked for'} ÷ raw RPC`, ratio(mine[share], floor[share]), {
          target: judged && push ? target : null,
          detail,
          valid: isValid(mine),
        }),
      );
    }
  }
  return lines;
}

function againstPeers(size, figures, others, format) {
  const mine = figures.get(ours);
  return others.map((peer) => {
    const theirs = figures.get(peer);
    return result(`edit ${sizeName(size)} ${format}, p50: ${peer.name} ÷ ours`, ratio(theirs.p50, mine.p50), {
      target: peerTargets[size]?.(peer) ?? null,
      detail: `${milliseconds(theirs.p50)} (${theirs.edits} edits, ${theirs.findings} findings${theirs.problem ? `; ${theirs.problem}` : ''}); ours ${milliseconds(mine.p50)}`,
      valid: isValid(mine),
    });
  });
}

const milliseconds = (figure) => (figure ? `${figure.bound ? `${figure.bound} ` : ''}${timeText(figure.value)}` : 'not measured');

/** A server that shows nothing has reviewed nothing, and one that answers otherwise after an undone edit is wrong. */
const isValid = ({ findings, restored }) => findings > 0 && findings <= mostFindings && restored;

function describe({ edits, findings, restored, counts, problem }) {
  const counted = counts
    ? `per edit ${figureText({ value: counts.segmentsParsed })} segments, ${figureText({ value: counts.charactersRead })} characters`
    : 'segments –, characters –';
  return [
    `${edits} edits`,
    findings > 0 ? `${findings} findings` : 'NOTHING REVIEWED',
    counted,
    !restored && 'OTHER FINDINGS AFTER UNDOING',
    problem,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Server → medians over the rounds, the servers taking turns. One that timed out, or was slow, is not asked again. */
async function measure(servers, document, { rounds, quick, limit, folder, progress }) {
  const samples = new Map(servers.map((server) => [server, []]));
  for (let round = 1; round <= rounds.edit; round++) {
    for (const server of servers) {
      const own = samples.get(server);
      if (own.some(({ slow }) => slow)) continue;
      progress(`edit ${sizeName(document.size)} ${document.name}, ${server.name}, round ${round} of ${rounds.edit}`);
      own.push(
        await session(server, document, {
          edits: quick ? period : 2 * period,
          seed: round,
          limit,
          folder,
          budget: quick ? 8 : 25,
        }),
      );
    }
  }
  return new Map(servers.map((server) => [server, summary(samples.get(server))]));
}

function summary(samples) {
  const counted = samples.flatMap(({ counts }) => counts ?? []);
  const problem = samples.find((sample) => sample.problem)?.problem;
  const each = (key) => figureOf(samples.flatMap((sample) => sample[key] ?? []));
  return {
    p50: each('p50'),
    p95: each('p95'),
    edits: samples.reduce((sum, { edits }) => sum + edits, 0),
    findings: Math.max(...samples.map(({ findings }) => findings)),
    restored: samples.every(({ restored }) => restored),
    counts: counted.length
      ? {
          segmentsParsed: median(counted.map(({ segmentsParsed }) => segmentsParsed)),
          charactersRead: median(counted.map(({ charactersRead }) => charactersRead)),
        }
      : null,
    problem,
  };
}

async function session(server, document, { edits, seed, limit, folder, budget }) {
  const editor = new EditorSession(server, document, { limit, folder });
  const times = [];
  const out = { edits: 0, findings: 0, restored: true, slow: false };
  try {
    await editor.open();
    out.findings = editor.findings.length;
    const before = JSON.stringify(editor.findings);
    await editor.counts();
    const started = performance.now();
    for (const change of typing(editor.document.lines, seed)) {
      const spent = (performance.now() - started) / 1000;
      if (times.length >= edits || (times.length >= 3 && spent > budget)) break;
      times.push(await editor.edit(change));
      await new Promise((resolve) => setTimeout(resolve, settle));
    }
    if (times.length === edits) out.restored = JSON.stringify(editor.findings) === before;
    const counts = await editor.counts();
    if (counts) {
      out.counts = { segmentsParsed: counts.segmentsParsed / times.length, charactersRead: counts.charactersRead / times.length };
    }
  } catch (error) {
    out.problem = error.message;
    out.slow = true;
    if (error instanceof TimeLimit) out.p50 = out.p95 = { value: Math.max(error.seconds * 1000, ...times), bound: '>' };
  } finally {
    await editor.close();
  }
  out.edits = times.length;
  if (times.length > 0 && !out.p50) {
    out.p50 = { value: percentile(times, 0.5) };
    out.p95 = { value: percentile(times, 0.95) };
  }
  // A session that could not do its edits in time would not do better on a second try.
  out.slow ||= times.length < edits / 4;
  return out;
}
