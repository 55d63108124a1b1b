import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { explanationAnswer } from '../../reports/answers';
import type { Language } from '../../text/types';
import type { DocumentReader } from './documents';
import { mcpProse } from './prose';

const type = 'text/markdown';
const uriOf = (clause: string) => `civicclause://clauses/${encodeURIComponent(clause)}`;

/** The clauses of the playbook of the first folder, as pages to attach to a conversation. */
export function offerClausePages(server: McpServer, reader: DocumentReader, locale: Language): void {
  const words = mcpProse[locale];
  const playbook = async () => {
    const found = await reader.playbook({}, locale);
    if ('problem' in found) throw new Error(found.problem);
    return found.playbook;
  };
  const template = new ResourceTemplate('civicclause://clauses/{clause}', {
    list: async () => ({
      resources: (await playbook()).clauses.map(({ id, title }) => ({
        uri: uriOf(id),
        name: id,
        title: title[locale],
        mimeType: type,
      })),
    }),
    complete: {
      clause: async (begun) => (await playbook()).clauses.map(({ id }) => id).filter((id) => id.startsWith(begun)),
    },
  });
  const about = { title: words.titles.explain, description: words.clausePages, mimeType: type };
  server.registerResource('clause', template, about, async (uri, { clause }) => {
    const named = decodeURIComponent(String(clause));
    const answer = explanationAnswer(named, { playbook: await playbook(), locale });
    if ('problem' in answer) throw new Error(answer.problem);
    return { contents: [{ uri: uri.href, mimeType: type, text: answer.text }] };
  });
}

/** What a user may ask for by name. */
export function offerPrompts(server: McpServer, locale: Language): void {
  const { prompts, inputs } = mcpProse[locale];
  const argsSchema = { path: z.string().min(1).max(4096).describe(inputs.path) };
  for (const [name, { title, description, text }] of Object.entries(prompts))
    server.registerPrompt(name, { title, description, argsSchema }, ({ path }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: text(path) } }],
    }));
}
