/** Why a repository does not tell what changed. Plain data: it is said in another bundle than it is found in. */
export type GitProblem =
  | { is: 'no-repository'; folder: string }
  | { is: 'bare'; folder: string }
  /** What it keeps objects or references in: `sha256`, `reftable`. */
  | { is: 'format'; format: string }
  | { is: 'index'; why: 'version-4' | 'split' }
  /** Not written as anything that is read here, such as `main@{yesterday}`. */
  | { is: 'not-a-ref'; ref: string }
  /** `known`: branches, tags and remote branches. */
  | { is: 'unknown-ref'; ref: string; known: string[]; shallow: boolean }
  | { is: 'ambiguous-id'; ref: string }
  | { is: 'not-a-commit'; ref: string }
  | { is: 'no-such-parent'; ref: string; shallow: boolean }
  | { is: 'no-merge-base'; ref: string; shallow: boolean }
  | { is: 'missing-object'; oid: string; shallow: boolean }
  | { is: 'outside'; file: string; root: string }
  | { is: 'unreadable'; folder: string; why: string };

export class GitFailure extends Error {
  constructor(readonly gitProblem: GitProblem) {
    super(gitProblem.is);
  }
}

/** By what it carries: `instanceof` knows only the class of its own bundle. */
export function isGitFailure(error: unknown): error is GitFailure {
  return error instanceof Error && 'gitProblem' in error;
}

/** The `code` that Node and isomorphic-git put on what they throw. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
