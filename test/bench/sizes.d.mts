export function sizeName(bytes: number): string;
export function timeText(milliseconds: number): string;
export function memoryText(bytes: number): string;
