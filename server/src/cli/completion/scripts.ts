import type { Completable } from './tree';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type ShellName = (typeof shells)[number];

/** The completion script of a shell. All words are plain: letters, digits and hyphens. */
export const scripts: Record<ShellName, (commands: readonly Completable[]) => string> = {
  bash: (commands) => `_civicclause() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command \${COMP_WORDS[i]}" in ${pathsOf(commands)}) command="$command \${COMP_WORDS[i]}" ;; esac
  done
  case "$command:$previous" in
${valueCases(commands, (words) => `words='${words}'`)}
    *)
      case "$command:$current" in
${wordCases(commands, (words) => `words='${words}'`)}
      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _civicclause civicclause
`,
  zsh: (commands) => `#compdef civicclause
_civicclause() {
  local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" command='' i
  local -a candidates
  for ((i = 2; i < CURRENT; i++)); do
    case "$command \${words[i]}" in ${pathsOf(commands)}) command="$command \${words[i]}" ;; esac
  done
  case "$command:$previous" in
${valueCases(commands, (words) => `candidates=(${words})`)}
    *)
      case "$command:$current" in
${wordCases(commands, (words) => `candidates=(${words})`)}
      esac ;;
  esac
  compadd -- $candidates || _files
}
compdef _civicclause civicclause
`,
  fish: (commands) => `${commands.flatMap(fishLines).join('\n')}\n`,
  powershell: (commands) => `Register-ArgumentCompleter -Native -CommandName civicclause -ScriptBlock {
  param($current, $ast, $position)
  $typed = @($ast.CommandElements | ForEach-Object { "$_" } | Select-Object -Skip 1)
  if ($current -ne '') { $typed = @($typed | Select-Object -SkipLast 1) }
  $words = @{
${commands.map(({ path, options, words }) => `    '${path}' = @(${quoted([...words.map(({ word }) => word), ...options.map(({ long }) => long)])})`).join('\n')}
  }
  $values = @{
${commands.flatMap((command) => command.options.filter(({ values }) => values.length > 0).map(({ long, values }) => `    '${command.path} ${long}' = @(${quoted(values)})`)).join('\n')}
  }
  $command = ''
  foreach ($word in $typed) { if ($words.ContainsKey("$command $word".Trim())) { $command = "$command $word".Trim() } }
  $previous = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $found = if ($values.ContainsKey("$command $previous")) { $values["$command $previous"] } else { $words[$command] }
  $found | Where-Object { $_ -like "$current*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
};

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Patterns of all commands as they are typed, each after a space. */
function pathsOf(commands: readonly Completable[]): string {
  return commands.flatMap(({ path }) => (path === '' ? [] : [`' ${path}'`])).join('|');
}

/** After an option that takes a value: its words, or none, which leaves files. */
function valueCases(commands: readonly Completable[], set: (words: string) => string): string {
  return commands
    .flatMap(({ path, options }) =>
      options
        .filter(({ takesValue }) => takesValue)
        .map(({ long, short, values }) => {
          const before = path === '' ? ':' : ` ${path}:`;
          const flags = [long, ...(short ? [short] : [])].map((flag) => `'${before}${flag}'`).join('|');
          return `    ${flags}) ${set(values.join(' '))} ;;`;
        }),
    )
    .join('\n');
}

/** Options once a hyphen is typed; before, the command's own words, where it has any. */
function wordCases(commands: readonly Completable[], set: (words: string) => string): string {
  return commands
    .flatMap(({ path, options, words }) => {
      const before = path === '' ? ':' : ` ${path}:`;
      return [
        `        '${before}-'*) ${set(options.map(({ long }) => long).join(' '))} ;;`,
        `        '${before}'*) ${set(words.map(({ word }) => word).join(' '))} ;;`,
      ];
    })
    .join('\n');
}

function fishLines({ path, options, words }: Completable): string[] {
  const typed = path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`;
  const start = `complete -c civicclause -n '${typed}'`;
  const said = (description: string) => (description === '' ? '' : ` -d '${description.replace(/[\\']/g, '\\$&')}'`);
  return [
    ...words.map(({ word, description }) => `${start} -a ${word}${said(description)}`),
    ...options.map(({ long, short, description, takesValue, values }) => {
      const value = values.length > 0 ? ` -x -a '${values.join(' ')}'` : takesValue ? ' -r' : '';
      return `${start} -l ${long.replace(/^--/, '')}${short ? ` -s ${short.slice(1)}` : ''}${value}${said(description)}`;
    }),
  ];
}
