import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith } from './run';

/** A git repository with these files in its first commit, on branch `main`; removed after the suite. Values are file contents. */
export class GitFolder {
  readonly path: string;

  constructor(files: Record<string, string | Uint8Array>, init: string[] = []) {
    this.path = folderWith(files);
    this.git('init', '--quiet', '--initial-branch=main', ...init);
    if (Object.keys(files).length > 0) this.commit('first');
  }

  /** Runs git, and gives what it says. */
  git(...args: string[]): string {
    return gitIn(this.path, ...args);
  }

  /** Commits everything that is there. */
  commit(message = 'more'): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
  }

  write(path: string, content: string | Uint8Array): void {
    writeFileSync(join(this.path, path), content);
  }

  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true });
  }
}

/** Runs git in a folder, without the settings of whoever runs the tests. */
export function gitIn(folder: string, ...args: string[]): string {
  const settings = ['user.name=T', 'user.email=t@example.org', 'commit.gpgsign=false', 'protocol.file.allow=always'];
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', HOME: folder };
  const all = [...settings.flatMap((setting) => ['-c', setting]), ...args];
  const { status, stdout, stderr, error } = spawnSync('git', all, { cwd: folder, encoding: 'utf8', env });
  if (status !== 0) throw error ?? new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}
