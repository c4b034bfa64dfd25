import { type Client, type ClientOptions, DefaultRestOptions, type RESTOptions } from 'discord.js';
import type { Epoch, Place } from '../../src/ids.ts';
import type { Log } from '../../src/log.ts';
import type { Bot, Platform, Surroundings } from '../../src/platform.ts';
import { awayBy, startOrAway } from '../shared/away.ts';
import { trackWork, within } from '../shared/within.ts';
import { createAdmins } from './admins.ts';
import { createApi, type OnResponse } from './api.ts';
import { type Beginning, begin, type Started } from './begin.ts';
import { channelName, threadTitle } from './channels.ts';
import { createDeliver } from './deliver.ts';
import { createDraw } from './draw.ts';
import { createHistory } from './history.ts';
import { guildOf, idPrefix, isDirect, parentOf } from './ids.ts';
import type { Us } from './inbound.ts';
import { mayReadContent } from './intents.ts';
import { createLinks } from './links.ts';
import { createPermissions } from './may-post.ts';
import { createNames } from './names.ts';
import { toSent } from './outcome.ts';
import { createPlainer } from './plainer.ts';
import { createReaders } from './readers.ts';
import { createRegistration } from './register.ts';
import { mentionFault, roleIn } from './roles.ts';
import { createSend } from './send.ts';
import { createUploads } from './uploads.ts';
import { wayIn } from './way-in.ts';
import { isIn, whereabouts } from './whereabouts.ts';

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
  const { log, clock, commandPrefix, publicUrl, signPath } = options;
  const api = createApi(options.token, options.rest, options.onResponse);
  const registration = createRegistration({ api, prefix: commandPrefix, log });
  const work = trackWork();
  let started: Started | undefined;
  const running = (): Started => {
    if (!started) throw new Error('discord is used before it was started');
    return started;
  };
  const names = createNames(() => running().client);
  const draw = createDraw({ ...{ commandPrefix, publicUrl, signPath }, names, commands: registration.ids });
  const us = (guild?: string): Us => usIn(running(), commandPrefix, guild);
  const mayRead = (): boolean => mayReadContent(running().me.flags);
  const roleOf = (guild: string, name: string): string | undefined =>
    roleIn(running().client, guild, name)?.id;
  const send = createSend({ api, draw, plainer: createPlainer(log), roleOf });
  const deliver = createDeliver({ api, draw, roleOf, log });
  const permissions = createPermissions(() => running().client, clock);
  const wayInto = (place: Place, to: 'read' | 'post'): string =>
    wayIn(running().client, place, { to, mayReadContent: mayRead() });
  let isStopping = false;

  const beginning = (bot: Bot): Beginning => ({
    ...{ ...options, api, send, deliver, registration, permissions, us, work, bot },
    wayIn: (place) => wayInto(place, 'post'),
    isStopping: () => isStopping,
    begun: (now) => {
      started = now;
    },
  });

  return {
    prefix: idPrefix,
    ...createPlaces(() => running().client),
    wayIn: wayInto,
    ...permissions.asked,
    start: (bot, lost, reached) =>
      startOrAway(
        () => begin(beginning(bot), { lost, reached }),
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
    name: async (member, place) => (await names(guildOf(place), [member])).get(member),
  };
}

/** What the client knows of places and people. */
function createPlaces(
  client: () => Client,
): Pick<
  Platform,
  | 'takesCommandsInThreads'
  | 'isInTeam'
  | 'bookmarks'
  | 'mentionable'
  | 'mentionFault'
  | 'join'
  | 'zone'
  | 'isIn'
  | 'whereabouts'
  | 'surroundings'
> {
  return {
    takesCommandsInThreads: () => true,
    isInTeam: (place) => !isDirect(place),
    bookmarks: () => undefined, // each pin is announced in the channel
    mentionable: () => 'role',
    mentionFault: async (place, role) => mentionFault(client(), place, role),
    join: async () => false, // a server has no way to let an app in but its permissions
    zone: async () => undefined,
    isIn: async (team) => isIn(client(), team),
    whereabouts: (member) => whereabouts(client(), member),
    surroundings: async (place): Promise<Surroundings> => ({
      name: isDirect(place) ? 'direct message' : channelName(client(), parentOf(place)),
      isDirect: isDirect(place),
      reach: 'ours',
    }),
  };
}

function usIn({ me, client }: Started, commandPrefix: string, guild?: string): Us {
  const servers = client.guilds.cache;
  const roles = guild === undefined ? undefined : servers.get(guild)?.roles;
  return {
    user: me.user,
    role: roles?.botRoleFor(me.user)?.id,
    commandPrefix,
    isIn: (server) => servers.has(server),
  };
}
