import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli.ts';
import { folderWith } from './folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

interface How {
  readonly env?: Record<string, string>;
  readonly input?: string;
  readonly cwd?: string;
}

/** Runs `coach` in a folder, in this process. One without a `.env` gets an empty one, before one next to the program is read. */
export async function coach(words: readonly string[], how: How = {}): Promise<Ended> {
  const cwd = how.cwd ?? (await folderWith({}));
  await withSettings(cwd);
  const said = { out: '', error: '' };
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await main(words, {
      env: { ...how.env },
      input: Readable.from([how.input ?? '']),
      out: into((text) => {
        said.out += text;
      }),
      error: into((text) => {
        said.error += text;
      }),
    });
    return { code, ...said };
  } finally {
    process.chdir(before);
  }
}

function into(take: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      take(text);
      done();
    },
  });
}

/** The same as a user does, in a process of its own, which ends once it serves. */
export async function coachProcess(words: readonly string[], how: How = {}): Promise<Ended> {
  const cwd = how.cwd ?? (await folderWith({}));
  await withSettings(cwd);
  const child = spawn(process.execPath, [join(root, 'bin/coach.js'), ...words], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...how.env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (/are at http/.test(text)) child.kill('SIGTERM');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  child.stdin.end(how.input ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

export interface Program {
  /** Where it listens, such as http://127.0.0.1:3000. */
  readonly address: string;
  /** What it has printed. */
  said(): string;
  /** What it has logged. */
  logged(): string;
  /** Its folder gets a snapshot of all that it has in memory, where it was started to make one at that signal. */
  signal(name: NodeJS.Signals): void;
  /** Sends SIGTERM. Resolves with the exit code when nothing of it runs any more. */
  stop(): Promise<number | null>;
}

/** Starts the bot and leaves it running until it is told to stop, at the latest with the test. */
export async function startCoach(cwd: string, env: Record<string, string> = {}): Promise<Program> {
  await withSettings(cwd);
  return startProgram([process.execPath, join(root, 'bin/coach.js'), 'start'], cwd, env);
}

/** The same by another command, such as npm. */
export async function startProgram(
  [command = '', ...words]: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Program> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, words, {
    cwd,
    env: { PATH, HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Not on exit: what it started holds the pipe as well.
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const [, found] = /guides are at (http\S+)\/guides\n/.exec(out) ?? [];
      if (found) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`${command} ended with ${code}: ${log}`)));
  });
  return {
    address,
    said: () => out,
    logged: () => log,
    signal: (name) => void child.kill(name),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function withSettings(folder: string): Promise<void> {
  const path = join(folder, '.env');
  if (!existsSync(path)) await writeFile(path, '');
}
