import { setFlagsFromString } from 'node:v8';

/** Versions of V8 known to have the flag (Node 20 to 24); another might complain of it to the user. */
const versions = ['11', '12', '13'];

/**
 * Has old objects collected once there are a fifth more of them, for a process that lives for days: by itself V8 lets the heap become
 * several times what is in use. Costs no more time, since most of it is done beside the work.
 */
export function keepHeapSmall(): void {
  if (versions.includes(process.versions.v8.split('.')[0]!)) setFlagsFromString('--heap-growing-percent=20');
}
