import type { Card, Reply } from '../../card/card.ts';
import { bold, line, notice, paragraph } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import type { TeamId } from '../../ids.ts';
import { readProfile } from '../../notes/member.ts';
import { setShown } from '../../notes/shown.ts';
import type { Incoming } from '../../platform.ts';
import { outOfDate, whichBoard } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { teamMeant } from '../team-meant.ts';
import type { Of, World } from '../world.ts';
import { privacyActs } from './acts.ts';
import { type Kept, readKept } from './kept.ts';

/** C14, by `privacy` after the command. */
export async function answerPrivacy(world: World, incoming: Of<'command'>): Promise<Reply> {
  return { kind: 'card', to: 'asker', card: await privacyCard(world, incoming) };
}

export async function openPrivacy(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return paged(incoming, await privacyCard(world, incoming));
}

/** One press each way; the card says which it is now. */
export async function showOnBoards(
  world: World,
  incoming: Of<'choice'>,
  [wish]: readonly ['on' | 'off'],
): Promise<Reply> {
  if (wish !== 'on' && wish !== 'off') return outOfDate();
  const { store } = world;
  const { member } = incoming;
  if (wish === 'on') {
    const team = await teamMeant(world, incoming);
    if (team === undefined) return whichBoard();
    await setShown(store, member, { team, isShown: true });
  } else
    for (const team of await shownNear(world, incoming))
      await setShown(store, member, { team, isShown: false });
  return paged(incoming, await privacyCard(world, incoming));
}

/** Where the member is named, of here; in a direct message that is in no team, of everywhere. */
async function shownNear(world: World, { member, place }: Incoming): Promise<readonly TeamId[]> {
  const { shown } = await readProfile(world.store, member);
  const isInTeam = world.platform.isInTeam(place);
  return shown.filter((team) => (team === place.team) === isInTeam);
}

/** "41 answers, 9 reviews" */
export function keptText(kept: Kept): string {
  return `${plural(kept.answers, 'answer')}, ${plural(kept.reviews, 'review')}`;
}

async function privacyCard(world: World, incoming: Of<'command' | 'choice'>): Promise<Card> {
  const [kept, shown] = await Promise.all([
    readKept(world, incoming.member, incoming.place),
    shownNear(world, incoming),
  ]);
  return notice('Privacy', line`${bold('What Coach keeps about you')}`, {
    body: [
      paragraph(
        line`Your answers (${kept.answers}), your review queue (${kept.reviews}), your settings. No messages, no searches.`,
      ),
    ],
    buttons: [
      { label: 'Export', act: privacyActs.export() },
      { label: 'Delete everything', act: privacyActs.erase() },
      shown.length > 0
        ? { label: 'Hide me on boards', act: privacyActs.showme('off') }
        : { label: 'Show me on boards', act: privacyActs.showme('on') },
    ],
  });
}
