import type { Client } from 'discord.js';

/** A role of a server by its name, with or without @, by its id or its mention. Never everyone. */
export function roleIn(client: Client, guild: string, typed: string): string | undefined {
  const id = /^(?:<@&)?(\d{15,25})>?$/.exec(typed.trim())?.[1];
  const name = typed.trim().replace(/^@/, '').toLowerCase();
  return client.guilds.cache
    .get(guild)
    ?.roles.cache.find((role) => role.id !== guild && (role.id === id || role.name.toLowerCase() === name))
    ?.id;
}
