import { createEngine, type Engine } from '../engine';
import type { PlaybookSource } from '../playbook';
import { Configurations } from './configuration';
import { loadPlaybooks } from './playbook/load';
import type { Shell } from './shell';

const made = new Map<string, Promise<Engine>>();

/**
 * The engine of some playbooks of one's own, of which the configuration has been found right; of none, the built-in one. Each is made
 * once a process: compiling a playbook takes a moment.
 */
export function engineOf(playbooks: readonly string[] = []): Promise<Engine> {
  const key = playbooks.join('\n');
  let engine = made.get(key);
  if (!engine) {
    engine = make(playbooks);
    made.set(key, engine);
  }
  return engine;
}

/** Files of playbooks have changed: their engines are made anew. */
export function forgetPlaybooks(): void {
  made.clear();
}

async function make(playbooks: readonly string[]): Promise<Engine> {
  if (playbooks.length === 0) return createEngine();
  const { source } = await loadPlaybooks(new Map(playbooks.map((location) => [location, location])));
  if (!source) throw new Error(`a playbook has an error: ${playbooks.join(', ')}`);
  return createEngine(source);
}

/** The playbook that holds in the current folder; undefined where its configuration is wrong, which has then been said. */
export async function playbookHere(shell: Shell): Promise<PlaybookSource | undefined> {
  const configurations = new Configurations({}, createEngine().playbook, shell);
  const { playbooks } = await configurations.ofFolder();
  if (playbooks && (await configurations.complain())) return undefined;
  return (await engineOf(playbooks?.locations)).playbook;
}
