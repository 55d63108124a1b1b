import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import diff from 'highlight.js/lib/languages/diff';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

const grammars = { bash, diff, javascript, json, markdown, typescript, xml, yaml };
for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar);

/** The markup of a sample, in the language it is said to be in; of one that says none, where that is plain from its first line. */
export function highlighted(code, info) {
  const language = info.trim().split(/\s/)[0] || guessed(code);
  return hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : undefined;
}

function guessed(code) {
  if (/^(\w+=\S+ )*(civicclause|npm|npx|node|git|parallel|brew|cat) /.test(code)) return 'bash';
  return /^---\n[\s\S]*\n---\n?$/.test(code) ? 'yaml' : '';
}
