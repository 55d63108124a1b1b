import { printable, styles } from '../../reports/layout';
import type { Source } from '../batch/reading';
import type { Shell } from '../shell';
import { wantsColour } from '../terminal';

/** What a fix changes in a document, as a unified diff of its text that `patch -p1` and `git apply` take. */
export async function patch(before: Source, after: Source, shell: Shell, color: boolean | undefined): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const { path } = before.document;
  const text = createTwoFilesPatch(`a/${path}`, `b/${path}`, textOf(before), textOf(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return shell.stdout.isTTY || color ? forReaders(text, wantsColour(shell, color, false)) : text;
}

/** With the mark at its beginning, which a patch has to find there. */
function textOf({ document, bytes }: Source): string {
  return bytes?.[0] === 0xef ? `\ufeff${document.text}` : document.text;
}

/** A document must not drive the terminal. */
function forReaders(text: string, colour: boolean): string {
  const style = styles(colour);
  const shown = (line: string) => {
    const [, indent = '', rest = ''] = /^([-+ ]?[ \t]*)(.*)$/s.exec(line) ?? [];
    return indent + printable(rest);
  };
  const lines = text.split('\n').map((line) => {
    if (/^(---|\+\+\+) /.test(line)) return style.bold(shown(line));
    if (line.startsWith('@@')) return style.cyan(shown(line));
    if (line.startsWith('+')) return style.green(shown(line));
    return line.startsWith('-') ? style.red(shown(line)) : shown(line);
  });
  return lines.join('\n');
}
