export interface OneEdit {
  line: number;
  character: number;
  removed?: number;
  text: string;
}
export const period: number;
export function typing(lines: readonly string[], seed?: number): Generator<OneEdit, never>;
