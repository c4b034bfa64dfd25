import type { Reply } from '../../card/card.ts';
import { conversation, line, seenBy } from '../../card/line.ts';
import { asMessage, noteIncident, readIncident } from '../../notes/incident.ts';
import { markSaid } from '../../notes/incident-marks.ts';
import { maySpeakInShared } from '../../notes/sharing.ts';
import type { Message, Sent } from '../../platform.ts';
import type { Found, Recommendation } from '../../search/model.ts';
import { findActs } from '../find/acts.ts';
import { type Audience, answerCard } from '../find/answer-card.ts';
import { findCard } from '../find/guide.ts';
import { emptyCard, noneCard } from '../find/none-card.ts';
import type { Of, World } from '../world.ts';
import { recommendationCard, shrunkCard } from './cards.ts';
import { watchThread } from './watch.ts';

const readAtMost = 40;

/** A message with no command: from its menu, by a mention, or overheard where an admin allowed it. */
export function answerThread(world: World, incoming: Of<'thread'>): Promise<Reply> {
  switch (incoming.cause) {
    case 'shortcut':
      return answerShortcut(world, incoming);
    case 'mention':
      return answerMention(world, incoming);
    case 'watch':
      return watchThread(world, incoming);
  }
}

const aroundMs = 4 * 3_600_000;

/** The newest ones alone: of a long thread the beginning tells of what was. */
function recently(incoming: Of<'thread'>): { readonly atMost: number; readonly since: number } {
  return { atMost: readAtMost, since: incoming.at - aroundMs };
}

/** Said before it, in the same incident, and not by the bot: its own cards would find themselves. */
function isAround(message: Message, asked: Message): boolean {
  const isBefore = message.at <= asked.at && asked.at - message.at < aroundMs;
  return message.id !== asked.id && message.from !== 'us' && isBefore;
}

/** "Find a guide for this": the message, with its thread where the bot may read it. Private. */
async function answerShortcut(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const read = await world.platform.readThread(incoming.place, recently(incoming));
  const around =
    typeof read === 'string' ? [] : read.filter((message) => isAround(message, incoming.message));
  const recommendation = world.search().recommend([...around, incoming.message]);
  const isSure = recommendation.speak || world.search().find(incoming.message.text, { top: 1 }).fits;
  const card = isSure
    ? privateCard(world, recommendation, incoming)
    : nothingFits(world, recommendation, 'private');
  const wayIn = world.platform.wayIn(incoming.place, 'read');
  const alone = {
    forbidden: [line`I see only this message. To show me the thread, ${wayIn}.`],
    later: [line`I see only this message: the platform is too busy to show me the thread.`],
  };
  const small = typeof read === 'string' ? alone[read] : [];
  return { kind: 'card', to: 'asker', card: { ...card, small: [...small, ...card.small] } };
}

function privateCard(
  world: World,
  recommendation: Recommendation,
  { place }: Of<'thread'>,
): ReturnType<typeof findCard> {
  const [best] = recommendation.matches;
  if (!best) return emptyCard('private');
  const found: Found = {
    matches: recommendation.matches,
    fits: true,
    isGeneral: false,
    isSymptom: true,
    isForeign: false,
    isEmpty: false,
    isCut: false,
  };
  return answerCard(world, found, best, { audience: 'private', place });
}

/** `@Coach words` is answered like a search, `@Coach` alone reads the thread. Always answered, and anew. */
async function answerMention(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const { reach } = await world.platform.surroundings(incoming.place);
  const mayBePublic = reach === 'ours' || (await maySpeakInShared(world.store, incoming.place.conversation));
  const to = mayBePublic ? 'place' : 'asker';
  if (incoming.message.text.trim())
    return {
      kind: 'card',
      to,
      card: findCard(world, incoming.message.text, {
        audience: mayBePublic ? 'public' : 'private',
        place: incoming.place,
      }),
    };
  const messages = await world.platform.readThread(incoming.place, recently(incoming));
  if (typeof messages === 'string')
    return { kind: 'card', to: 'asker', card: cannotRead(world, incoming, messages) };
  const recommendation = world.search().recommend(messages.filter((message) => message.from !== 'us'));
  const [best] = recommendation.matches;
  if (!best) return { kind: 'card', to, card: emptyCard(mayBePublic ? 'public' : 'private') };
  if (!mayBePublic) return { kind: 'card', to, card: privateCard(world, recommendation, incoming) };
  if (recommendation.confidence < 0.15)
    return { kind: 'card', to, card: nothingFits(world, recommendation, 'public') };
  const sent = await speakAnew(world, incoming, recommendation);
  if (sent?.kind !== 'refused') return { kind: 'nothing' };
  return { kind: 'card', to: 'asker', card: elsewhere(world, incoming, { recommendation, why: sent.why }) };
}

/** The place takes no answer: the asker has it all the same. */
function elsewhere(
  world: World,
  incoming: Of<'thread'>,
  { recommendation, why }: { readonly recommendation: Recommendation; readonly why: string },
): ReturnType<typeof privateCard> {
  const { place } = incoming;
  const remedy = why === 'forbidden' ? ` To let me, ${world.platform.wayIn(place, 'post')}.` : '';
  const card = privateCard(world, recommendation, incoming);
  return {
    ...card,
    small: [line`I could not write in ${conversation(place.conversation)}.${remedy}`, ...card.small],
  };
}

/** A fresh card at the end; the old one says that it moved. */
async function speakAnew(
  world: World,
  incoming: Of<'thread'>,
  recommendation: Recommendation,
): Promise<Sent | undefined> {
  const before = await readIncident(world.store, incoming.place, incoming.at);
  const [first] = recommendation.matches;
  const best =
    recommendation.matches.find((match) => !before.rejected.includes(match.section.guide)) ?? first;
  if (!best) return undefined;
  const sent = await world.platform.say(
    incoming.place,
    recommendationCard(world, best, { place: incoming.place, isAsked: true }),
  );
  if (sent.kind !== 'sent') return sent;
  const id = before.id ?? sent.message;
  if (id === sent.message)
    await markSaid(world.store, incoming.place.team, { incident: id, at: incoming.at });
  await noteIncident(world.store, incoming.place, {
    id,
    message: sent.message,
    section: best.section.id,
    lastAt: incoming.at,
  });
  if (before.message)
    await world.platform.edit(
      incoming.place,
      asMessage(before.message),
      shrunkCard(world, undefined, 'Moved down ↓'),
    );
  return sent;
}

/** What was asked about is a message, or a thread: no typed words to send on. */
function nothingFits(
  world: World,
  recommendation: Recommendation,
  audience: Audience,
): ReturnType<typeof noneCard> {
  const found: Found = {
    matches: recommendation.matches,
    fits: false,
    isGeneral: false,
    isSymptom: true,
    isForeign: false,
    isEmpty: false,
    isCut: false,
  };
  const card = noneCard(world, undefined, found, audience);
  const buttons = card.buttons.filter(({ act }) => act[0] !== findActs.want.verb);
  return { ...card, buttons, small: [seenBy(audience === 'private')] };
}

function cannotRead(
  world: World,
  { place }: Of<'thread'>,
  why: 'forbidden' | 'later',
): ReturnType<typeof emptyCard> {
  const wayIn = world.platform.wayIn(place, 'read');
  const title = {
    forbidden: line`I cannot read this thread. To show it to me, ${wayIn}; or write @Coach and your words.`,
    later: line`I cannot read this thread just now, the platform is too busy. Ask again in a minute, or write @Coach and your words.`,
  };
  return { ...emptyCard('private'), title: title[why] };
}
