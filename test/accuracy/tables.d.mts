import type { DocumentErrors, Report } from './report.mjs';

export interface Table {
  title: string;
  columns: string[];
  groups: string[][][];
  notes: string[];
}
export function percent(score: { value: number; low?: number; high?: number } | null | undefined, digits?: number): string;
export function reportTables(report: Report): Table[];
export function toText(tables: Table[]): string;
export function toMarkdown(tables: Table[]): string;
export function errorText(documents: DocumentErrors[]): string;
