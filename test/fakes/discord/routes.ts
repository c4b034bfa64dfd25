import { complainCommands, complainMessage, complainModal, complainSuggestions } from './limits.ts';
import { type Answer, type Call, ok, refuse } from './rest.ts';
import type { Modal, Open, State } from './state.ts';
import { channel, guild, ids, type Message, member, permissions, thread } from './world.ts';

export interface Faults {
  /** Members whose privacy settings forbid a direct message. */
  readonly closedTo: Set<string>;
  /** Channels the bot may not write to. */
  readonly mute: Set<string>;
}

interface Parts {
  readonly state: State;
  readonly faults: Faults;
  readonly flags: number;
  readonly address: () => string;
  readonly registered: (commands: readonly { readonly name: string }[]) => void;
  readonly threadOpened: (thread: object) => void;
}

type Body = Partial<Message> & {
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly recipient_id?: string;
  readonly name?: string;
  readonly message_reference?: { readonly message_id: string };
};

const invalid = (complaints: readonly string[]): Answer =>
  refuse(400, 50_035, `Invalid Form Body: ${complaints.join('; ')}`);
const unknown = (code: number, what: string): Answer => refuse(404, code, `Unknown ${what}`);
const ephemeral = 64;

/** What Discord answers, for the routes the bot uses. */
export function createRoutes(parts: Parts): (call: Call) => Answer {
  const { state } = parts;
  const table: readonly (readonly [string, RegExp, (call: Call, ...at: string[]) => Answer])[] = [
    ['GET', /^\/gateway\/bot$/, () => ok(gateway(parts.address()))],
    [
      'GET',
      /^\/applications\/@me$/,
      () => ok({ id: ids.application, name: 'Coach', flags: parts.flags, bot: { id: ids.bot } }),
    ],
    ['GET', /^\/users\/@me\/guilds$/, () => ok([{ id: ids.guild, name: 'A server' }])],
    ['GET', /^\/applications\/\d+\/guilds\/\d+\/commands$/, () => ok([])],
    ['PUT', /^\/applications\/(\d+)\/commands$/, (call) => register(call, parts)],
    ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, (call, _, token) => respond(call, token, state)],
    ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, (call, token) => fill(call, token, state)],
    ['DELETE', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, (_, token) => drop(token, state)],
    ['POST', /^\/webhooks\/\d+\/([^/]+)$/, (call, token) => follow(call, token, state)],
    ['POST', /^\/channels\/(\d+)\/messages$/, (call, at) => speak(call, at, parts)],
    ['GET', /^\/channels\/(\d+)\/messages$/, (call, at) => history(call, at, state)],
    ['GET', /^\/channels\/(\d+)\/messages\/(\d+)$/, (_call, _, id) => readMessage(id, state)],
    ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, (call, _, id) => edit(call, id, state)],
    ['DELETE', /^\/channels\/(\d+)\/messages\/(\d+)$/, (_call, _, id) => remove(id, state)],
    ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, (call, at, id) => open(call, at, id, parts)],
    ['POST', /^\/users\/@me\/channels$/, (call) => direct(call, parts)],
    [
      'GET',
      /^\/guilds\/(\d+)$/,
      (_, id) => (id === ids.guild ? ok(guild(id, [])) : unknown(10_004, 'Guild')),
    ],
    ['GET', /^\/guilds\/\d+\/channels$/, () => ok(channels(state))],
    ['GET', /^\/guilds\/\d+\/members\/(\d+)$/, (_, id) => ok(member(id))],
    ['GET', /^\/channels\/(\d+)$/, (_, id) => findChannel(id, state)],
  ];
  return (call) => {
    const isOpen = /^\/(interactions|webhooks)\//.test(call.path);
    if (!isOpen && !call.isAuthorized) return refuse(401, 0, '401: Unauthorized');
    for (const [method, path, answer] of table) {
      const found = call.method === method ? path.exec(call.path) : null;
      if (found) return answer(call, ...found.slice(1));
    }
    return refuse(404, 0, `404: no route for ${call.method} ${call.path}`);
  };
}

const gateway = (address: string) => ({
  url: address.replace('http', 'ws'),
  shards: 1,
  session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
});

function register(call: Call, parts: Parts): Answer {
  const complaints = complainCommands(call.body);
  if (complaints.length > 0) return invalid(complaints);
  const commands = call.body as readonly { readonly name: string }[]; // checked above
  parts.registered(commands);
  return ok(commands.map((command, i) => ({ ...command, id: `70${i}` })));
}

const types = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, suggestions: 8, modal: 9 } as const;

function respond(call: Call, token: string | undefined, state: State): Answer {
  const open = state.interactions.get(token ?? '');
  if (!open) return unknown(10_062, 'interaction');
  if (open.answered !== undefined) return refuse(400, 40_060, 'Interaction has already been acknowledged.');
  const { type, data = {} } = call.body as { type: number; data?: Body }; // Discord's own shape
  const complaints = complainResponse(type, data, open);
  if (complaints.length > 0) return invalid(complaints);
  open.answered = type;
  if (type === types.message || type === types.deferred) {
    const isPrivate = Boolean((data.flags ?? 0) & ephemeral);
    const shown = type === types.message ? data : { flags: (data.flags ?? 0) | 128 };
    open.original = state.add({ ...seen(shown, call), ...at(open, isPrivate) }).id;
  }
  if (type === types.deferredUpdate || type === types.update) open.original = open.message;
  if (type === types.update && open.original) state.replace(open.original, seen(data, call));
  if (type === types.modal) open.modal = data as unknown as Modal; // checked above
  if (type === types.suggestions) open.suggestions = (data as { choices?: Open['suggestions'] }).choices;
  open.isSettled = type !== types.deferred && type !== types.deferredUpdate;
  state.changed();
  return ok();
}

function complainResponse(type: number, data: Body, open: Open): readonly string[] {
  switch (type) {
    case types.message:
    case types.update:
      return complainMessage(data);
    case types.modal:
      return open.isSubmission ? ['a modal cannot follow a modal'] : complainModal(data);
    case types.suggestions:
      return complainSuggestions(data);
    case types.deferredUpdate:
      return open.message ? [] : ['there is no message to update'];
    default:
      return [];
  }
}

const at = (open: Open, isPrivate: boolean): Pick<Message, 'channel_id' | 'onlyFor'> => ({
  channel_id: open.channel,
  onlyFor: isPrivate ? open.member : undefined,
});

function seen(body: Body, call: Call): Partial<Message> {
  const { content, embeds, components, flags } = body;
  return {
    content: content ?? '',
    embeds: embeds ?? [],
    components: components ?? [],
    ...(flags !== undefined && { flags }),
    files: call.files,
  };
}

function fill(call: Call, token: string | undefined, state: State): Answer {
  const open = state.interactions.get(token ?? '');
  if (!open?.original) return unknown(10_015, 'Webhook');
  const complaints = complainMessage(call.body);
  if (complaints.length > 0) return invalid(complaints);
  const before = state.messages.find((message) => message.id === open.original);
  if (!before) return unknown(10_008, 'Message');
  open.isSettled = true;
  return ok(state.replace(before.id, { ...seen(call.body as Body, call), flags: before.flags & ~128 }));
}

function drop(token: string | undefined, state: State): Answer {
  const open = state.interactions.get(token ?? '');
  return open?.original ? remove(open.original, state) : unknown(10_015, 'Webhook');
}

/** As Discord does: the first one after a promise takes its place, and its visibility. */
function follow(call: Call, token: string | undefined, state: State): Answer {
  const open = state.interactions.get(token ?? '');
  if (!open || open.answered === undefined) return unknown(10_015, 'Webhook');
  const complaints = complainMessage(call.body);
  if (complaints.length > 0) return invalid(complaints);
  const promised = state.messages.find((message) => message.id === open.original && message.flags & 128);
  if (promised && open.answered === types.deferred) return fill(call, token, state);
  const body = call.body as Body; // checked above
  open.isSettled = true;
  return ok(state.add({ ...seen(body, call), ...at(open, Boolean((body.flags ?? 0) & ephemeral)) }));
}

function speak(call: Call, channel_id: string | undefined, parts: Parts): Answer {
  const { state, faults } = parts;
  const body = call.body as Body; // checked below
  if (!channel_id || !isChannel(channel_id, state)) return unknown(10_003, 'Channel');
  if (faults.mute.has(channel_id)) return refuse(403, 50_013, 'Missing Permissions');
  const forbidden = refuseBy(state.channels.get(channel_id), body);
  if (forbidden) return forbidden;
  const member = [...state.directs].find(([, one]) => one === channel_id)?.[0];
  if (member && faults.closedTo.has(member)) return refuse(403, 50_007, 'Cannot send messages to this user');
  const complaints = complainMessage(body);
  if (complaints.length > 0) return invalid(complaints);
  const twin = body.enforce_nonce && state.messages.find((one) => one.nonce && one.nonce === body.nonce);
  if (twin) return ok({ ...twin });
  const nonce = body.nonce;
  const reference = body.message_reference?.message_id;
  return ok({ ...state.add({ ...seen(body, call), channel_id, nonce, reference }) });
}

function isChannel(id: string, state: State): boolean {
  return state.channels.has(id) || state.threads.has(id) || [...state.directs.values()].includes(id);
}

/** By what the channel denies the bot, and by its type. */
function refuseBy(
  known: { readonly type: number; readonly denied: bigint } | undefined,
  body: Body,
): Answer | undefined {
  if (!known) return undefined;
  if (known.denied & permissions.view) return refuse(403, 50_001, 'Missing Access');
  if (known.type === 15) return refuse(400, 50_008, 'Cannot send messages in a non-text channel');
  const needed = permissions.send | (body.embeds?.length ? permissions.embed : 0n);
  return known.denied & needed ? refuse(403, 50_013, 'Missing Permissions') : undefined;
}

function history(call: Call, channel: string | undefined, state: State): Answer {
  const after = BigInt(call.query.get('after') ?? 0);
  const limit = Number(call.query.get('limit') ?? 50);
  const found = state.messages
    .filter((message) => message.channel_id === channel && !message.onlyFor && BigInt(message.id) > after)
    .map(({ nonce: _, ...message }) => message);
  const page = call.query.has('after') ? found.slice(0, limit) : found.slice(-limit);
  return ok([...page].reverse());
}

function readMessage(id: string | undefined, state: State): Answer {
  const found = state.messages.find((message) => message.id === id);
  if (!found) return unknown(10_008, 'Message');
  const mentioned = found.content.split('<@&').slice(1);
  return ok({ ...found, mention_roles: mentioned.map((rest) => rest.slice(0, rest.indexOf('>'))) });
}

function edit(call: Call, id: string | undefined, state: State): Answer {
  const complaints = complainMessage(call.body);
  if (complaints.length > 0) return invalid(complaints);
  const after = state.replace(id ?? '', seen(call.body as Body, call));
  return after ? ok(after) : unknown(10_008, 'Message');
}

function remove(id: string | undefined, state: State): Answer {
  const found = state.messages.findIndex((message) => message.id === id);
  if (found < 0) return unknown(10_008, 'Message');
  state.messages.splice(found, 1);
  state.changed();
  return ok();
}

function open(call: Call, parent: string | undefined, id: string | undefined, parts: Parts): Answer {
  const { state } = parts;
  if (!parent || !id || !state.messages.some((message) => message.id === id))
    return unknown(10_008, 'Message');
  if ((state.channels.get(parent)?.denied ?? 0n) & permissions.openThreads)
    return refuse(403, 50_013, 'Missing Permissions');
  if (state.threads.has(id))
    return refuse(400, 160_004, 'A thread has already been created for this message');
  const opened = thread(id, parent, (call.body as Body).name ?? '');
  state.threads.set(id, opened);
  parts.threadOpened(opened);
  return ok(opened);
}

function direct(call: Call, { state }: Parts): Answer {
  const recipient = (call.body as Body).recipient_id ?? '';
  const id = state.directs.get(recipient) ?? `5${state.mint().slice(1)}`;
  state.directs.set(recipient, id);
  return ok({ id, type: 1, recipients: [{ id: recipient }] });
}

function channels(state: State): readonly object[] {
  return guild(ids.guild, []).channels.flatMap((one) => {
    const known = state.channels.get(one.id);
    const denied = { id: ids.bot, type: 1, allow: '0', deny: String(known?.denied) };
    return known ? [{ ...one, type: known.type, permission_overwrites: [denied] }] : [];
  });
}

function findChannel(id: string | undefined, state: State): Answer {
  const known = state.threads.get(id ?? '');
  if (known) return ok(known);
  return id && isChannel(id, state) ? ok(channel(id, 'a-channel')) : unknown(10_003, 'Channel');
}
