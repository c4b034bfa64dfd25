import { createHash } from 'node:crypto';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Log } from '../../log.ts';
import { StoreAway } from '../../store/store.ts';
import { type Address, parseAddress } from './address.ts';
import { codeOf, isReadOnly, toStoreAway } from './away.ts';
import { type Tended, tended } from './tended.ts';

type Argument = string | number | Buffer;

export interface Script {
  readonly lua: string;
  readonly sha: string;
}

/** The little of Redis that this store needs. Every command answers or rejects with StoreAway within the patience. */
export interface Link {
  send(command: string, ...args: readonly Argument[]): Promise<unknown>;
  run(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown>;
  /** The same, and text comes as bytes. */
  runBytes(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown>;
  sendBytes(command: string, ...args: readonly Argument[]): Promise<unknown>;
  /** One door to each server that holds keys. */
  each(): readonly Pick<Link, 'send'>[];
  /** The number in the URL. */
  readonly database: number;
  /** Takes another client, once it is known that the server is one of a cluster. */
  useCluster(): void;
  close(): void;
}

export function defineScript(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/** A hash as field and value in turn. By a script, because the client turns the plain command's reply into an object, and a field may be named `__proto__`. */
export const readHash = defineScript("return redis.call('HGETALL', KEYS[1])");

/** A person is told after 1.5 s that the store is away; this leaves a little for the way there. */
const patienceMs = 1300;

export function openLink(url: string, log: Log | undefined): Link {
  const address = parseAddress(url);
  let { client, use }: Tended<Redis | Cluster> = tended(openClient(address), log);

  const send = (command: string, ...args: readonly Argument[]): Promise<unknown> =>
    inTime(() => use(() => client.call(command, ...args)));
  const sendBytes = (command: string, ...args: readonly Argument[]): Promise<unknown> =>
    inTime(() => use(() => client.callBuffer(command, ...args)));

  return {
    send,
    sendBytes,
    run: (script, keys, args) => evaluate(send, script, [keys.length, ...keys, ...args]),
    runBytes: (script, keys, args) => evaluate(sendBytes, script, [keys.length, ...keys, ...args]),
    each: () =>
      (client instanceof Cluster ? client.nodes('master') : [client]).map((node) => ({
        send: (command, ...args) => inTime(() => node.call(command, ...args)),
      })),
    database: address.database,
    useCluster() {
      if (client instanceof Cluster) return;
      client.disconnect();
      ({ client, use } = tended(openCluster(address), log));
    },
    close: () => client.disconnect(),
  };
}

/** A short break is bridged by the queue; a longer one fails what waits, and connecting goes on on its own. */
const options = {
  commandTimeout: 1000,
  connectTimeout: 1000,
  maxRetriesPerRequest: 1,
  keepAlive: 5000,
  // A master that was demoted keeps its connections: the name may lead to the new one.
  reconnectOnError: isReadOnly,
  retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 5), 1000),
  protocol: 2,
} as const satisfies RedisOptions;

function openClient(address: Address): Redis | Cluster {
  const { hosts, sentinel, database } = address;
  const shared = { ...options, ...address.options, db: database };
  const [first, ...others] = hosts;
  if (sentinel !== undefined) return new Redis({ ...shared, ...watchedBy(address, sentinel) });
  return others.length > 0 ? openCluster(address) : new Redis({ ...shared, ...first });
}

/** Without the detector it would write to the old master, and lose that, until the sentinels end its connections. */
function watchedBy({ hosts, options: { password, tls } }: Address, name: string) {
  return {
    name,
    sentinels: [...hosts],
    failoverDetector: true,
    sentinelRetryStrategy: options.retryStrategy,
    ...(password && { sentinelPassword: password }),
    ...(tls && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
  };
}

function openCluster(address: Address): Cluster {
  const { retryStrategy, ...shared } = options;
  return new Cluster([...address.hosts], {
    clusterRetryStrategy: retryStrategy,
    slotsRefreshTimeout: 1000,
    redisOptions: { ...shared, ...address.options },
  });
}

type Send = (command: string, ...args: readonly Argument[]) => Promise<unknown>;

async function evaluate(send: Send, script: Script, args: readonly Argument[]): Promise<unknown> {
  try {
    return await send('evalsha', script.sha, ...args);
  } catch (error) {
    if (codeOf(error) !== 'NOSCRIPT') throw error;
    return send('eval', script.lua, ...args);
  }
}

/** Whatever it takes: an answer or StoreAway in time. */
export async function inTime<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreAway('Redis did not answer in time.')), patienceMs);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    throw toStoreAway(error);
  } finally {
    clearTimeout(timer);
  }
}
