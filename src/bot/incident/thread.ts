import type { Card, Reply } from '../../card/card.ts';
import { elsewhere } from '../../card/elsewhere.ts';
import { line } from '../../card/line.ts';
import { noteIncident, readIncident } from '../../notes/incident.ts';
import { markSaid } from '../../notes/incident-marks.ts';
import { maySpeakInShared } from '../../notes/sharing.ts';
import type { Sent, Unread } from '../../platform.ts';
import type { Recommendation } from '../../search/model.ts';
import { findCard } from '../find/guide.ts';
import { emptyCard } from '../find/none-card.ts';
import type { Of, World } from '../world.ts';
import { moveBookmark } from './bookmark.ts';
import { mayBotAsk } from './bot-mention.ts';
import { recommendationCard, shrunkCard } from './cards.ts';
import { recommended } from './recommended.ts';
import { answerShortcut, recently } from './shortcut.ts';
import { nothingFits, privateCard } from './thread-card.ts';
import { tuning } from './tuning.ts';
import { watchThread } from './watch.ts';

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

/** A person is always answered, and again. A bot is answered where an admin wants that, else overheard; never in private. */
async function answerMention(world: World, incoming: Of<'thread'>): Promise<Reply> {
  if (incoming.message.from === 'person') return answerAsked(world, incoming);
  if (!(await mayBotAsk(world, incoming))) return watchThread(world, incoming);
  const reply = await answerAsked(world, incoming);
  return reply.kind === 'card' && reply.to === 'asker' ? { kind: 'nothing' } : reply;
}

/** `@Coach words` is answered like a search, `@Coach` alone reads the thread. */
async function answerAsked(world: World, incoming: Of<'thread'>): Promise<Reply> {
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
  const wanted = recently(incoming.at);
  const messages = await world.platform.readThread(incoming.place, wanted);
  if (typeof messages === 'string')
    return { kind: 'card', to: 'asker', card: cannotRead(world, incoming, messages) };
  const recent = messages.filter(({ from, at }) => from !== 'us' && at >= wanted.since);
  const recommendation = await recommended(world, recent);
  const [best] = recommendation.matches;
  if (!best || recent.length === 0)
    return { kind: 'card', to, card: emptyCard(mayBePublic ? 'public' : 'private') };
  if (!mayBePublic) return { kind: 'card', to, card: privateCard(world, recommendation, incoming) };
  if (recommendation.confidence < tuning.publicFrom)
    return { kind: 'card', to, card: nothingFits(world, recommendation, 'public') };
  const sent = await speakAnew(world, incoming, recommendation);
  if (sent?.kind !== 'refused') return { kind: 'nothing' };
  const card = elsewhere(privateCard(world, recommendation, incoming), incoming.place, {
    why: sent.why,
    wayIn: (place) => world.platform.wayIn(place, 'post'),
  });
  return { kind: 'card', to: 'asker', card };
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
    await world.platform.edit(incoming.place, before.message, shrunkCard(world, undefined, 'Moved down ↓'));
  const to = { incident: before, message: sent.message, section: best.section };
  await moveBookmark(world, incoming.place, to);
  return sent;
}

function cannotRead(world: World, { place }: Of<'thread'>, why: Unread): Card {
  const wayIn = world.platform.wayIn(place, 'read');
  const title = {
    forbidden: line`I cannot read this thread. To show it to me, ${wayIn}; or write @Coach and your words.`,
    workspace: line`I am not allowed to read threads: whoever runs Coach can run coach doctor to see what is missing. Until then, write @Coach and your words.`,
    later: line`I cannot read this thread just now, the platform is too busy. Ask again in a minute, or write @Coach and your words.`,
  };
  return { ...emptyCard('private'), title: title[why] };
}
