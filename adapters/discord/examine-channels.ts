import { type APIChannel, DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { plural } from '../../src/card/words.ts';
import type { ConversationId } from '../../src/ids.ts';
import type { Finding } from '../shared/finding.ts';
import { conversationParts } from './ids.ts';
import { needed } from './invite.ts';
import { hurdleAt } from './may-post.ts';
import { refusal } from './outcome.ts';
import { ChannelOverwrites, GuildRoles, permissionsAt } from './permissions-at.ts';
import { listed } from './way-in.ts';
import { type Me, sayWhy } from './who-am-i.ts';

/** Three requests each. */
const mostServers = 10;
/** What is lost without them is told; a question goes out all the same. */
const forComfort = ['Send Messages in Threads', 'Create Public Threads', 'Read Message History'] as const;

const Guild = GuildRoles.extend({ name: z.string() });
const Channel = ChannelOverwrites.extend({ id: z.string(), name: z.string(), type: z.number() });
const Member = z.object({ roles: z.array(z.string()), communication_disabled_until: z.string().nullish() });

interface Looked {
  readonly faults: readonly string[];
  readonly hints: readonly string[];
}

/** Whether each channel with questions would take them: asked once, so that no limit is waited for. */
export async function examineChannels(
  rest: REST,
  me: Me,
  conversations: readonly ConversationId[],
): Promise<readonly Finding[]> {
  const channels = new Map<string, string[]>();
  for (const [guild, channel] of conversations.map(conversationParts))
    channels.set(guild, [...(channels.get(guild) ?? []), channel]);
  if (channels.size === 0) return [];
  const asked = [...channels].slice(0, mostServers);
  const looked = await Promise.all(asked.map(([guild, ids]) => lookAt(rest, me, { guild, ids })));
  const faults = looked.flatMap((one) => one.faults);
  const more = channels.size - asked.length;
  const said = [
    ...(faults.length > 0 ? faults : ['questions can be posted in each of them']),
    ...looked.flatMap((one) => one.hints),
    ...(more > 0 ? [`Not checked: ${plural(more, 'more server')}`] : []),
  ];
  return [{ what: 'channels', isGood: faults.length === 0, said: said.join('. ') }];
}

interface Wanted {
  readonly guild: string;
  readonly ids: readonly string[];
}

async function lookAt(rest: REST, me: Me, wanted: Wanted): Promise<Looked> {
  try {
    const [guild, member, all] = await Promise.all([
      rest.get(Routes.guild(wanted.guild)).then((given) => Guild.parse(given)),
      rest.get(Routes.guildMember(wanted.guild, me.user)).then((given) => Member.parse(given)),
      rest.get(Routes.guildChannels(wanted.guild)).then((given) => z.array(Channel).parse(given)),
    ]);
    if (isTimedOut(member))
      return { faults: [`I am timed out in ${guild.name}. End my time-out`], hints: [] };
    const known = new Map(all.map((channel) => [channel.id, channel]));
    const us = { user: me.user, roles: member.roles };
    return together(wanted.ids.map((id) => lookAtChannel(guild, us, known.get(id))));
  } catch (error) {
    return { faults: [unseen(error, wanted)], hints: [] };
  }
}

function lookAtChannel(
  guild: z.infer<typeof Guild>,
  us: Parameters<typeof permissionsAt>[1],
  channel: z.infer<typeof Channel> | undefined,
): Looked {
  if (!channel) {
    const fault = `A channel in ${guild.name} was deleted, or I may not see it. Start the questions in another`;
    return { faults: [fault], hints: [] };
  }
  const where = `#${channel.name} in ${guild.name}`;
  const held = permissionsAt(guild, us, channel);
  const may = hurdleAt(held, channel.type as APIChannel['type']); // a kind that came later is like a text channel
  if (may.kind === 'cannot') return { faults: [`${where}: ${may.problem}. ${may.remedy}`], hints: [] };
  const lacking = forComfort.filter((name) => !held.has(needed[name]));
  return { faults: [], hints: lacking.length > 0 ? [`optional: allow ${listed(lacking)} in ${where}`] : [] };
}

function together(looked: readonly Looked[]): Looked {
  return { faults: looked.flatMap(({ faults }) => faults), hints: looked.flatMap(({ hints }) => hints) };
}

function isTimedOut({ communication_disabled_until: until }: z.infer<typeof Member>): boolean {
  return Boolean(until) && Date.parse(String(until)) > Date.now();
}

/** Unknown Guild, Missing Access, Unknown Member: it was put out. */
function unseen(error: unknown, { guild, ids }: Wanted): string {
  const isOut = error instanceof DiscordAPIError && [10_004, 50_001, 10_007].includes(refusal(error) ?? 0);
  if (isOut)
    return `I am not in the server ${guild}, with questions in ${plural(ids.length, 'channel')}. Add me to it`;
  const why = error instanceof z.ZodError ? 'Discord answered in an unexpected form' : sayWhy(error);
  return `The server ${guild} could not be checked: ${why}`;
}
