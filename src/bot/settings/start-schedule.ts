import type { Reply } from '../../card/card.ts';
import { line, notice } from '../../card/line.ts';
import type { Place } from '../../ids.ts';
import type { Incoming } from '../../platform.ts';
import { defaultSchedule } from '../../schedule/calendar.ts';
import { paged } from '../find/presses.ts';
import type { Of, World } from '../world.ts';
import { settingsActs } from './acts.ts';
import { refuse } from './admin.ts';
import { setUpCard, setUpNow } from './coach.ts';
import { memberZone } from './member-zone.ts';
import { saveSchedule } from './save.ts';

/** One press: Mon to Fri at 10:00 in the admin's zone. Pressed again it changes nothing. */
export async function startSchedule(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  if (await world.store.schedule(incoming.place.conversation))
    return paged(incoming, await setUpNow(world, incoming));
  const zone = await memberZone(world, incoming.member);
  if (!zone) return { kind: 'card', to: 'asker', card: zoneCard };
  const started = await saveSchedule(world, incoming.member, defaultSchedule(wholePlace(incoming), zone));
  return paged(incoming, await setUpCard(world, started));
}

/** The conversation, whatever thread of it was spoken in. */
export function wholePlace({ place }: Incoming): Place {
  return { team: place.team, conversation: place.conversation };
}

const zoneCard = notice('Coach', line`I do not know your time zone: choose it in the form.`, {
  buttons: [{ label: 'Start', act: settingsActs.change() }],
});
