import type { Log } from '../../log.ts';
import { checkVersion, refuseMoved, refusePartial, StoreRefused, schemaVersion } from '../shared/schema.ts';
import { parseAddress } from './address.ts';
import { codeOf } from './away.ts';
import { isAlive } from './heartbeat.ts';
import { judge } from './judge.ts';
import { createKeys } from './keys.ts';
import { type Link, openLink } from './link.ts';
import { recount } from './recount.ts';
import { asList, asText } from './replies.ts';
import { readSetting } from './setting.ts';
import { listSchedules, upgradeNotes } from './upgrade.ts';

export interface CheckedLink extends Link {
  /** Throws StoreRefused, or StoreAway while it cannot be told. Done once. */
  check(): Promise<void>;
}

export interface Opening {
  readonly log?: Log | undefined;
  /** To go on with a restore that was cut off: anybody else is refused. */
  readonly toRestore?: boolean;
}

/** A link that sends nothing before it is known what server it speaks to, and that its data can be used. */
export function checkedLink(
  url: string,
  prefix: string,
  { log, toRestore = false }: Opening = {},
): CheckedLink {
  const link = openLink(url, log);
  let checked: Promise<void> | undefined;

  const check = (): Promise<void> => {
    checked ??= examine(link, prefix, { log, toRestore }).catch((error) => {
      if (!(error instanceof StoreRefused)) checked = undefined;
      throw error;
    });
    return checked;
  };
  const after = async <T>(work: () => Promise<T>): Promise<T> => {
    await check();
    return work();
  };

  return {
    ...link,
    check,
    send: (command, ...args) => after(() => link.send(command, ...args)),
    sendBytes: (command, ...args) => after(() => link.sendBytes(command, ...args)),
    run: (script, keys, args) => after(() => link.run(script, keys, args)),
    runBytes: (script, keys, args) => after(() => link.runBytes(script, keys, args)),
  };
}

async function examine(link: Link, prefix: string, { log, toRestore }: Opening): Promise<void> {
  const where = `The data in Redis under "${prefix}"`;
  const { about } = createKeys(prefix);
  const info = await readInfo(link);
  if (/^cluster_enabled:1/m.test(info)) link.useCluster();
  else await selectDatabase(link);
  for (const { problem, remedy } of judge(info)) log?.warn({ todo: remedy }, problem);
  await link.send('hsetnx', about, 'version', schemaVersion);
  const [version, to, at, restoring] = asList(
    await link.send('hmget', about, 'version', 'movedTo', 'movedAt', 'restoring'),
  );
  checkVersion(Number(version), where);
  if (to) refuseMoved({ to: asText(to), at: asText(at) }, where);
  if (restoring && !toRestore) refusePartial(asText(restoring), where);
  if (Number(version) < schemaVersion) await bringForward(link, prefix, where);
}

/** A replica of the version before would go on writing in its own form. */
async function bringForward(link: Link, prefix: string, where: string): Promise<void> {
  const { about } = createKeys(prefix);
  const isRunning = await isAlive(link, prefix);
  const version = await link.send('hget', about, 'version');
  if (Number(version) === schemaVersion) return; // another replica was faster, and it is the one that runs
  if (isRunning)
    throw new StoreRefused(
      `${where} is in use by the version before: stop every replica, then start this one.`,
    );
  await upgradeNotes(link, prefix);
  await listSchedules(link, prefix);
  await recount({ link, keys: createKeys(prefix) });
  await link.send('hset', about, 'version', schemaVersion);
}

/** Marks data that was moved: opening it is refused from now on. */
export async function markRedisMoved(
  url: string,
  to: string,
  options: { readonly at: Date; readonly prefix?: string },
): Promise<void> {
  const prefix = options.prefix ?? parseAddress(url).prefix;
  const link = checkedLink(url, prefix);
  try {
    await link.send('hset', createKeys(prefix).about, 'movedTo', to, 'movedAt', options.at.toISOString());
  } finally {
    link.close();
  }
}

/** What INFO says, and how often the disk is waited for. Empty where the user may not read it. */
export async function readInfo(link: Pick<Link, 'send'>): Promise<string> {
  try {
    return `${asText(await link.send('info'))}\nappendfsync:${(await readSetting(link, 'appendfsync')) ?? ''}`;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'NOAUTH' || code === 'WRONGPASS')
      throw new StoreRefused('Redis refuses this user or password: correct them in REDIS_URL.', {
        cause: error,
      });
    if (code !== 'NOPERM') throw error;
    return '';
  }
}

/** The client takes database 0 without a word where the one of the URL does not exist. */
async function selectDatabase(link: Link): Promise<void> {
  const { database } = link;
  if (database === 0) return;
  try {
    await link.send('select', database);
  } catch (error) {
    if (codeOf(error) !== 'ERR') throw error;
    throw new StoreRefused(
      `Redis has no database ${database}: choose one in REDIS_URL that it has, such as /0.`,
      {
        cause: error,
      },
    );
  }
}
