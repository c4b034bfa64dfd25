import { randomUUID } from 'node:crypto';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createBot } from './bot/bot.ts';
import { closedCard, openCard } from './bot/drill/question-card.ts';
import type { Config } from './config.ts';
import type { PostId } from './ids.ts';
import { createLog, type Log } from './log.ts';
import { createRunner } from './schedule/runner.ts';
import { connectPlatforms } from './start/connect.ts';
import { openContent } from './start/content.ts';
import { createHttp, listen } from './start/http.ts';
import { routePlatforms } from './start/route.ts';
import { openStore } from './start/storage.ts';
import type { PostState } from './store.ts';

export interface Running {
  readonly port: number;
  /** Lets what is under way finish, then closes. */
  stop(): Promise<void>;
}

const stopWithinMs = 10_000;

/** The composition root: config -> library -> store -> bot -> adapters. Rejects with a sentence for the operator. */
export async function start(config: Config, log: Log = createLog(config.logLevel)): Promise<Running> {
  const content = await openContent(config, log);
  const storage = await openStore(config, log);
  const { platforms, web, slackHandler } = await connectPlatforms(config, content, log);
  const platform = routePlatforms(platforms);
  const runner = createRunner({
    store: storage.store,
    platform,
    library: content.library,
    log,
    mintPost,
    draw: {
      open: (post, last) => openCard(post, last, { guide: shortOf(post) }),
      closed: (post) => closedCard(post, { guide: shortOf(post) }),
    },
    timers: {
      set: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
  });
  const bot = createBot({
    library: content.library,
    search: content.search,
    store: storage.store,
    platform,
    log,
    mintPost,
    runner,
    publicUrl: config.publicUrl,
    clock: Date.now,
  });
  const server = createHttp({
    web: (request) => web.fetch(request),
    slack: slackHandler,
    metrics: metrics(),
    isReady,
  });
  const port = await listen(server, config.host, config.port);
  await platform.start(bot);
  runner.start();
  return { port, stop };

  function shortOf(post: PostState): string | undefined {
    return content.library().guide(post.question.guide)?.short;
  }

  async function isReady(): Promise<boolean> {
    return (await storage.store.now()) > 0;
  }

  async function stop(): Promise<void> {
    await runner.stop();
    await platform.stop(stopWithinMs);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    content.close();
    await storage.close();
  }
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
