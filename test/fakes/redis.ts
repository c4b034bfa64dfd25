import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Where its files lie. */
  readonly folder: string;
  /** As a power cut: no shutdown, no last save. */
  kill(): Promise<void>;
  /** After `kill`: on the same port, with what is on the disk. */
  start(): Promise<void>;
  /** It keeps its connections and answers nobody. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

const missing = 'redis-server is missing: apt-get install redis-server';

/** A real server on a free port with an append-only file. Fails, and does not skip, where the program is missing. */
export async function startRedis(options: readonly string[] = []): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'coach-redis-'));
  const port = await freePort();
  let child = await run(port, folder, options);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    kill,
    async start() {
      child = await run(port, folder, options);
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    async stop() {
      await kill();
      await until(async () => isRemoved(folder));
    },
  };
}

/** A child that rewrites the log outlives its server for a moment, and writes: then the whole folder is looked through again. */
function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

/** Three masters that know each other. */
export async function startCluster(): Promise<readonly [RedisServer, ...RedisServer[]]> {
  const servers = await Promise.all(
    [0, 1, 2].map(() => startRedis(['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'])),
  );
  const addresses = servers.map((server) => `127.0.0.1:${server.port}`);
  await promisify(execFile)('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
  for (const server of servers)
    await until(async () => /cluster_state:ok/.test(await ask(server, (client) => client.cluster('INFO'))));
  const [first, ...others] = servers;
  if (!first) throw new Error('no server');
  return [first, ...others];
}

/** It ends what hangs, however busy the machine is. */
const withinMs = 240_000;

/** Waits on a condition, not on time. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('the condition never came true');
    await setTimeout(5);
  }
}

export async function ask<T>(
  server: Pick<RedisServer, 'url'>,
  question: (client: Redis) => Promise<T>,
): Promise<T> {
  const client = new Redis(server.url);
  try {
    return await question(client);
  } finally {
    client.disconnect();
  }
}

/** Names and values of all keys that start so, as the servers hold them. */
export async function rawKeys(servers: readonly Pick<RedisServer, 'url'>[], prefix: string): Promise<Buffer> {
  const pieces = servers.map((server) =>
    ask(server, async (client) => {
      const keys = await client.keys(`${prefix}:*`);
      const values = await Promise.all(keys.map((key) => client.dumpBuffer(key)));
      return [Buffer.from(keys.join('\n')), ...values.filter((value) => value !== null)];
    }),
  );
  return Buffer.concat((await Promise.all(pieces)).flat());
}

async function run(port: number, folder: string, options: readonly string[]): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    // Uncompressed and as commands, so that a test can look for bytes in the files.
    ['--port', `${port}`, '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always']
      .concat(['--rdbcompression', 'no', '--aof-use-rdb-preamble', 'no', '--enable-debug-command', 'local'])
      .concat(options),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  await new Promise<void>((done, fail) => {
    let said = '';
    child.once('error', (cause) => fail(new Error(missing, { cause })));
    child.once('exit', () => fail(new Error(`redis-server did not start: ${said}`)));
    child.stdout?.on('data', (text) => {
      said += String(text);
      if (said.includes('Ready to accept connections')) done();
    });
  });
  return child;
}

/** Below 55,000, because a member of a cluster also listens 10,000 above. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await anyPort();
    if (port < 55_000) return port;
  }
}

function anyPort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
