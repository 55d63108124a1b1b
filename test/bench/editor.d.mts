import type { OneEdit } from './typing.mjs';

export class EditedDocument {
  constructor(name: string, text: string, folder: string);
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly lines: readonly string[];
  text(): string;
  edit(edit: OneEdit, incremental: boolean): { range?: object; text: string };
}
