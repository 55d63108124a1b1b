import type { Language } from '../text/types';

/**
 * Language of help, errors and findings: the `--locale` option wherever it stands on the command line (help and usage
 * errors need it before the line is parsed), else the POSIX variables in their order of precedence, else English.
 */
export function chooseLocale(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--') break;
    const value = argument === '--locale' ? argv[index + 1] : argument.startsWith('--locale=') ? argument.slice(9) : undefined;
    if (value === 'en' || value === 'fr') return value;
  }
  const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^fr([-_.@]|$)/i.test(name) ? 'fr' : 'en';
}
