export function messageReader(onMessage: (message: { [key: string]: unknown }) => void): (chunk: Buffer) => void;
