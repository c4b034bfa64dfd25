import { createHash, randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { link, lstat, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StoreRefused } from '../shared/schema.ts';
import { cannotWrite, prepareFolder } from './folder.ts';

export interface Hold {
  release(): Promise<void>;
}

interface Holding {
  isOpen: boolean;
}

/** Folders this process holds, so that opening the store finds its own guard and not a stranger's. */
const holdings = new Map<string, Holding>();

/** The kernel cuts a longer path of a unix socket short, on some systems without a word. */
const longestSocketPath = 94;

/** A folder has one name, whatever links lead to it. */
function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder); // there is none yet
  }
}

/** Where the process that holds a folder listens: next to the file, or for a deep folder in the system's temporary one. */
export function socketOf(folder: string): string {
  const beside = join(realOf(folder), 'coach.sock');
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside;
  const name = createHash('sha256').update(beside).digest('hex').slice(0, 20);
  return join(tmpdir(), `coach-${name}.sock`);
}

/**
 * Makes this process the only one on the folder: it listens on a socket there, and whoever finds it answered is refused
 * with StoreRefused. A socket that nobody answers was left by a killed process and is taken over.
 * `onConnection` receives what connects, such as the command line; without it a connection is only closed.
 */
export async function holdFolder(
  folder: string,
  onConnection: (socket: Socket) => void = (socket) => socket.end(),
): Promise<Hold> {
  const path = resolve(folder);
  await prepareFolder(path);
  const server = await take(path, socketOf(path), onConnection);
  holdings.set(path, { isOpen: false });
  return {
    async release() {
      holdings.delete(path);
      await rm(socketOf(path), { force: true });
      await new Promise((done) => server.close(done));
    },
  };
}

/** Whether a process holds the folder. */
export function isHeld(folder: string): Promise<boolean> {
  return isAnswered(socketOf(folder));
}

/** The guard of a store about to be opened: the one this process has, or its own. */
export async function holdForStore(folder: string): Promise<Hold> {
  const path = resolve(folder);
  const own = holdings.has(path) ? undefined : await holdFolder(path);
  const holding = holdings.get(path);
  if (!holding || holding.isOpen) throw inUse(path);
  holding.isOpen = true;
  return {
    async release() {
      holding.isOpen = false;
      await own?.release();
    },
  };
}

function inUse(folder: string): StoreRefused {
  return new StoreRefused(
    `Another Coach is running on ${folder}: stop it first, give this one another DATA_DIR, or set REDIS_URL to run several.`,
  );
}

/** Listens under a name of its own and links that to the common one, which only one can: no moment without an owner. */
async function take(folder: string, socket: string, onConnection: (socket: Socket) => void): Promise<Server> {
  const own = `${socket}.${randomBytes(4).toString('hex')}`;
  const server = createServer(onConnection);
  try {
    await rm(own, { force: true });
    await new Promise<void>((done, fail) => server.once('error', fail).listen(own, done));
    server.unref();
    await linkAlone(folder, own, socket);
    return server;
  } catch (error) {
    server.close();
    throw error instanceof StoreRefused ? error : cannotWrite(folder, error);
  } finally {
    await rm(own, { force: true });
  }
}

async function linkAlone(folder: string, own: string, socket: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const error = await link(own, socket).catch((cause: NodeJS.ErrnoException) => cause);
    if (!error) return;
    if (error.code !== 'EEXIST') throw error;
    if (await isAnswered(socket)) throw inUse(folder);
    await removeStale(socket, `${own}.stale`);
  }
  throw inUse(folder);
}

/** Moves the dead socket aside; where another process was faster and it is theirs that moved, puts it back. */
async function removeStale(socket: string, aside: string): Promise<void> {
  const dead = await lstat(socket).catch(() => undefined);
  if (!dead || (await isAnswered(socket))) return;
  await rename(socket, aside).catch(() => undefined);
  const moved = await lstat(aside).catch(() => undefined);
  if (moved && moved.ino !== dead.ino) await link(aside, socket).catch(() => undefined);
  await rm(aside, { force: true });
}

function isAnswered(socket: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = connect(socket);
    const answer = (isThere: boolean) => () => {
      probe.destroy();
      done(isThere);
    };
    probe.once('connect', answer(true)).once('error', answer(false));
  });
}
