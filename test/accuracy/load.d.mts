export interface Families {
  salt: string;
  families: Record<string, string[]>;
}
export function familyOf(name: string, families: Families): { family: string; half: 'tune' | 'held' };
export function labelledDocuments(
  folder: string,
  families: Families,
):
  | {
      name: string;
      kind: string;
      language: string;
      family: string;
      half: string;
      text: string;
      clauses: Record<string, { status: string }>;
    }[]
  | undefined;
export function cuadContracts(
  folder: string,
  characters: number,
): { contracts: { name: string; text: string; found: Record<string, boolean> }[]; of: number; map: unknown } | undefined;
