/** What a stranger may write into any place of a document, by what it would do where it is shown as it is. */
export const payloads: Record<string, string> = {
  'an HTML element': '<img src="https://tracker.invalid/a.png" onerror="alert(1)">',
  'a script': '<script>fetch("https://tracker.invalid")</script>',
  'a Markdown image': '![x](https://tracker.invalid/a.png)',
  'a Markdown link': '[here](https://tracker.invalid)',
  'a link by reference': '[here][ref] and [ref]: https://tracker.invalid',
  'a command link': '[x](command:workbench.action.terminal.new) command:workbench.action.quit',
  'an address': 'https://tracker.invalid www.tracker.invalid mallory@tracker.invalid <https://tracker.invalid>',
  'a theme icon': '$(trash~spin) $(sync~spin)',
  'Markdown structure': '# a | b ``` --- *** > 1. - [ ] ~~x~~ \\',
  'HTML entities': '&lt;img src=x&gt; &#60;b&#62; &amp;lt;',
  'a spreadsheet formula': '=cmd|"/C calc"!A0 @SUM(1+1) +1 -1',
  'colours and a cleared screen': 'a\u001b[31mred\u001b[2J\u001b[H',
  'a title and a link of the terminal': '\u001b]0;owned\u0007\u001b]8;;https://tracker.invalid\u001b\\x\u001b]8;;\u001b\\',
  'the clipboard of the terminal': '\u001b]52;c;bXV0YXRlZA==\u0007',
  'C1 control characters': '\u009b31m\u009d0;owned\u009c\u0090x\u009c',
  'marks that reorder the line': 'safe\u202eelpmaxe\u2066\u2067x\u2069\u200f\u061c',
  'invisible ASCII': 'x\u{e0069}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}y',
  'line separators': 'a\u2028civicclause: all is well\u2029b\u0085c',
  'carriage returns and backspaces': 'no\rok \b\b\b\u007f',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is not one of ours
  'a snippet': '${1:x} $CLIPBOARD ${TM_FILENAME/(.*)/$1/} `date` \\$0 }',
  'a very long word': 'x'.repeat(20_000),
};

/** A Markdown agreement with the text in its front matter, title, headings, parties, defined terms, sentences, table and blanks. */
export function hostileAgreement(text: string): string {
  return `---
title: ${JSON.stringify(text)}
civicclause: ${JSON.stringify(text)}
---

# Services Agreement ${text}

This Agreement is made between the City of Larkhaven ${text} (the "City ${text}") and Meridian ${text} Inc. (the "Vendor ${text}").

## 1. Definitions ${text}

"City Data ${text}" means all information that the Services ${text} collect.

## 2. Storage ${text}

The Vendor may store and process City Data ${text} in any country in which it maintains facilities ${text}.

The Vendor shall endeavour, where feasible, to limit access to City Data ${text} to authorised personnel.

## 3. Incidents

The Vendor shall notify the City of any breach of security within [${text}] hours of ${text}.

| Item | ${text} |
| --- | --- |
| ${text} | The Vendor shall encrypt City Data ${text}. |

## 4. Law

This Agreement is governed by the laws of ${text}. Disputes are settled in accordance with Schedule ${text}.
`;
}

/** The same as structured YAML, with the text in keys, values and titles. */
export function hostileYaml(text: string): string {
  const quoted = JSON.stringify(text);
  return `civicclause:
  kind: agreement
  language: ${quoted}
title: ${quoted}
${quoted}: ${quoted}
parties:
  buyer: { name: ${quoted}, called: ${quoted} }
  supplier: { name: ${quoted}, called: the Vendor }
clauses:
  - id: data-location
    title: ${quoted}
    text: ${JSON.stringify(`The Vendor may store City Data ${text} in any country.`)}
  - id: ${quoted}
    text: ${quoted}
sections:
  - heading: ${quoted}
    text: ${JSON.stringify(`The Vendor shall protect ${text}.`)}
`;
}
