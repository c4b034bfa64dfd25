import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folderWith } from './folder.ts';

const root = new URL('../..', import.meta.url).pathname;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs `coach` as a user does, in a folder without a `.env`. */
export async function coach(
  words: readonly string[],
  options: { env?: Record<string, string>; input?: string; cwd?: string } = {},
): Promise<Ended> {
  const cwd = options.cwd ?? (await folderWith({}));
  const child = spawn(process.execPath, [join(root, 'bin/coach.js'), ...words], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...options.env },
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
  child.stdin.end(options.input ?? '');
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, error })));
}

/** Starts the bot and leaves it running until it is told to stop, at the latest with the test. */
export async function startCoach(
  cwd: string,
  env: Record<string, string> = {},
): Promise<{ stop(): Promise<number | null> }> {
  const child = spawn(process.execPath, [join(root, 'bin/coach.js'), 'start'], {
    cwd,
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => /are at http/.test(text) && resolve());
    child.once('close', (code) => reject(new Error(`coach start ended with ${code}`)));
  });
  return {
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
