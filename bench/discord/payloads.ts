// What Discord sends, with the least that discord.js takes.

const [application, server, channel, person] = ['900000000000000001', '100000000000000001', '2', '3'];
const permissions = String(0x7f_ff_ff_ff);
const user = { id: person, username: 'somebody', discriminator: '0', global_name: null, avatar: null };
const us = { ...user, id: application, username: 'Coach', bot: true };
const member = {
  user,
  nick: null,
  roles: [],
  joined_at: '2026-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  flags: 0,
  permissions,
};

export const guild = {
  id: server,
  name: 'A server',
  owner_id: person,
  unavailable: false,
  roles: [{ id: server, name: '@everyone', permissions, colors: { primary_color: 0 }, flags: 0 }],
  channels: [{ id: channel, type: 0, name: 'ops', permission_overwrites: [], flags: 0 }],
  members: [{ ...member, user: us }],
  ...{ threads: [], emojis: [], stickers: [], presences: [], voice_states: [], features: [] },
  ...{ stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
};

export function ready(address: string): object {
  return {
    v: 10,
    user: us,
    guilds: [{ id: server, unavailable: true }],
    session_id: 's',
    resume_gateway_url: `ws://${address}`,
    application: { id: application, flags: 0 },
  };
}

export function interaction(id: string, token: string, words: string): object {
  return {
    id,
    token,
    type: 2,
    version: 1,
    application_id: application,
    data: { id: '7', name: 'guide', type: 1, options: [{ name: 'words', type: 3, value: words }] },
    guild_id: server,
    channel_id: channel,
    channel: { id: channel, type: 0, name: 'ops', flags: 0 },
    member,
    locale: 'en-US',
    guild_locale: 'en-US',
    app_permissions: permissions,
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 1,
  };
}

export function said(path: string, address: string): unknown {
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  if (path.startsWith('/gateway')) return { url: `ws://${address}`, shards: 1, session_start_limit: limit };
  if (path === '/applications/@me')
    return { id: application, name: 'Coach', flags: 0, bot: { id: application } };
  return path.endsWith('/commands') ? [] : {};
}
