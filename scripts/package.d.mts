export const vsixFile: string;
export const tarballFile: string;
export const pluginFile: string;
export const billFile: string;
export function packageExtension(packagePath?: string, options?: object): Promise<number>;
export function packageCommandLine(packagePath?: string): Promise<number>;
export function packagePlugin(packagePath?: string): number;
export function normalised(archive: Uint8Array): Uint8Array;
