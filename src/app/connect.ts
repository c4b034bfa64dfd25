import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import type { TokenKeep } from '../../adapters/slack/renewal.ts';
import type { WebOptions } from '../../adapters/web/options.ts';
import type { Config } from '../config.ts';
import type { Platform } from '../platform.ts';
import { dayMs } from '../time.ts';
import { bundledGuides } from './bundled.ts';
import type { Content } from './content.ts';
import type { Handler } from './http.ts';
import type { Meters } from './metrics/meters.ts';
import { countRequests, meterFetch } from './metrics/requests.ts';
import { createPreview } from './preview.ts';

interface Connected {
  readonly platforms: readonly Platform[];
  readonly web: {
    fetch(request: Request, from: HttpBindings): Response | Promise<Response>;
    stop(withinMs: number): Promise<void>;
  };
  readonly slackHandler: Handler | undefined;
}

/** An SDK costs half a second to load: only what is configured is imported. */
export async function connectPlatforms(
  config: Config,
  content: Content,
  given: Pick<WebOptions, 'access' | 'clock' | 'countEnough' | 'lead' | 'move' | 'log'> & {
    readonly meters: Meters;
    readonly tokens: TokenKeep;
  },
): Promise<Connected> {
  const { access, log, meters } = given;
  const { createWeb } = await import('../../adapters/web/web.ts');
  const web = createWeb({
    library: content.library,
    search: content.search,
    playground: config.playground,
    home: config.slack || config.discord ? 'guides' : 'playground',
    reader: config.reader,
    access,
    legal: {
      contact: config.contact,
      coach: `/${config.commandPrefix}coach`,
      wordsKeptDays: config.keepPostsMs && config.keepPostsMs / dayMs,
    },
    lead: given.lead,
    countEnough: given.countEnough,
    diagram: readDiagram,
    log,
    preview: createPreview({ ...config, signPath: access?.signPath }),
    clock: given.clock,
    move: given.move,
    wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined), // cut short
  });
  const platforms: Platform[] = [web];
  let slackHandler: Handler | undefined;
  if (config.slack) {
    const { createSlack } = await import('../../adapters/slack/slack.ts');
    const { throughProxy } = await import('../../adapters/slack/proxy.ts');
    const way = config.slack.proxy && throughProxy(config.slack.proxy);
    const slack = createSlack({
      ...config.slack,
      rotating: config.slack.rotating && { ...config.slack.rotating, keep: given.tokens },
      dispatcher: way?.dispatcher,
      fetch: meterFetch(way?.fetch ?? globalThis.fetch, countRequests('slack', meters)),
      commandPrefix: config.commandPrefix,
      admins: config.admins,
      publicUrl: config.publicUrl,
      signPath: access?.signPath,
      log,
      clock: Date.now,
    });
    platforms.push(slack);
    slackHandler = slack.handler;
  }
  if (config.discord) {
    const { createDiscord } = await import('../../adapters/discord/discord.ts');
    platforms.push(
      createDiscord({
        ...config.discord,
        onResponse: countRequests('discord', meters),
        commandPrefix: config.commandPrefix,
        admins: config.admins,
        publicUrl: config.publicUrl,
        signPath: access?.signPath,
        log,
        clock: Date.now,
      }),
    );
  }
  return { platforms, web, slackHandler };
}

/** Drawn beforehand, next to the guide. The slug is that of a guide of the library, so it names no path. */
async function readDiagram(slug: string, number: number): Promise<string | undefined> {
  try {
    return await readFile(join(bundledGuides(), slug, 'diagrams', `${number}.svg`), 'utf8');
  } catch {
    return undefined; // not drawn: the reader shows the caption and the source
  }
}
