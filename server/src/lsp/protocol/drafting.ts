import type { WorkspaceEdit } from 'vscode-languageserver';
import type { PositionRange } from '../../documents/types';
import type { NewDocumentQuestions } from '../../drafting/newDocument/questions';
import type { NewDocumentRequest } from '../../drafting/newDocument/request';

/** `jurisdiction`: its statutes and laws are proposed as answers. */
export type NewDocumentQuestionsParams = Pick<NewDocumentRequest, 'kind' | 'language' | 'jurisdiction'>;

export type NewDocumentResult = { text: string } | { problem: string };

export type { NewDocumentQuestions, NewDocumentRequest };

export interface BlankPlaces {
  /** As written; '' for a line of underscores. */
  label: string;
  /** How often it stands in the document. */
  count: number;
  range: PositionRange;
}

/** What to ask for a blank. Texts are shown as they are, never as markup. */
export interface BlankQuestion extends BlankPlaces {
  /** Values that the label itself offers. */
  offers: string[];
  /** The text on both sides of its first place, on one line. */
  before: string;
  after: string;
}

/** What is to stand in the place of a blank. */
export interface BlankValue {
  /** Where one of its places stands. */
  position: { line: number; character: number };
  value: string;
}

export interface FillBlankParams extends BlankValue {
  uri: string;
}

export interface FillBlanksParams {
  uri: string;
  values: BlankValue[];
}

export interface FilledBlank {
  edit?: WorkspaceEdit;
  /** Why nothing was filled in, or which values were not, in words. */
  problem?: string;
}
