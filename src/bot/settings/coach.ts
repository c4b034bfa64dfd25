import type { Card, Reply } from '../../card/card.ts';
import type { Place } from '../../ids.ts';
import { readDaily } from '../../notes/daily.ts';
import type { Incoming } from '../../platform.ts';
import { defaultSchedule, nextSlot } from '../../schedule/calendar.ts';
import { isSuspended } from '../../store/schedules.ts';
import { dayMs } from '../../time.ts';
import { deckCard } from '../deck/decide.ts';
import { libraryWith } from '../deck/near.ts';
import { offerSuggest } from '../deck/suggest.ts';
import { paged } from '../find/presses.ts';
import { answerPrivacy } from '../privacy/privacy.ts';
import type { Handler, Of, World } from '../world.ts';
import { refuse, refuseForTeam } from './admin.ts';
import { helpCard } from './help-card.ts';
import { memberZone } from './member-zone.ts';
import { lookAgain, type Saved } from './save.ts';
import { offerCard, runningCard } from './setup-card.ts';
import { upcoming } from './slots.ts';
import { suspensionOf, type Told } from './suspension.ts';

const shownRuns = 3;
/** Enough to know which questions were withdrawn here. */
const readPosts = 1000;
const skipShownMs = 7 * dayMs;
const anyZone = 'UTC';

/** What an admin may type who wants to change something: the card that follows has a button for each. */
const setUpWords =
  /^(?:set ?up|settings?|config(?:ure)?|change|edit|pause|resume|start|stop|on|off|daily|schedule|time|post(?: now)?|watch(?: incidents)?|(?:at )?\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)?)$/;

/** `/coach`: set-up for an admin where there are no questions yet, else help. `/coach privacy`: what is stored. */
export const answerCoach: Handler<'command'> = async (world, incoming) => {
  const words = incoming.text.trim().toLowerCase();
  if (words === 'privacy') return answerPrivacy(world, incoming);
  if (words === 'suggest') return { kind: 'card', to: 'asker', card: offerSuggest(incoming.isDirect) };
  if (words === 'suggestions') return openDeck(world, incoming);
  const isAdmin = !incoming.isDirect && (await world.platform.isAdmin(incoming.member, incoming.place));
  const schedule = isAdmin ? await world.store.schedule(incoming.place.conversation) : undefined;
  const wantsSetUp = setUpWords.test(words) || (words === '' && (!schedule || schedule.suspended));
  const card =
    isAdmin && wantsSetUp ? await setUpNow(world, incoming) : await helpFor(world, incoming, isAdmin);
  return { kind: 'card', to: 'asker', card };
};

async function openDeck(world: World, incoming: Of<'command'>): Promise<Reply> {
  const refused = await refuseForTeam(world, incoming);
  return refused ?? { kind: 'card', to: 'asker', card: await deckCard(world, incoming.place) };
}

/** "Help" on another card. */
export async function openHelp(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const isAdmin = !incoming.isDirect && (await world.platform.isAdmin(incoming.member, incoming.place));
  return paged(incoming, await helpFor(world, incoming, isAdmin));
}

async function helpFor(world: World, incoming: Incoming, isAdmin: boolean): Promise<Card> {
  const { place, isDirect } = incoming;
  const takesCommandsInThreads = world.platform.takesCommandsInThreads(place);
  const isInThread = place.thread !== undefined;
  const suspension = isDirect ? undefined : await suspensionAt(world, place);
  const teamUrl = isAdmin ? await teamUrlFor(world, incoming) : undefined;
  return helpCard({ isAdmin, isDirect, isInThread, takesCommandsInThreads, suspension, teamUrl });
}

async function teamUrlFor(world: World, { member, place }: Incoming): Promise<string | undefined> {
  const { teamUrl, platform } = world;
  return teamUrl && (await platform.isAdmin(member, place, 'team')) ? teamUrl(place.team) : undefined;
}

/** Help is given whatever the store says. */
async function suspensionAt(world: World, { conversation }: Place): Promise<Told | undefined> {
  try {
    const schedule = await world.store.schedule(conversation);
    if (!schedule?.suspended) return undefined;
    const now = await lookAgain(world, schedule);
    return isSuspended(now.schedule) ? suspensionOf(now.schedule, now.may) : undefined;
  } catch (error) {
    world.log.warn({ err: error }, 'a suspension could not be looked up');
    return undefined;
  }
}

/** "Set up" on another card. */
export async function openSetUp(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  return paged(incoming, await setUpNow(world, incoming));
}

/** The offer, or how it runs by what the platform says now. */
export async function setUpNow(world: World, incoming: Incoming): Promise<Card> {
  const schedule = await world.store.schedule(incoming.place.conversation);
  return schedule ? setUpCard(world, await lookAgain(world, schedule)) : offer(world, incoming);
}

export async function setUpCard(world: World, { schedule, may }: Saved): Promise<Card> {
  const { conversation } = schedule.place;
  const opens = schedule.discussion === 'opened';
  const { role } = schedule;
  const [next, changes, posts, daily, now, library, thread, mention] = await Promise.all([
    upcoming(world, schedule, shownRuns),
    world.store.changes(conversation, 2),
    world.store.posts(conversation, readPosts),
    readDaily(world.store, conversation),
    world.store.now(),
    libraryWith(world, [schedule.place.team]),
    opens ? world.platform.mayDiscuss(schedule.place) : undefined,
    role === undefined ? undefined : world.platform.mentionFault(schedule.place, role),
  ]);
  const { lastSkip, holidaysFault } = daily;
  const skip = lastSkip && now - lastSkip.at < skipShownMs ? lastSkip : undefined;
  const facts = { next, changes, posts, skip, holidaysFault, may, thread, mentionFault: mention };
  return runningCard(library, schedule, facts);
}

async function offer(world: World, incoming: Incoming): Promise<Card> {
  const { place } = incoming;
  const [zone, now] = await Promise.all([memberZone(world, incoming.member), world.store.now()]);
  const schedule = defaultSchedule(place, zone ?? anyZone);
  const first = zone ? nextSlot(schedule, now) : undefined;
  return offerCard(world.library(), { place, zone, packs: schedule.packs, first });
}
