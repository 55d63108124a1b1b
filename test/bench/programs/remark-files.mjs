// The floor of reading Markdown with remark: parses whole files, and nothing else.
import { readFileSync } from 'node:fs';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { markdownFiles } from './markdown-files.mjs';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);
for (const file of markdownFiles(process.argv[2])) processor.parse(readFileSync(file, 'utf8'));
