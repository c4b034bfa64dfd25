import { randomBytes, randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import type { Config } from '../config.ts';
import { createHolidaySources } from '../holidays/sources.ts';
import type { PostId } from '../ids.ts';
import { createLog, type Log } from '../log.ts';
import { addEnough } from '../notes/enough.ts';
import { keepTokens } from '../notes/tokens.ts';
import type { Timers } from '../schedule/timers.ts';
import { createSeal, type Seal } from '../seal.ts';
import { assemble } from './assemble.ts';
import { connectPlatforms } from './connect.ts';
import { createConnections } from './connections.ts';
import { openContent } from './content.ts';
import { readHealth } from './health.ts';
import { closeHttp, createHttp, createMetricsHttp, listen } from './http.ts';
import { watchLateness } from './lateness.ts';
import { createLead } from './lead.ts';
import { createLinks } from './links.ts';
import { startCensus } from './metrics/census.ts';
import { toMeter } from './metrics/meter-bot.ts';
import { meterPlatform } from './metrics/meter-platform.ts';
import { meterStore } from './metrics/meter-store.ts';
import { createMeters } from './metrics/meters.ts';
import { readMetrics } from './metrics/observe.ts';
import { createMovingTime, moveOn } from './moving-time.ts';
import { watchRefusals } from './refusals.ts';
import { watchRehearsals } from './rehearsals.ts';
import { routePlatforms } from './route.ts';
import { openStore } from './storage.ts';

export interface Running {
  readonly port: number;
  /** Resolves with a sentence for the operator when nobody can be talked to any more. */
  readonly failed: Promise<string>;
  /** Says that it is not ready, goes on answering until balancers have heard it, finishes, and closes. */
  stop(heard?: Promise<unknown>): Promise<void>;
}

const stopWithinMs = 10_000;

const timers: Timers = {
  // Not performance.now(): on Linux that one stands still while the machine is suspended.
  now: () => uptime() * 1000,
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** The composition root: config -> library -> store -> bot -> adapters. Rejects with a sentence for the operator. */
export async function start(
  config: Config,
  log: Log = createLog(config.logLevel),
  told?: AbortSignal,
): Promise<Running> {
  told?.throwIfAborted(); // no listener hears what was before it
  const life: Life = { opened: [], isStopping: false };
  try {
    const { port, failed } = await unlessTold(open(config, log, life), told);
    return { port, failed, stop: (heard) => stop(life, heard) };
  } catch (error) {
    await stop(life);
    throw error;
  }
}

/** Told to stop, a start is not waited for: it may wait for a platform. */
async function unlessTold<T>(opening: Promise<T>, told: AbortSignal | undefined): Promise<T> {
  if (!told) return opening;
  const stopped = new Promise<never>((_, reject) => {
    told.addEventListener('abort', () => reject(new Error('told to stop while it started')));
  });
  return Promise.race([opening, stopped]);
}

interface Life {
  /** What was opened, closed in reverse: when it is told to stop, and when a later part cannot start. */
  readonly opened: (() => void | Promise<void>)[];
  isStopping: boolean;
}

async function stop(life: Life, heard?: Promise<unknown>): Promise<void> {
  life.isStopping = true;
  await heard;
  for (const close of life.opened.splice(0).reverse()) await close();
}

async function open(config: Config, log: Log, life: Life): Promise<Omit<Running, 'stop'>> {
  const { opened } = life;
  const content = await openContent(config, log);
  opened.push(() => content.close());
  // Where people work the time is the world's; the playground alone may be moved on.
  const isPlayground = config.playground !== 'off' && !config.slack && !config.discord && !config.redisUrl;
  const time = isPlayground ? createMovingTime(Date.now, timers) : undefined;
  const clock = time?.clock ?? Date.now;
  const { secret, seal } = secretsOf(config);
  const storage = await openStore(config, log, { library: content.library, clock });
  opened.push(storage.close);
  const meters = createMeters(config.redisUrl ? 'redis' : 'file');
  const store = meterStore(storage.store, meters);
  const parts = { config, store, library: content.library };
  const links = createLinks(config, { secret, clock });
  const { platforms, web, slackHandler } = await connectPlatforms(config, content, {
    log,
    meters,
    tokens: keepTokens(store, seal),
    access: links.access,
    lead: createLead(links, () => ({ ...parts, platform, connections, refused })),
    countEnough: (section, isEnough) => addEnough(store, section, isEnough),
    clock,
    move: time && ((ms) => moveOn(time, ms, doDue)),
  });
  const routed = routePlatforms(platforms.map((one) => meterPlatform(one, meters)));
  const { platform, refused } = watchRefusals(routed, log);
  const connections = createConnections(platforms, log);
  const { bot, runner, daily, suspensions } = assemble({
    library: content.library,
    search: content.search,
    store,
    platform,
    log,
    seal,
    meter: toMeter(meters),
    mintPost,
    holidays: createHolidaySources(),
    timers: time?.timers ?? timers,
    keepPostsMs: config.keepPostsMs,
    ...links.onCards,
    clock,
  });
  const heard = watchLateness(bot, { meters, log, clock });
  const doDue = () => daily.run().then(() => runner.sweep());
  if (isPlayground) await watchRehearsals(storage.store);
  const readAll = () => readMetrics(meters, { content, connections, storage });
  const server = createHttp({
    web: (request, from) => web.fetch(request, from),
    slack: slackHandler,
    metrics: config.metrics ? undefined : readAll,
    isStopping: () => life.isStopping,
    health: () => readHealth({ storage, connections, refused, heard, isStopping: life.isStopping }),
  });
  await openMetrics(config, life, readAll);
  opened.push(() => platform.stop(stopWithinMs));
  const port = await listen(server, config.host, config.port);
  // Before the platforms: a request that was let in is answered. The pages that listen for changes would never end.
  opened.push(() => closeHttp(server, stopWithinMs));
  opened.push(() => web.stop(stopWithinMs));
  opened.push(() => connections.stop());
  await connections.start(heard.bot);
  startWork(life, [runner, daily, suspensions, content.warming]);
  const census = startCensus({ store, meters, log });
  opened.push(() => census.stop());
  return { port, failed: connections.allLost };
}

/** Figures of their own address; closed last, after all that is still counted. */
async function openMetrics(
  { metrics }: Config,
  { opened }: Life,
  readAll: Parameters<typeof createMetricsHttp>[0],
): Promise<void> {
  if (!metrics) return;
  const server = createMetricsHttp(readAll);
  await listen(server, metrics.host, metrics.port);
  opened.push(() => closeHttp(server, 0));
}

interface Work {
  start(): void;
  stop(): void | Promise<void>;
}

function startWork({ opened }: Life, all: readonly Work[]): void {
  for (const work of all) {
    opened.push(() => work.stop());
    work.start();
  }
}

/** Every replica is given the same tokens, and the store is given none. Without one, what it closes lasts as long as the process. */
function secretsOf({ slack, discord }: Config): { readonly secret: string; readonly seal: Seal } {
  const secret = slack?.botToken ?? discord?.token ?? randomBytes(32).toString('hex');
  return { secret, seal: createSeal(secret) };
}

/** Ten characters that have not been used before, for all that chance can promise. */
function mintPost(): PostId {
  return randomUUID().replaceAll('-', '').slice(0, 10) as PostId; // the one place a post's id is made
}
