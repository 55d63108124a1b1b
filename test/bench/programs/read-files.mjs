// The floor of any reading: the bytes, decoded.
import { readFileSync } from 'node:fs';
import { markdownFiles } from './markdown-files.mjs';

const decoder = new TextDecoder('utf-8', { fatal: true });
for (const file of markdownFiles(process.argv[2])) decoder.decode(readFileSync(file));
