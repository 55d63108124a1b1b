export interface Figure {
  value: number;
  bound?: '>' | '<';
}
export interface Result {
  name: string;
  figure: Figure | null;
  target: string | null;
  pass: boolean | null;
  detail: string;
}
export function figureOf(samples: readonly Figure[]): Figure | null;
export function ratio(above: Figure | null, below: Figure | null): Figure | null;
export function meets(figure: Figure | null, target: string): boolean;
export function result(
  name: string,
  figure: Figure | null,
  options?: { target?: string | null; detail?: string; valid?: boolean },
): Result;
export function digits(value: number): string;
export function figureText(figure: Figure | null): string;
export function toMarkdown(results: readonly Result[]): string;
export function toJson(results: readonly Result[]): string;
