import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { ConfigurationProblem } from '../../configuration';
import { lineStartsOf, rangeAt } from '../../documents';
import { inert } from '../../text/inert';
import type { Session } from '../session';
import { source } from '../toProtocol';
import type { ConfigurationStore } from './store';

/**
 * Shows what is wrong with configuration files on these files, whether they are open or not. Pushed also to clients that pull: they are
 * asked for no findings of such a file. What another extension says of an open file by our JSON Schema is not said twice.
 */
export function showProblems(session: Session, store: ConfigurationStore): void {
  const shown = new Map<string, string>();
  let turn = Promise.resolve();
  store.onProblems((problems) => {
    turn = turn.then(() => show(problems)).catch(() => undefined);
  });

  async function show(problems: ConfigurationProblem[]): Promise<void> {
    const files = new Map<string, Map<string, ConfigurationProblem>>();
    for (const file of shown.keys()) files.set(file, new Map());
    for (const problem of problems) {
      const own = files.get(problem.file) ?? new Map<string, ConfigurationProblem>();
      own.set(JSON.stringify([problem.range, problem.message]), problem);
      files.set(problem.file, own);
    }
    for (const [uri, own] of files) {
      const diagnostics = await diagnosticsOf(uri, [...own.values()]);
      const content = JSON.stringify(diagnostics);
      if (content === (shown.get(uri) ?? '[]')) continue;
      if (diagnostics.length > 0) shown.set(uri, content);
      else shown.delete(uri);
      await session.connection.sendDiagnostics({ uri, diagnostics });
    }
  }

  async function diagnosticsOf(uri: string, problems: ConfigurationProblem[]): Promise<Diagnostic[]> {
    const validated = session.features.options.schemaChecks === false && session.documents.get(uri) !== undefined;
    const told = problems.filter(({ inSchema }) => !validated || !inSchema);
    const file = told.length > 0 ? await store.workspace.read(uri) : undefined;
    const text = file && 'text' in file ? file.text : '';
    const lines = { source: text, lineStarts: lineStartsOf(text) };
    const language = session.locale === 'fr' ? 'fr' : 'en';
    return told.map(({ range, message }) => ({
      range: rangeAt(lines, range ?? { start: 0, end: 0 }),
      severity: DiagnosticSeverity.Error,
      source,
      code: 'configuration',
      message: inert(session.analyser.say(message, language)),
    }));
  }
}
