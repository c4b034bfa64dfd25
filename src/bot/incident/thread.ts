import type { Reply } from '../../reply.ts';
import type { Found, Recommendation } from '../../search/model.ts';
import { answerCard } from '../find/answer-card.ts';
import { findCard } from '../find/guide.ts';
import { emptyCard, noneCard } from '../find/none-card.ts';
import { line } from '../line.ts';
import type { Of, World } from '../world.ts';
import { recommendationCard, shrunkCard } from './cards.ts';
import { markSaid } from './marks.ts';
import { asMessage, noteIncident, readIncident } from './notes.ts';
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

/** "Find a guide for this": the message, with its thread where the bot may read it. Private. */
async function answerShortcut(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const read = await world.platform.readThread(incoming.place, readAtMost);
  const isAlone = read === 'forbidden';
  const around = isAlone
    ? []
    : read.filter((message) => message.id !== incoming.message.id && message.at <= incoming.message.at);
  const recommendation = world.search().recommend([...around, incoming.message]);
  const card = privateCard(world, recommendation);
  const alone = isAlone ? [line`I see only this message: /invite @Coach shows me the thread.`] : [];
  return { kind: 'card', to: 'asker', card: { ...card, small: [...alone, ...card.small] } };
}

function privateCard(world: World, recommendation: Recommendation): ReturnType<typeof findCard> {
  const [best] = recommendation.matches;
  if (!best) return emptyCard('private');
  const found: Found = {
    matches: recommendation.matches,
    fits: true,
    isSymptom: true,
    isEmpty: false,
    isCut: false,
  };
  return answerCard(world, found, best, 'private');
}

/** `@Coach words` is answered like a search, `@Coach` alone reads the thread. Always answered, and anew. */
async function answerMention(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const { reach } = await world.platform.surroundings(incoming.place);
  const mayBePublic =
    reach === 'ours' ||
    (await world.store.read('conversation', incoming.place.conversation)).speakInShared === true;
  const to = mayBePublic ? 'place' : 'asker';
  if (incoming.message.text.trim())
    return {
      kind: 'card',
      to,
      card: findCard(world, incoming.message.text, mayBePublic ? 'public' : 'private'),
    };
  const messages = await world.platform.readThread(incoming.place, readAtMost);
  if (messages === 'forbidden') return { kind: 'card', to: 'asker', card: cannotRead() };
  const recommendation = world.search().recommend(messages.filter((message) => message.from !== 'us'));
  const [best] = recommendation.matches;
  if (!best) return { kind: 'card', to, card: emptyCard(mayBePublic ? 'public' : 'private') };
  if (!mayBePublic) return { kind: 'card', to, card: privateCard(world, recommendation) };
  if (recommendation.confidence < 0.15) return { kind: 'card', to, card: nothingFits(world, recommendation) };
  await speakAnew(world, incoming, recommendation);
  return { kind: 'nothing' };
}

/** A fresh card at the end; the old one says that it moved. */
async function speakAnew(
  world: World,
  incoming: Of<'thread'>,
  recommendation: Recommendation,
): Promise<void> {
  const [best] = recommendation.matches;
  if (!best) return;
  const before = await readIncident(world, incoming.place, incoming.at);
  const sent = await world.platform.say(incoming.place, recommendationCard(world, best, true));
  if (sent.kind !== 'sent') return;
  const id = before.id ?? sent.message;
  if (id === sent.message) await markSaid(world, incoming.place, { id, at: incoming.at });
  await noteIncident(world, incoming.place, {
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
}

function nothingFits(world: World, recommendation: Recommendation): ReturnType<typeof noneCard> {
  const found: Found = {
    matches: recommendation.matches,
    fits: false,
    isSymptom: true,
    isEmpty: false,
    isCut: false,
  };
  const card = noneCard(world, '', found, 'public');
  return { ...card, buttons: card.buttons.filter((button) => button.act[0] !== 'want'), small: [] };
}

function cannotRead(): ReturnType<typeof emptyCard> {
  return {
    ...emptyCard('private'),
    title: line`I cannot read this thread: /invite @Coach shows it to me, or write @Coach and your words.`,
  };
}
