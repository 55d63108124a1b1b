export function markdownContract(size: number, seed?: number): string;
export function yamlContract(size: number, seed?: number): string;
