import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** When each file of a folder last changed, by its path inside, as far as Git tells. */
export type GitDates = ReadonlyMap<string, string>;

const mostMs = 20_000;

/** The commit that is checked out; undefined where there is none, or where the history before it is cut off: there every file would seem to have changed with it. */
export async function readHeadCommit(root: string): Promise<string | undefined> {
  const said: string[] = [];
  await run(root, ['rev-parse', 'HEAD', '--is-shallow-repository'], (line) => said.push(line) < 2);
  return said[1] === 'false' ? said[0] : undefined;
}

/** The day of the last commit of each path. */
export async function readGitDates(root: string, wanted: readonly string[]): Promise<GitDates> {
  const missing = new Set(wanted);
  const dates = new Map<string, string>();
  let day = '';
  const asked = ['--format=:%cs', '--name-only', '--no-renames', '--relative', '--no-ext-diff', '--', '.'];
  await run(root, ['log', ...asked], (line) => {
    if (line.startsWith(':')) day = line.slice(1);
    else if (missing.delete(line)) dates.set(line, day);
    return missing.size > 0;
  });
  return dates;
}

/** Feeds each line to `read` until it has enough. Without Git, or where it fails, there are none. */
async function run(root: string, args: readonly string[], read: (line: string) => boolean): Promise<void> {
  const git = spawn('git', ['-c', 'core.quotepath=off', '-c', 'log.showSignature=false', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: mostMs,
  });
  const closed = once(git, 'close').catch(() => []); // There is no Git.
  for await (const line of createInterface({ input: git.stdout })) {
    if (!read(line)) break;
  }
  git.kill();
  await closed;
}
