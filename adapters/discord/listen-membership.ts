import { Events, type Guild } from 'discord.js';
import type { Incoming } from '../../src/platform.ts';
import { momentOf, toMembership } from './inbound-membership.ts';
import type { Listening } from './listen.ts';
import { createReach } from './reach.ts';

type Change = Extract<Incoming, { kind: 'membership' }>['change'];

interface Channels {
  readonly guild: string;
  readonly channels: readonly string[];
}

/** Let into a server or a channel, put out of one, or a channel gone. */
export function listenToMembership(parts: Listening): void {
  const { client, bot, us, permissions, work, isStopping, clock, log } = parts;
  const reach = createReach(client);
  const tell = (what: Change, { guild, channels }: Channels, event: string): void => {
    if (isStopping()) return;
    const all = channels.map((channel) =>
      toMembership({ what, guild, channel, user: us().user, event: `${event}/${channel}`, at: clock() }),
    );
    work.track(
      inTurn(all, (one) => bot.answer(one)).catch((error: unknown) =>
        log.error({ err: error }, 'an event could not be handled'),
      ),
    );
  };
  const reopened = (guild: Guild): void => {
    const channels = reach.opened(guild);
    if (channels.length > 0) tell('invited', { guild: guild.id, channels }, `opened/${clock()}`);
  };
  client.on(Events.GuildCreate, (guild) => {
    tell('invited', { guild: guild.id, channels: reach.opened(guild) }, `joined/${guild.joinedTimestamp}`);
  });
  client.on(Events.GuildDelete, (guild) => {
    const moment = momentOf(clock());
    tell('removed', { guild: guild.id, channels: reach.forget(guild.id) }, `removed/${moment}`);
    // No channel is concerned: the server's own id stands for one.
    tell('put out', { guild: guild.id, channels: [guild.id] }, `out/${moment}`);
  });
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    permissions.noteDeleted(channel.id, channel.name);
    tell('removed', { guild: channel.guild.id, channels: [channel.id] }, 'deleted');
  });
  client.on(Events.ChannelCreate, (channel) => reopened(channel.guild));
  client.on(Events.ChannelUpdate, (_before, channel) => {
    if (!channel.isDMBased()) reopened(channel.guild);
  });
  client.on(Events.GuildRoleUpdate, (_before, role) => reopened(role.guild));
  client.on(Events.GuildMemberUpdate, (_before, member) => {
    if (member.id === us().user) reopened(member.guild);
  });
}

async function inTurn<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) await act(item);
}
