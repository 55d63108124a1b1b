/** Stands in for a worker that a document kills: reviews nothing, and dies of a path that says how. */
export default function work({ input: { path } }) {
  if (path === 'memory.md') die(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
  else if (path === 'crash.md') die(new Error('crashed'));
  else if (path === 'throws.md') throw new Error('thrown');
  else return { pieces: [path], documents: 1, summary: {}, notReviewed: [] };
  return new Promise(() => undefined);
}

function die(error) {
  setImmediate(() => {
    throw error;
  });
}
