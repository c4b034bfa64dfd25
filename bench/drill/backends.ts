import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Store } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { setDurable } from '../../src/stores/sqlite/schema.ts';
import { openSql } from '../../src/stores/sqlite/sql.ts';

/** A store compared with the same thing without a store: what its reads and writes are measured against. */
export interface Backend {
  readonly name: string;
  readonly store: Store;
  /** A small value, durable when it returns as an answer is. */
  writeRaw(index: number): Promise<unknown>;
  /** As many bytes as one `/streak` is about: a member's answers, and 40 bytes a post. */
  readRaw(index: number): Promise<unknown>;
  /** Of the file, or of the server's memory. */
  bytes(): Promise<number>;
  /** After loading: on the disk as it would be in production. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const rawRows = 500;

interface RawSize {
  readonly posts: number;
}

export async function startEmbedded({ posts }: RawSize): Promise<Backend> {
  const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  const store = await openEmbedded({ folder });
  const raw = openSql(join(folder, 'raw.db'));
  setDurable(raw);
  raw.script('CREATE TABLE raw (id INTEGER PRIMARY KEY, value BLOB NOT NULL)');
  raw.write(() => {
    for (let id = 0; id <= rawRows; id += 1)
      raw.run('INSERT INTO raw VALUES (?, ?)', id, Buffer.alloc(posts * (id === 0 ? 40 : 10)));
  });
  return {
    name: `embedded (SQLite ${sqliteVersion()})`,
    store,
    async writeRaw(index) {
      raw.write(() => raw.run('INSERT INTO raw VALUES (?, ?)', rawRows + 1 + index, Buffer.alloc(20)));
    },
    async readRaw(index) {
      raw.get('SELECT value FROM raw WHERE id = 0');
      raw.get('SELECT value FROM raw WHERE id = ?', 1 + (index % rawRows));
    },
    bytes: async () => statSync(join(folder, 'coach.db')).size,
    settle: async () => undefined,
    async close() {
      raw.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function sqliteVersion(): unknown {
  const memory = openSql(':memory:');
  try {
    return memory.get('SELECT sqlite_version() AS version')?.version;
  } finally {
    memory.close();
  }
}

/** A server of its own. Loaded without a file, measured with an append-only one, written each second. */
export async function startRedis({ posts }: RawSize): Promise<Backend> {
  const { socket, client, stop } = await startServer();
  await client.set('raw:0', Buffer.alloc(posts * 40));
  for (let id = 1; id <= rawRows; id += 1) await client.set(`raw:${id}`, Buffer.alloc(posts * 10));
  return {
    name: `redis ${await infoOf(client, 'redis_version')}`,
    store: await openRedis({ url: `unix://${socket}?prefix=bench` }),
    writeRaw: (index) => client.set(`raw:${rawRows + 1 + index}`, Buffer.alloc(20)),
    readRaw: (index) =>
      Promise.all([client.getBuffer('raw:0'), client.getBuffer(`raw:${1 + (index % rawRows)}`)]),
    bytes: async () => Number(await infoOf(client, 'used_memory')),
    async settle() {
      await client.config('SET', 'appendonly', 'yes');
      while ((await infoOf(client, 'aof_rewrite_in_progress')) !== '0') await setTimeout(100);
    },
    close: async () => stop(),
  };
}

/** Behind a socket in a folder that goes with it. */
export async function startServer(): Promise<{
  readonly socket: string;
  readonly client: Redis;
  stop(): void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'coach-bench-'));
  const socket = join(folder, 'redis.sock');
  const server = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', socket, '--dir', folder, '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  const client = await connect(server, socket);
  return {
    socket,
    client,
    stop() {
      client.disconnect();
      server.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

async function connect(server: ChildProcess, socket: string): Promise<Redis> {
  let isMissing = false;
  server.once('error', () => {
    isMissing = true;
  });
  process.once('exit', () => server.kill());
  process.once('SIGTERM', () => process.exit(1)); // so that the server goes too
  const client = new Redis(socket, {
    retryStrategy: () => (isMissing ? null : 50),
    maxRetriesPerRequest: null,
  });
  client.on('error', () => undefined); // until it listens
  await new Promise((done, refuse) => {
    client.once('ready', done);
    client.once('end', () => refuse(new Error('redis-server is missing')));
  });
  return client;
}

async function infoOf(client: Redis, field: string): Promise<string> {
  return new RegExp(`^${field}:(\\S+)`, 'm').exec(await client.info())?.[1] ?? '';
}
