import { type Client, type ClientOptions, DefaultRestOptions, Events, type RESTOptions } from 'discord.js';
import type { Epoch, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Bot, Lost, Platform, Surroundings } from '../../src/platform.ts';
import { awayBy, startOrAway } from '../shared/away.ts';
import { trackWork, within } from '../shared/within.ts';
import { createAdmins } from './admins.ts';
import { createApi, type OnResponse } from './api.ts';
import { channelName, threadParent, threadTitle } from './channels.ts';
import { remedyFor } from './close-codes.ts';
import { connect, createClient } from './connect.ts';
import { createDeliver } from './deliver.ts';
import { createDraw } from './draw.ts';
import { createHistory } from './history.ts';
import { idPrefix, isDirect, parentOf } from './ids.ts';
import type { Us } from './inbound.ts';
import { mayReadContent, switchOnContent } from './intents.ts';
import { patienceMs } from './limits.ts';
import { createLinks } from './links.ts';
import { type Listening, listen } from './listen.ts';
import { listenToMembership } from './listen-membership.ts';
import { createPermissions } from './may-post.ts';
import { createNames } from './names.ts';
import { toSent } from './outcome.ts';
import { createPlainer } from './plainer.ts';
import { createReaders } from './readers.ts';
import { createRegistration } from './register.ts';
import { mentionFault, roleIn } from './roles.ts';
import { createSend } from './send.ts';
import { tokenFault } from './token.ts';
import { createUploads } from './uploads.ts';
import { wayIn } from './way-in.ts';
import { isIn, whereabouts } from './whereabouts.ts';
import { type Me, whoAmI } from './who-am-i.ts';

export interface DiscordOptions {
  readonly token: string;
  readonly commandPrefix: string;
  /** Member ids that may set up everywhere. */
  readonly admins?: readonly string[] | undefined;
  readonly publicUrl?: string | undefined;
  readonly signPath?: ((path: string) => string) | undefined;
  readonly log: Log;
  readonly clock: () => Epoch;
  /** In place of Discord's address and the SDK's timings. */
  readonly rest?: Partial<RESTOptions> | undefined;
  readonly ws?: ClientOptions['ws'] | undefined;
  /** Told of each request, by the name of its route. */
  readonly onResponse?: OnResponse | undefined;
  /** How long an acknowledgement waits for its answer. */
  readonly waitMs?: number | undefined;
}

/** Discord as a place people talk. Speaks to Discord from `start` on. */
export function createDiscord(options: DiscordOptions): Platform {
  const { log, clock } = options;
  const api = createApi(options.token, options.rest, options.onResponse);
  const registration = createRegistration({ api, prefix: options.commandPrefix, log });
  const looks = {
    commandPrefix: options.commandPrefix,
    publicUrl: options.publicUrl,
    signPath: options.signPath,
    commandId: registration.idOf,
  };
  const work = trackWork();
  let started: { readonly me: Me; readonly client: Client } | undefined;
  const running = (): { readonly me: Me; readonly client: Client } => {
    if (!started) throw new Error('discord is used before it was started');
    return started;
  };
  const names = createNames(() => running().client);
  const draw = createDraw(looks, names);
  const us = (guild?: string): Us => usIn(running(), options.commandPrefix, guild);
  const mayRead = (): boolean => mayReadContent(running().me.flags);
  const roleOf = (guild: string, name: string): string | undefined =>
    roleIn(running().client, guild, name)?.id;
  const send = createSend({
    api,
    draw,
    plainer: createPlainer(log),
    roleOf,
  });
  const deliver = createDeliver({ api, draw, roleOf, log });
  const permissions = createPermissions(() => running().client, clock);
  const wayInto = (place: Place, to: 'read' | 'post'): string =>
    wayIn(running().client, place, { to, mayReadContent: mayRead() });
  let isStopping = false;

  async function begin(bot: Bot, lost?: Lost): Promise<void> {
    const fault = tokenFault(options.token);
    if (fault) throw new Error(fault);
    const me = await whoAmI(api);
    if (!mayReadContent(me.flags)) log.warn({ todo: switchOnContent }, 'Discord hides the text of messages');
    const client = createClient({ flags: me.flags, rest: options.rest, ws: options.ws });
    started = { me, client };
    const parts: Listening = {
      client,
      bot,
      isStopping: () => isStopping,
      us,
      parentOf: (channel) => threadParent(client, channel),
      deliver,
      send,
      permissions,
      wayIn: (place) => wayInto(place, 'post'),
      work,
      clock,
      log,
      waitMs: options.waitMs ?? patienceMs,
    };
    listen(parts);
    await connect(client, options.token);
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (isStopping) return;
      log.error({ code, remedy: remedyFor(code) }, 'Discord closed the connection for good');
      send.close();
      lost?.(remedyFor(code));
    });
    log.info({ said: connectedAs(me, client) }, 'Discord is connected');
    listenToMembership(parts);
    await registration.begin(me);
  }

  return {
    prefix: idPrefix,
    takesCommandsInThreads: () => true,
    wayIn: wayInto,
    mayPost: async (place) => permissions.mayPost(place),
    mentionFault: async (place, role) => mentionFault(running().client, place, role),
    join: async () => false, // a server has no way to let an app in but its permissions
    start: (bot, lost) =>
      startOrAway(
        () => begin(bot, lost),
        (error) => awayBy(error, toSent),
      ),
    async stop(withinMs) {
      isStopping = true;
      registration.stop();
      await within(
        withinMs,
        work.settle(withinMs).then(async () => started?.client.destroy()),
      );
      api.close();
    },
    post: send.post,
    say: send.say,
    edit: send.edit,
    remove: send.remove,
    whisper: send.whisper,
    ...createHistory({
      api,
      us,
      mayRead,
      titleOf: (thread) => threadTitle(running().client, thread, running().me.user),
      log,
    }),
    ...createLinks({ api, log }),
    ...createUploads(options.rest?.cdn ?? DefaultRestOptions.cdn),
    ...createAdmins({ client: () => running().client, named: options.admins ?? [], log }),
    ...createReaders({ client: () => running().client, log }),
    zone: async () => undefined,
    isIn: async (team) => isIn(running().client, team),
    whereabouts: (member) => whereabouts(running().client, member),
    surroundings: async (place): Promise<Surroundings> => ({
      name: isDirect(place) ? 'direct message' : channelName(running().client, parentOf(place)),
      isDirect: isDirect(place),
      reach: 'ours',
    }),
  };
}

function connectedAs(me: Me, client: Client): string {
  const { size } = client.guilds.cache;
  return `connected as ${me.name} in ${size} ${size === 1 ? 'server' : 'servers'}`;
}

function usIn({ me, client }: { me: Me; client: Client }, commandPrefix: string, guild?: string): Us {
  const roles = guild === undefined ? undefined : client.guilds.cache.get(guild)?.roles;
  return { user: me.user, role: roles?.botRoleFor(me.user)?.id, commandPrefix };
}
