import { encodeAct } from '../../../src/card/act.ts';
import type { Reply } from '../../../src/card/card.ts';
import type { Epoch, MemberId, MessageId, Place } from '../../../src/ids.ts';
import type { Bot, Incoming } from '../../../src/platform.ts';
import { toIncoming, toSaid } from '../inbound.ts';
import type { Spoken, Workspace } from '../workspace.ts';

interface Done {
  readonly event: string;
  readonly at: Epoch;
  readonly place: Place;
  readonly member: MemberId;
}

export interface Words extends Done {
  readonly text: string;
  /** Said by an alert app, not by the member. */
  readonly isAlert: boolean;
}

interface Said {
  /** What is no card. */
  readonly rest: Exclude<Reply, { kind: 'card' }>;
  readonly message: MessageId;
}

/** Words become messages, commands do not: only their answer does. */
export async function say(words: Words, bot: Bot, workspace: Workspace): Promise<Said> {
  const { at, place, text, isAlert } = words;
  const spoken = {
    at,
    place,
    from: isAlert ? 'bot' : 'person',
    member: isAlert ? undefined : words.member,
    text,
    card: undefined,
    mark: undefined,
    onlyFor: undefined,
  } as const;
  const message: Spoken = text.startsWith('/')
    ? { ...spoken, id: 'web:m0' as Spoken['id'] }
    : workspace.add(spoken); // a command is no message
  const incoming = toSaid(words, message, words.member);
  return { rest: hear(await bot.answer(incoming), incoming, { workspace, at }), message: message.id };
}

/** Presses the button of that label on the newest card there that has one; nothing where none has. */
export async function press(
  { event, at, place, member, label }: Done & { readonly label: string },
  bot: Bot,
  workspace: Workspace,
): Promise<void> {
  const pressed = workspace
    .all()
    .filter(({ place: { conversation } }) => conversation === place.conversation)
    .flatMap(({ id, card }) => (card?.buttons ?? []).map((button) => ({ id, button })))
    .findLast(({ button }) => button.label === label);
  if (!pressed) return;
  const by = { event, as: member, look: 'slack' } as const; // the bot is not told what it looks like
  const sent = { ...by, message: pressed.id, act: encodeAct(pressed.button.act) };
  const incoming = toIncoming({ kind: 'press', ...sent }, workspace, at);
  if (incoming) hear(await bot.answer(incoming), incoming, { workspace, at });
}

/** A card becomes a message; what is no card comes back. */
export function hear(
  reply: Reply,
  incoming: Incoming,
  { workspace, at }: { readonly workspace: Workspace; readonly at: Epoch },
): Exclude<Reply, { kind: 'card' }> {
  if (reply.kind !== 'card') return reply;
  const isPressed = reply.to === 'pressed' && incoming.kind === 'choice';
  if (isPressed && workspace.replace(incoming.message, reply.card)) return { kind: 'nothing' };
  const onlyFor = reply.to === 'place' || incoming.isDirect ? undefined : incoming.member;
  workspace.add({
    at,
    place: incoming.place,
    from: 'us',
    member: undefined,
    text: '',
    card: reply.card,
    mark: undefined,
    onlyFor,
  });
  return { kind: 'nothing' };
}
