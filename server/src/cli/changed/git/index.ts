/** What changed in a git repository, read from its files: no program is started. A bundle of its own, which only `check --changed` runs. */
export { openRepository, type Repository } from './repository';
