import type { Client } from 'discord.js';
import type { Place } from '../../src/ids.ts';
import { guildOf, parentOf } from './ids.ts';
import { needed } from './invite.ts';

type Permission = keyof typeof needed;

export const wanted = {
  read: ['View Channels', 'Read Message History'],
  post: ['View Channels', 'Send Messages', 'Embed Links'],
  reply: ['View Channels', 'Send Messages in Threads', 'Embed Links'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;
/** Where nothing is seen to be lacking, and Discord refused all the same. */
const likely = {
  read: wanted.read,
  post: ['Send Messages', 'Create Public Threads'],
  reply: ['Send Messages in Threads'],
} as const;

/** A server has no command that lets an app in: what is lacking is named. */
export function wayIn(
  client: Client,
  place: Place,
  { to, mayReadContent }: { readonly to: 'read' | 'post'; readonly mayReadContent: boolean },
): string {
  if (to === 'read' && !mayReadContent)
    return 'switch on Message Content Intent in the developer portal under Bot';
  const guild = client.guilds.cache.get(guildOf(place));
  const me = guild?.members.me;
  const held = me && guild.channels.cache.get(parentOf(place))?.permissionsFor(me);
  const what = to === 'post' && place.thread !== undefined ? 'reply' : to;
  const lacking = wanted[what].filter((name) => held && !held.has(needed[name]));
  return `allow me ${listed(lacking.length > 0 ? lacking : likely[what])}`;
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
