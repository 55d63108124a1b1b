import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { version } from '../../engine';
import { render } from '../../messages';
import {
  type Answer,
  type AnswerOptions,
  clausesAnswer,
  explanationAnswer,
  missingAnswer,
  type NoAnswer,
  reviewAnswer,
  wordingAnswer,
} from '../../reports/answers';
import { message } from '../../text/message';
import type { Language } from '../../text/types';
import { errorCode } from '../inputs';
import { DocumentReader, type Reading, type ReadingChoice } from './documents';
import { Folders } from './folders';
import { offerClausePages, offerPrompts } from './offers';
import { type McpProse, mcpProse } from './prose';
import { outputs } from './schemas';

export interface McpSettings {
  /** Folders whose documents may be read: absolute paths, without links. */
  roots: readonly string[];
  /** Language of answers where none is asked for. */
  locale: Language;
}

// It would compile its checks as code.
z.config({ jitless: true });

/** Serves assistants over standard input and output, until the input ends. Reads files below its folders, and writes none. */
export async function serveMcp({ roots, locale }: McpSettings): Promise<void> {
  await assistantServer(new DocumentReader(new Folders(roots)), locale).connect(new StdioServerTransport());
}

function assistantServer(reader: DocumentReader, usual: Language): McpServer {
  const words = mcpProse[usual];
  const server = new McpServer(
    { name: 'civicclause', title: 'Civic Clause', version },
    { maxToolInputElements: 200, instructions: words.instructions },
  );
  const inputs = inputsIn(words);
  const { locale, path, readAs, rules } = inputs;
  /** What all tools say of themselves. */
  const about = <Name extends keyof typeof outputs>(name: Name) => ({
    title: words.titles[name],
    description: words.tools[name],
    outputSchema: outputs[name],
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  });
  const asker = new Asker(reader, usual);

  server.registerTool(
    'review',
    { ...about('review'), inputSchema: { path, clauses: inputs.clauses, kind: readAs, ...rules, locale } },
    (input) => asker.ask(input, (options, reading) => reviewAnswer(reading!, options, input.clauses)),
  );
  server.registerTool(
    'list_missing',
    { ...about('list_missing'), inputSchema: { path, theme: inputs.theme, kind: readAs, ...rules, locale } },
    (input) => asker.ask(input, (options, reading) => missingAnswer(reading!, options, input.theme)),
  );
  server.registerTool(
    'explain',
    { ...about('explain'), inputSchema: { clause: inputs.clause, path: path.optional(), kind: readAs, ...rules, locale } },
    (input) => asker.ask(input, (options, reading) => explanationAnswer(input.clause, options, reading?.review)),
  );
  server.registerTool(
    'propose_wording',
    {
      ...about('propose_wording'),
      inputSchema: {
        clause: inputs.clause,
        path: path.optional(),
        kind: inputs.wordingKind,
        language: inputs.wordingLanguage,
        ...rules,
        locale,
      },
    },
    (input) => asker.ask(input, (options, reading) => wordingAnswer(input, options, reading)),
  );
  server.registerTool(
    'list_clauses',
    { ...about('list_clauses'), inputSchema: { theme: inputs.theme, ...rules, locale } },
    (input) => asker.ask(input, (options) => clausesAnswer(options, input.theme)),
  );
  offerClausePages(server, reader, usual);
  offerPrompts(server, usual);
  return server;
}

function inputsIn({ inputs: words }: McpProse) {
  const file = z.string().min(1).max(4096);
  const name = z.string().min(1).max(200);
  const kind = z.enum(['rfp', 'agreement']).optional();
  const language = z.enum(['en', 'fr']).optional();
  const clause = name.describe(words.clause);
  return {
    path: file.describe(words.path),
    clause,
    clauses: z.array(clause).max(100).optional().describe(words.clauses),
    theme: name.optional().describe(words.theme),
    readAs: kind.describe(words.readAs),
    wordingKind: kind.describe(words.wordingKind),
    wordingLanguage: language.describe(words.wordingLanguage),
    rules: {
      config: file.optional().describe(words.config),
      playbook: file.optional().describe(words.playbook),
    },
    locale: language.describe(words.locale),
  };
}

interface Question extends ReadingChoice {
  path?: string;
  locale?: Language;
}

/** Answers by the playbook of the document that is asked about, or of the first folder. */
class Asker {
  readonly #reader: DocumentReader;
  readonly #usual: Language;

  constructor(reader: DocumentReader, usual: Language) {
    this.#reader = reader;
    this.#usual = usual;
  }

  async ask(
    { path, locale = this.#usual, ...choice }: Question,
    answer: (options: AnswerOptions, reading?: Reading) => Answer<object> | NoAnswer,
  ): Promise<CallToolResult> {
    try {
      const { config, playbook, kind } = choice;
      const reading = path === undefined ? undefined : await this.#reader.review(path, { config, playbook, kind }, locale);
      const found = reading ?? (await this.#reader.playbook({ config, playbook }, locale));
      if ('problem' in found) return refusal(found.problem);
      const given = answer({ playbook: found.playbook, locale }, reading && 'review' in reading ? reading : undefined);
      if ('problem' in given) return refusal(given.problem);
      return { content: [{ type: 'text', text: given.text }], structuredContent: { ...given.data } };
    } catch (error) {
      // What goes wrong is said by its kind: its message may quote a document.
      const failure = message('input.failed', { path: path ?? '', cause: 'other', error: errorCode(error) });
      return refusal(render(failure, locale));
    }
  }
}

function refusal(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}
