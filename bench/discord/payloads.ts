// What Discord sends, with the least that discord.js takes.

const [application, server, channel, person] = ['900000000000000001', '100000000000000001', '2', '3'];
/** Where it is asked, and what a post is called. */
export const place = { server, channel };
export const posted = '900000000000000004';
const permissions = String(0x7f_ff_ff_ff);
const user = { id: person, username: 'somebody', discriminator: '0', global_name: null, avatar: null };
const us = { ...user, id: application, username: 'Coach', bot: true };
const memberOf = (id: string) => ({
  user: { ...user, id },
  nick: null,
  roles: [],
  joined_at: '2026-01-01T00:00:00.000Z',
  deaf: false,
  mute: false,
  flags: 0,
  permissions,
});

export const guild = {
  id: server,
  name: 'A server',
  owner_id: person,
  unavailable: false,
  roles: [{ id: server, name: '@everyone', permissions, colors: { primary_color: 0 }, flags: 0 }],
  channels: [{ id: channel, type: 0, name: 'ops', permission_overwrites: [], flags: 0 }],
  members: [{ ...memberOf(person), user: us }],
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

interface Calling {
  readonly id: string;
  readonly token: string;
  readonly by?: string;
}

export function command(calling: Calling, words: string): object {
  const options = [{ name: 'words', type: 3, value: words }];
  return { ...interaction(calling), type: 2, data: { id: '7', name: 'guide', type: 1, options } };
}

/** `custom_id` of a button of a message. */
export function press(calling: Calling, message: string, custom_id: string): object {
  return {
    ...interaction(calling),
    type: 3,
    data: { custom_id, component_type: 2 },
    message: { id: message, channel_id: channel, author: us, content: '', attachments: [], embeds: [] },
  };
}

function interaction({ by = person, ...open }: Calling): object {
  return {
    ...open,
    version: 1,
    application_id: application,
    guild_id: server,
    channel_id: channel,
    channel: { id: channel, type: 0, name: 'ops', flags: 0 },
    member: memberOf(by),
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
  if (path.endsWith('/messages')) return { id: posted, channel_id: channel };
  return path.endsWith('/commands') ? [] : {};
}
