// Reviews one family's documents of growing size, the code warm: review-family.mjs FAMILIES NAME FORMAT SIZE… Prints a line when it is
// warm and then one for each size, `{size, seconds}`: bytes of UTF-8, and CPU a review.
import { createRequire } from 'node:module';
import { contractText } from '../generate/contracts.mjs';
import { median } from '../statistics.mjs';

const { createEngine } = createRequire(import.meta.url)('../../../server/dist/index.js');

/** A review too fast for the clock is made again, until this many seconds are spent. */
const enough = 0.5;
const most = 7;

const [module, name, format, ...sizes] = process.argv.slice(2);
const { families } = await import(module);
const write = families.find((family) => family.name === name)?.text ?? ((size) => contractText(format, size));

const other = contractText(format, 10_000, 99);

// The compiler's work belongs to no size.
for (let turn = 1; turn <= 3; turn++) secondsOfReview(contractText(format, 20_000, turn));
for (let turn = 0; turn < 2; turn++) secondsOfReview(write(10_000));
console.log('warm');

for (const size of sizes) {
  const text = write(Number(size));
  const times = [];
  for (let spent = 0; times.length === 0 || (spent < enough && times.length < most); spent += times.at(-1))
    times.push(secondsOfReview(text));
  console.log(JSON.stringify({ size: Buffer.byteLength(text), seconds: median(times) }));
}

/**
 * With an engine of its own: nothing is remembered from the review before. What an engine does once is done with another document, for
 * a constant in every size would flatten the growth.
 */
function secondsOfReview(text) {
  const engine = createEngine();
  const path = { markdown: 'agreement.md', yaml: 'agreement.yaml', text: 'agreement.txt' }[format];
  const review = (content) => engine.analyse({ name: path, documents: [engine.readRequested({ path, text: content })] });
  review(other);
  const before = process.cpuUsage();
  review(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
