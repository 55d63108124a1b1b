import { closest } from '../../documents/schema';
import { prose } from '../prose/prose';
import type { Shell } from '../shell';
import { UsageError } from '../usage';
import type { GitProblem } from './git/failure';
import { changedProse } from './prose';
import type { Since } from './since';

/** What is wrong, and the way out, as the user is told. */
export function usageErrorOf(problem: GitProblem, { loose }: Since, { locale }: Shell): UsageError {
  const { problems, byHand } = changedProse[locale];
  const shallowOr = (hint: string | undefined, shallow: boolean) => (shallow ? problems.shallow : hint);
  switch (problem.is) {
    case 'no-repository':
      return new UsageError(problems.noRepository(problem.folder));
    case 'bare':
      return new UsageError(problems.bare(problem.folder), problems.bareHint);
    case 'format':
      return new UsageError(problems.format(problem.format), byHand);
    case 'index':
      return new UsageError(problems.index[problem.why], problems.indexHint[problem.why]);
    case 'not-a-ref':
      return new UsageError((loose ? problems.unknownRef : problems.notARef)(problem.ref), problems.notARefHint);
    case 'unknown-ref': {
      const said = (loose ? problems.unknownRef : problems.unknownExactRef)(problem.ref);
      const similar = similarTo(problem.ref, problem.known);
      return new UsageError(said, similar ? prose[locale].usage.didYouMean([similar]) : shallowOr(undefined, problem.shallow));
    }
    case 'ambiguous-id':
      return new UsageError(problems.ambiguousId(problem.ref));
    case 'not-a-commit':
      return new UsageError(problems.notACommit(problem.ref));
    case 'no-such-parent':
      return new UsageError(problems.noSuchParent(problem.ref), shallowOr(undefined, problem.shallow));
    case 'no-merge-base':
      return new UsageError(problems.noMergeBase(problem.ref), shallowOr(byHand, problem.shallow));
    case 'missing-object':
      return new UsageError(problems.missingObject(problem.oid), shallowOr(byHand, problem.shallow));
    case 'outside':
      return new UsageError(problems.outside(problem.file, problem.root));
    case 'unreadable':
      // What git keeps in one file is more than Node reads at once.
      return new UsageError(
        problems.unreadable(problem.folder, problem.why),
        problem.why === 'ERR_FS_FILE_TOO_LARGE' ? byHand : problems.unreadableHint,
      );
  }
}

/** What was meant: a build has `origin/main` where one writes `main`; or a word that looks alike. */
function similarTo(ref: string, known: readonly string[]): string | undefined {
  const [name = '', ...rest] = ref.split(/(?=[~^])/);
  const similar = known.find((each) => each.endsWith(`/${name}`)) ?? closest(name, known);
  return similar && [similar, ...rest].join('');
}
