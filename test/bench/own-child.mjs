import { spawn } from 'node:child_process';

/** Starts Node with these arguments; the process does not outlive the bench. */
export function spawnNode(args, options) {
  const child = spawn(process.execPath, args, options);
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  return child;
}
