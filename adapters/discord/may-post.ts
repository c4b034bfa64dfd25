import { ChannelType, type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Epoch, Place } from '../../src/ids.ts';
import type { Hurdle, MayPost, Platform } from '../../src/platform.ts';
import { hurdle } from '../shared/hurdle.ts';
import { guildOf, isDirect, parentOf } from './ids.ts';
import { needed } from './invite.ts';
import { listed, wanted } from './way-in.ts';

export interface Permissions {
  /** What came with an interaction of the channel: it holds where discord.js knows less. */
  note(channel: string, permissions: string): void;
  /** A channel that is deleted is known by its name no more, unless it is noted in time. */
  noteDeleted(channel: string, name: string): void;
  readonly asked: Pick<Platform, 'mayPost' | 'mayDiscuss'>;
}

/** What comes with an interaction is true for as long as its answer takes. */
const freshMs = 15_000;

export function createPermissions(client: () => Client, clock: () => Epoch): Permissions {
  const told = new LRUCache<string, { readonly held: Held; readonly at: Epoch }>({ max: 500 });
  const deleted = new LRUCache<string, string>({ max: 500 });

  function toldOf(channel: string): Held | undefined {
    const last = told.get(channel);
    return last && clock() - last.at < freshMs ? last.held : undefined;
  }

  function judge(place: Place, by: Judge): MayPost {
    if (isDirect(place)) return { kind: 'can' };
    const guild = client().guilds.cache.get(guildOf(place));
    if (!guild) return outside;
    const { me } = guild.members;
    if (!guild.available || !me) return { kind: 'cannot tell' };
    if (me.isCommunicationDisabled()) return timedOut;
    const id = parentOf(place);
    const channel = guild.channels.cache.get(id);
    const held = toldOf(id) ?? channel?.permissionsFor(me);
    if (!held) return goneCalled(deleted.get(id));
    return by(held, channel?.type);
  }

  return {
    note(channel, permissions) {
      if (/^\d+$/.test(permissions))
        told.set(channel, { held: new PermissionsBitField(BigInt(permissions)), at: clock() });
    },
    noteDeleted: (channel, name) => void deleted.set(channel, name),
    asked: {
      mayPost: async (place) => judge(place, hurdleAt),
      mayDiscuss: async (place) => judge(place, threadHurdleAt),
    },
  };
}

type Judge = (held: Held, type: ChannelType | undefined) => MayPost;

type Held = Readonly<PermissionsBitField>;

/** By the kind of the channel, then by what the bot may do there. */
export function hurdleAt(held: Held, type: ChannelType | undefined): MayPost {
  return (
    ofKind(type) ??
    ofPermissions(held, type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice)
  );
}

const withThreads: readonly (ChannelType | undefined)[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  undefined,
];

/** What keeps posts out keeps threads out. */
function threadHurdleAt(held: Held, type: ChannelType | undefined): MayPost {
  const may = hurdleAt(held, type);
  if (may.kind === 'cannot') return may;
  if (!withThreads.includes(type))
    return hurdle('It has no threads', 'Start the questions in a text channel');
  return held.has(needed['Create Public Threads']) ? may : lacking(['Create Public Threads']);
}

function ofKind(type: ChannelType | undefined): Hurdle | undefined {
  if (type === ChannelType.GuildForum || type === ChannelType.GuildMedia)
    return hurdle('It takes posts with a title, not messages', 'Start them in a text channel');
  return type === ChannelType.GuildCategory
    ? hurdle('It takes no messages', 'Start them in a text channel')
    : undefined;
}

function ofPermissions(held: Held, isVoice: boolean): MayPost {
  const names = [
    ...wanted.post.filter((name) => !held.has(needed[name])),
    ...(isVoice && !held.has(PermissionFlagsBits.Connect) ? ['Connect'] : []),
  ];
  return names.length === 0 ? { kind: 'can' } : lacking(names);
}

const lacking = (names: readonly string[]): Hurdle =>
  hurdle(`I lack ${listed(names)}`, `Allow me ${listed(names)} under Edit Channel, Permissions`);

const goneCalled = (name: string | undefined): Hurdle =>
  name === undefined
    ? hurdle('It was deleted, or I may not see it', 'Allow me View Channels there', 'gone')
    : hurdle(`#${name} was deleted`, 'Start them in another channel', 'gone');
const outside = hurdle('I am not in this server', 'Add me to it', 'gone');
const timedOut = hurdle('I am timed out in this server', 'End my time-out');
