// Loaded into every measured Node process (NODE_OPTIONS): appends what the process used to the file BENCH_USAGE when it ends.
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// A worker's time is its process's.
if (isMainThread && process.env.BENCH_USAGE) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    appendFileSync(
      process.env.BENCH_USAGE,
      `${JSON.stringify({ microseconds: userCPUTime + systemCPUTime, kilobytes: maxRSS })}\n`,
    );
  });
}
