import { App, type Receiver } from '@slack/bolt';
import type { Epoch } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Bot, Platform, Reached } from '../../src/platform.ts';
import { startOrAway } from '../shared/away.ts';
import { trackWork, within } from '../shared/within.ts';
import { createAdmins } from './admins.ts';
import { createApi, type Fetch, toSlackLogger, webClientOptions } from './api.ts';
import { createBookmarks } from './bookmarks.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { createDeliver } from './deliver.ts';
import { createDraw } from './draw.ts';
import { createFiles } from './files.ts';
import { createGroups, createMentions } from './groups.ts';
import { createHistory } from './history.ts';
import { channelOf, idPrefix, userOf } from './ids.ts';
import { isIn } from './in-team.ts';
import type { Us } from './inbound.ts';
import { patienceMs } from './limits.ts';
import { createLinks } from './links.ts';
import { listen } from './listen.ts';
import { createMayPost, wayIn } from './may-post.ts';
import { createPanel } from './panel.ts';
import { createPeople, type People } from './people.ts';
import type { Dispatcher } from './proxy.ts';
import { createReaders } from './readers.ts';
import { createHttpReceiver, type Handler } from './receiver.ts';
import type { Rotating } from './renewal.ts';
import { createRotation, type Rotation } from './rotation.ts';
import { createSend } from './send.ts';
import { createSocketReceiver } from './socket.ts';
import type { Wait } from './turns.ts';
import { createUploads } from './uploads.ts';
import { createWays } from './ways.ts';
import { type Allowed, slackAway, whoAmI } from './who-am-i.ts';
import { createWindows } from './windows.ts';

export interface SlackOptions {
  readonly botToken: string;
  /** Where it is a token that rotates. */
  readonly rotating?: Rotating | undefined;
  /** Connects by Socket Mode. */
  readonly appToken?: string | undefined;
  /** Receives signed requests by `handler` where there is no app token. */
  readonly signingSecret?: string | undefined;
  readonly commandPrefix: string;
  /** Member ids that may set up everywhere. */
  readonly admins?: readonly string[] | undefined;
  readonly publicUrl?: string | undefined;
  readonly signPath?: ((path: string) => string) | undefined;
  readonly log: Log;
  readonly clock: () => Epoch;
  readonly fetch?: Fetch | undefined;
  /** Marks a message for the timeline of an incident. */
  readonly markReaction?: string | undefined;
  /** In place of slack.com, for GovSlack and stand-ins. */
  readonly apiUrl?: string | undefined;
  /** Carries the socket through a proxy; `fetch` carries the requests. */
  readonly dispatcher?: Dispatcher | undefined;
  /** In place of the connection to Slack. */
  readonly receiver?: Receiver | undefined;
  /** In place of the real time between a 429 and the next attempt. */
  readonly wait?: Wait | undefined;
  /** How long an acknowledgement waits for its answer. */
  readonly waitMs?: number | undefined;
}

export interface Slack extends Platform {
  /** For `/slack/events` on the one HTTP server; undefined with Socket Mode. */
  readonly handler: Handler | undefined;
}

/** Slack as a place people talk. Speaks to Slack from `start` on. */
export function createSlack(options: SlackOptions): Slack {
  const { commandPrefix, log, clock, publicUrl, signPath, apiUrl } = options;
  const { fetch, start } = rotationOf(options);
  const api = createApi({ botToken: options.botToken, fetch, log, apiUrl, clock, wait: options.wait });
  let tell: Reached | undefined;
  const { receiver, handler } = connection(options, fetch, (isReached) => tell?.(isReached));
  let me: (Us & Allowed) | undefined;
  const us = (): Us => {
    if (!me) throw new Error('slack is used before it was started');
    return me;
  };

  const people = createPeople({ api, us, clock, log });
  const conversations = createConversations({ api, clock, log });
  const groups = createGroups({ api, clock, log });
  const readsFiles = (): boolean => me?.readsFiles ?? false;
  const draw = createDraw({ people, conversations, groups, commandPrefix, publicUrl, signPath, readsFiles });
  const files = createFiles({ api, log });
  const ways = createWays({ api, draw, conversations, log });
  const windows = createWindows({ api, draw, clock });
  const deliver = createDeliver({ ways, windows, files, conversations, us, log });
  const links = createLinks({ api, log });
  const work = trackWork();

  async function connect(bot: Bot, reached: Reached | undefined): Promise<void> {
    me = await whoAmI(api, log);
    const app = createApp({ ...options, fetch }, receiver, me);
    app.use(({ next }) => work.track(next()));
    listen({
      app,
      bot,
      us: me,
      commandPrefix,
      deliver,
      windows,
      panel: createPanel({ api, conversations, bot, us: me, log }),
      conversations,
      people,
      ackModal: draw.modal,
      drawForm: draw.form,
      drawMessage: draw.message,
      clock,
      log,
      waitMs: options.waitMs ?? patienceMs,
    });
    await receiver.start();
    tell = reached;
  }

  return {
    ...ofSlack,
    ...createMentions(groups),
    handler,
    start: async (bot, _lost, reached) =>
      (await start()) ?? startOrAway(() => connect(bot, reached), slackAway),
    async stop(withinMs) {
      await within(withinMs, Promise.allSettled([receiver.stop(), work.settle(withinMs)]));
    },
    ...createSend({ api, draw, files, conversations, us, log }),
    ...createHistory({ api, us, log, markReaction: options.markReaction ?? 'pushpin' }),
    ...links,
    ...createBookmarks({ api, link: links.link, mayBookmark: () => me?.mayBookmark ?? false, log }),
    ...createUploads(options.botToken, fetch),
    ...createMayPost({ api, log }),
    ...createAdmins({ people, conversations, us, named: options.admins ?? [] }),
    ...createReaders({ api, people, log }),
    ...lookUps(people, conversations),
    isIn: (team) => isIn(api, us(), team),
  };
}

const ofSlack = {
  prefix: idPrefix,
  isInTeam: () => true,
  takesCommandsInThreads: () => false, // https://docs.slack.dev/interactivity/implementing-slash-commands
  wayIn: () => wayIn,
} as const;

/** A token that does not rotate is sent as it is. */
function rotationOf(options: SlackOptions): Rotation {
  const { fetch = globalThis.fetch, rotating } = options;
  if (rotating) return createRotation({ ...options, ...rotating, fetch });
  return { fetch, start: async () => undefined };
}

function lookUps(
  people: People,
  conversations: Conversations,
): Pick<Platform, 'zone' | 'name' | 'whereabouts' | 'surroundings'> {
  return {
    zone: (member) => people.zone(userOf(member)),
    name: (member) => people.name(userOf(member)),
    whereabouts: (member) => people.whereabouts(userOf(member)),
    surroundings: (place) => conversations.surroundings(channelOf(place)),
  };
}

function createApp(
  { botToken, log, apiUrl, fetch }: SlackOptions & { readonly fetch: Fetch },
  receiver: Receiver,
  me: Us,
): App {
  return new App({
    token: botToken,
    receiver,
    botId: me.bot,
    botUserId: me.user,
    tokenVerificationEnabled: false,
    convoStore: false,
    attachFunctionToken: false,
    logger: toSlackLogger(log),
    clientOptions: webClientOptions(fetch, log, apiUrl),
  });
}

function connection(
  options: SlackOptions,
  fetch: Fetch,
  onReached: Reached,
): { receiver: Receiver; handler: Handler | undefined } {
  const { appToken, signingSecret, log, clock, apiUrl, dispatcher } = options;
  if (options.receiver) return { receiver: options.receiver, handler: undefined };
  if (appToken)
    return {
      receiver: createSocketReceiver({ appToken, fetch, log, apiUrl, dispatcher, onReached }),
      handler: undefined,
    };
  if (!signingSecret) throw new Error('Slack needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET');
  const receiver = createHttpReceiver({ signingSecret, clock, log });
  return { receiver, handler: receiver.handler };
}
