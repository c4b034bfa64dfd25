import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { uptime } from 'node:os';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Config } from '../config.ts';
import { createHolidaySources } from '../holidays/sources.ts';
import type { PostId } from '../ids.ts';
import { createLog, type Log } from '../log.ts';
import type { Timers } from '../schedule/context.ts';
import { assemble } from './assemble.ts';
import { connectPlatforms } from './connect.ts';
import { openContent } from './content.ts';
import { createHttp, listen } from './http.ts';
import { routePlatforms } from './route.ts';
import { openStore } from './storage.ts';

export interface Running {
  readonly port: number;
  /** Lets what is under way finish, then closes. */
  stop(): Promise<void>;
}

const stopWithinMs = 10_000;

const timers: Timers = {
  // Not performance.now(): on Linux that one stands still while the machine is suspended.
  now: () => uptime() * 1000,
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** The composition root: config -> library -> store -> bot -> adapters. Rejects with a sentence for the operator. */
export async function start(config: Config, log: Log = createLog(config.logLevel)): Promise<Running> {
  /** What was opened, closed in reverse: when it is told to stop, and when a later part cannot start. */
  const opened: (() => void | Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    return { port: await open(config, log, opened), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(config: Config, log: Log, opened: (() => void | Promise<void>)[]): Promise<number> {
  const content = await openContent(config, log);
  opened.push(() => content.close());
  const { store, close } = await openStore(config, log, content.library);
  opened.push(close);
  const { platforms, web, slackHandler } = await connectPlatforms(config, content, log);
  const platform = routePlatforms(platforms);
  const { bot, runner, daily } = assemble({
    library: content.library,
    search: content.search,
    store,
    platform,
    log,
    mintPost,
    holidays: createHolidaySources(),
    timers,
    publicUrl: config.publicUrl,
    clock: Date.now,
  });
  const isReady = async (): Promise<boolean> => (await store.now()) > 0;
  const server = createHttp({
    web: (request, from) => web.fetch(request, from),
    slack: slackHandler,
    metrics: metrics(),
    isReady,
  });
  opened.push(() => closeServer(server));
  const port = await listen(server, config.host, config.port);
  opened.push(() => platform.stop(stopWithinMs));
  await platform.start(bot);
  opened.push(() => runner.stop());
  runner.start();
  opened.push(() => daily.stop());
  daily.start();
  return port;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Ten characters that have not been used before, for all that chance can promise. */
function mintPost(): PostId {
  return randomUUID().replaceAll('-', '').slice(0, 10) as PostId; // the one place a post's id is made
}

function metrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
