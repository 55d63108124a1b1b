// Reads a playbook folder into one plain object (`PlaybookSource` of server/src/playbook/types.ts).
// The bundles and vitest both get the built-in playbook through this function.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { root } from './paths.mjs';

export const playbookFolder = join(root, 'playbooks', 'smart-city');

/** Files a playbook may do without. */
const optionalFiles = ['jurisdictions.yaml', 'seeds.yaml', 'templates.yaml', 'accuracy.json'];

/** The files of a playbook folder, absolute: the manifest first, concepts and clauses in code-unit order. */
export function playbookFiles(folder = playbookFolder) {
  return [
    join(folder, 'playbook.yaml'),
    join(folder, 'weak-wording.yaml'),
    ...optionalFiles.map((file) => join(folder, file)).filter(existsSync),
    ...yamlIn(folder, 'concepts'),
    ...yamlIn(folder, 'clauses'),
  ];
}

/**
 * The playbook as the engine takes it. Throws an error that names file and line when a file is not YAML,
 * or when two concept files define the same concept.
 */
export function readPlaybookSource(folder = playbookFolder) {
  const concepts = {};
  const definedIn = {};
  for (const file of yamlIn(folder, 'concepts')) {
    for (const [id, concept] of Object.entries(readYaml(file) ?? {})) {
      if (id in concepts) throw new Error(`${name(file)}: concept "${id}" is already defined in ${name(definedIn[id])}`);
      concepts[id] = concept;
      definedIn[id] = file;
    }
  }
  return {
    manifest: readYaml(join(folder, 'playbook.yaml')),
    clauses: yamlIn(folder, 'clauses').map(readYaml),
    concepts,
    weakWording: readYaml(join(folder, 'weak-wording.yaml'))?.tiers ?? [],
    ...optional(folder, 'jurisdictions', (value) => value),
    ...optional(folder, 'seeds', ({ statements }) => statements),
    ...optional(folder, 'templates', (value) => value),
    ...measured(folder),
  };
}

function optional(folder, key, take) {
  const file = join(folder, `${key}.yaml`);
  return existsSync(file) ? { [key]: take(readYaml(file)) } : {};
}

function measured(folder) {
  const file = join(folder, 'accuracy.json');
  return existsSync(file) ? { accuracy: JSON.parse(readFileSync(file, 'utf8')) } : {};
}

function yamlIn(folder, child) {
  return entries(join(folder, child))
    .filter((entry) => /\.ya?ml$/.test(entry))
    .sort()
    .map((entry) => join(folder, child, entry));
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function readYaml(file) {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new Error(`${name(file)}:${lines.linePos(error.pos[0]).line}: ${error.message}`);
  return document.toJS();
}

const name = (file) => relative(root, file).split(sep).join('/');
