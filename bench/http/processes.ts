import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export interface Served {
  readonly port: number;
  readonly pid: number;
  /** Of the processor, in all, as Linux counts it in hundredths of a second. */
  cpuMs(): number;
  stop(): void;
}

/** Starts a program that listens on the port it is given, and waits until it does. */
export async function serve(
  words: (port: number) => readonly string[],
  env: (port: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, words(port), {
    env: { ...process.env, ...env(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill());
  await listening(port, child);
  const pid = child.pid ?? 0;
  return { port, pid, cpuMs: () => cpuMs(pid), stop: () => child.kill() };
}

function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may hold spaces
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const isThere = await fetch(`http://127.0.0.1:${port}/`).then(
      (answer) => answer.arrayBuffer().then(() => true),
      () => false,
    );
    if (isThere) return;
    await setTimeout(50);
  }
  throw new Error('a program of the bench ended before it listened');
}

/** What a program goes on doing after its start, such as trying out its search, is no request's. */
export async function untilIdle({ cpuMs }: Served): Promise<void> {
  for (let before = -1; cpuMs() !== before; ) {
    before = cpuMs();
    await setTimeout(1000);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
