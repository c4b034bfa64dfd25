import type { AnyThreadChannel, Client } from 'discord.js';

/** A thread not seen yet is asked for. */
async function threadAt(client: Client, id: string): Promise<AnyThreadChannel | undefined> {
  const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id).catch(() => null));
  return channel?.isThread() ? channel : undefined;
}

/** Messages carry their channel only. */
export async function threadParent(client: Client, id: string): Promise<string | undefined> {
  return (await threadAt(client, id))?.parentId ?? undefined;
}

/** Of threads that people began: ours are called by their question. */
export async function threadTitle(client: Client, id: string, us: string): Promise<string | undefined> {
  const thread = await threadAt(client, id);
  return thread && thread.ownerId !== us ? thread.name : undefined;
}

export function channelName(client: Client, id: string): string {
  const channel = client.channels.cache.get(id);
  return channel && 'name' in channel && channel.name ? channel.name : 'a channel';
}
