import { setFlagsFromString } from 'node:v8';

/** Versions of V8 in which it has been measured (Node 20). */
const versions = ['11'];

/**
 * Has V8 optimise a function after eight times the work it would else wait for. Most reviews end before what optimising costs is
 * earned back, and what is optimised later is optimised once: 1 MB takes a fifth less CPU, 10 MB no more. From then on, V8 takes no
 * code that was kept under other flags.
 */
export function optimiseLate(): void {
  if (versions.includes(process.versions.v8.split('.')[0]!)) setFlagsFromString('--interrupt-budget=1000000');
}
