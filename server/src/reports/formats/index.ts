import type { FormatContext, FormatName, ReportFormat } from './format';

export { isComment } from './comment';
export { endings, formatOfPath } from './endings';
export type { FixEdits, FormatContext, FormatName, ReportFormat, ReportWriter, Reviewed, Totals } from './format';
export { formatNames } from './format';

/** Each format is loaded when a run asks for it. */
const loaders: Record<FormatName, (context: FormatContext) => Promise<ReportFormat>> = {
  pretty: async (context) => (await import('./pretty')).prettyFormat(context),
  json: async (context) => (await import('./json')).jsonFormat(context),
  ndjson: async () => (await import('./json')).ndjsonFormat(),
  html: async (context) => (await import('./html')).htmlFormat(context),
  sarif: async (context) => (await import('./sarif')).sarifFormat(context),
  junit: async (context) => (await import('./junit')).junitFormat(context),
  github: async (context) => (await import('./github')).githubFormat(context),
  gitlab: async (context) => (await import('./gitlab')).gitlabFormat(context),
  markdown: async (context) => (await import('./markdown')).markdownFormat(context),
  csv: async (context) => (await import('./csv')).csvFormat(context),
  matrix: async (context) => (await import('./csv')).matrixFormat(context),
};

export function loadFormat(name: FormatName, context: FormatContext): Promise<ReportFormat> {
  return loaders[name](context);
}
