import type { Reply } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import type { Place, SectionId } from '../../ids.ts';
import { noteOpenIncident } from '../../notes/daily.ts';
import { addHelped, noteIncident, readIncident, rejectGuide } from '../../notes/incident.ts';
import { mute, unmute } from '../../notes/mute.ts';
import { noteUsed } from '../../notes/used.ts';
import type { Match } from '../../search/model.ts';
import { handle } from '../acts.ts';
import { outOfDate, privately } from '../failures.ts';
import { pageCard } from '../find/page.ts';
import { audienceOf } from '../find/presses.ts';
import { teamMeant } from '../team-meant.ts';
import type { Of, World } from '../world.ts';
import { incidentActs, watchActs } from './acts.ts';
import { cardBack } from './back.ts';
import { bookmarkPressed, moveBookmark, removeBookmark } from './bookmark.ts';
import { mutedCard, placeKind, recommendationCard, shrunkCard } from './cards.ts';
import { hush, refuseLate, unhush } from './hush.ts';
import { markPressed } from './marks.ts';
import { onOwnCard, onPrivateCard } from './own-card.ts';
import { recommended } from './recommended.ts';
import { draftTimeline } from './timeline.ts';
import { judgeTrial } from './trial.ts';
import { tuning } from './tuning.ts';
import {
  allowBots,
  allowShared,
  beginTrial,
  offerWatch,
  startLive,
  stopWatching,
} from './watch-incidents.ts';

const { readAtMost } = tuning;

export const incidentHandlers = handle(incidentActs, {
  steps: ['asker', openSteps],
  helped: ['asker', markHelped],
  notit: ['pressed', onOwnCard(tryNext)],
  bookmark: ['asker', bookmarkPressed],
  mute: ['pressed', onOwnCard(muteHere)],
  unmute: ['pressed', onOwnCard(unmuteHere)],
  timeline: ['asker', draftTimeline],
  unresolved: ['asker', onOwnCard(keepOpen)],
  delete: ['pressed', onPrivateCard(removePressed)],
  trial: ['asker', judgeTrial],
});

export const watchHandlers = handle(watchActs, {
  watchoffer: ['page', offerWatch],
  trialstart: ['page', beginTrial],
  watchoff: ['page', stopWatching],
  golive: ['page', startLive],
  speakshared: ['page', allowShared],
  answerbots: ['page', allowBots],
  hush: ['place', hush],
  unhush: ['pressed', onOwnCard(unhush)],
});

async function use(world: World, incoming: Of<'choice'>, section: SectionId): Promise<void> {
  const team = await teamMeant(world, incoming);
  if (team !== undefined) await noteUsed(world.store, team, { section, at: incoming.at });
}

/** Opened in an incident: it comes back as a question in two weeks. */
async function openSteps(world: World, incoming: Of<'choice'>, [key]: readonly [string]): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  await use(world, incoming, section.id);
  await markPressed(world, incoming.place, { act: 'opened', at: incoming.at });
  return { kind: 'card', to: 'asker', card: pageCard(world, { section, page: 1 }, audienceOf(incoming)) };
}

async function markHelped(world: World, incoming: Of<'choice'>, [key]: readonly [string]): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  await use(world, incoming, section.id);
  await markPressed(world, incoming.place, { act: 'opened', at: incoming.at });
  world.meter.recommended('helped');
  await addHelped(world.store, incoming.place, incoming.member);
  return privately(line`Thanks, noted.`);
}

/** The next best of another guide, read from the thread again; or a card of one line. */
async function tryNext(world: World, incoming: Of<'choice'>, [key]: readonly [string]): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  const incident = await readIncident(world.store, incoming.place, incoming.at);
  const rejected = [...incident.rejected, section.guide];
  const matches = await readMatches(world, incoming.place);
  const next = matches.find((match) => !rejected.includes(match.section.guide));
  await rejectGuide(world.store, incoming.place, section.guide);
  await noteIncident(world.store, incoming.place, { section: next?.section.id ?? null });
  await markPressed(world, incoming.place, { act: `notit-${section.key}`, at: incoming.at });
  const { place, message } = incoming;
  if (next) await moveBookmark(world, place, { incident, message, section: next.section });
  else await removeBookmark(world, place, incident);
  const card = next
    ? recommendationCard(world, next, { place: incoming.place, isAsked: true })
    : shrunkCard(world, undefined, 'Then I have nothing better.');
  return { kind: 'card', to: 'pressed', card };
}

async function readMatches(world: World, place: Place): Promise<readonly Match[]> {
  const messages = await world.platform.readThread(place, { atMost: readAtMost });
  const said = typeof messages === 'string' ? [] : messages.filter((message) => message.from !== 'us');
  return (await recommended(world, said, 'incident')).matches;
}

/** One press, by anyone, durable. A mention is still answered. */
async function muteHere(world: World, incoming: Of<'choice'>): Promise<Reply> {
  await mute(world.store, incoming.place, incoming.at);
  await markPressed(world, incoming.place, { act: 'muted', at: incoming.at });
  return { kind: 'card', to: 'pressed', card: mutedCard(incoming.place, incoming) };
}

/** The card that was muted comes back, where the thread still speaks of it. */
async function unmuteHere(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuseLate(world, incoming);
  if (refused) return refused;
  await unmute(world.store, incoming.place);
  await markPressed(world, incoming.place, { act: 'muted', at: null });
  const { section } = await readIncident(world.store, incoming.place, incoming.at);
  const matches = section === undefined ? [] : await readMatches(world, incoming.place);
  const muted = matches.find((match) => match.section.id === section);
  const card = muted
    ? recommendationCard(world, muted, { place: incoming.place, isAsked: true })
    : shrunkCard(world, undefined, `No longer muted in this ${placeKind(incoming.place)}.`);
  return { kind: 'card', to: 'pressed', card };
}

/** Deletes the closing card, puts back what stood before it, and stays quiet. */
async function keepOpen(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const { place } = incoming;
  const incident = await readIncident(world.store, place, incoming.at);
  await noteIncident(world.store, place, { keptOpen: true, closing: null, resolvedAt: null });
  await world.platform.remove(place, incident.closing ?? incoming.message);
  await noteOpenIncident(world.store, place.conversation, incoming.at);
  const matches = await readMatches(world, place);
  if (incident.message) {
    const card = cardBack(world, place, { section: incident.section, matches });
    await world.platform.edit(place, incident.message, card);
  }
  return privately(line`Noted. I stay quiet.`);
}

async function removePressed(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const { kind } = await world.platform.remove(incoming.place, incoming.message);
  if (kind === 'sent') return { kind: 'nothing' };
  const card = { name: 'Deleted', title: line`Deleted.`, body: [], buttons: [], small: [] };
  return { kind: 'card', to: 'pressed', card };
}
