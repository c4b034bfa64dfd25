import { readFileSync } from 'node:fs';
import { object } from './blocks.ts';
import type { SlackServer } from './server.ts';
import { ids } from './state.ts';

/** A payload as recorded, with invented ids. */
export function payload(name: string): Record<string, unknown> {
  const file = new URL(`../../fixtures/slack/payloads/${name}.json`, import.meta.url);
  return { ...object(JSON.parse(readFileSync(file, 'utf8'))) };
}

/** A member with a direct message. Returns Slack's id. */
export function addMember(server: SlackServer, name: string): string {
  const user = `U000${name.toUpperCase()}`;
  const profile = { display_name: name, real_name: name };
  const isAdmin = name === 'admin';
  server.users.set(user, {
    id: user,
    team_id: ids.team,
    name,
    tz: 'Europe/Berlin',
    is_admin: isAdmin,
    profile,
  });
  const id = `D000${name.toUpperCase()}`;
  const members = new Set([user, ids.botUser]);
  server.channels.set(id, {
    ...open,
    bookmarks: [],
    id,
    name: 'direct',
    isDirect: true,
    with: user,
    members,
  });
  return user;
}

/** A channel that `second` created, with these members and the bot. */
export function addChannel(server: SlackServer, name: string, users: readonly string[]): void {
  const id = `C000${name.toUpperCase().replace('-', '')}`;
  const members = new Set([...users, ids.botUser]);
  server.channels.set(id, {
    ...open,
    bookmarks: [],
    id,
    name,
    isDirect: false,
    with: undefined,
    members,
    creator: 'U000SECOND',
  });
}

/** A direct message between several members and the bot. */
export function addGroup(server: SlackServer, users: readonly string[]): string {
  const id = 'G0000GROUP';
  const members = new Set([...users, ids.botUser]);
  const name = 'mpdm-first--second--coach-1';
  server.channels.set(id, {
    ...open,
    bookmarks: [],
    id,
    name,
    isDirect: false,
    isGroup: true,
    with: undefined,
    members,
  });
  return name;
}

const open = { isPrivate: false, isGroup: false, isArchived: false, isShared: false, creator: undefined };
