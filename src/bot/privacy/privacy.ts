import type { Card, Reply } from '../../card/card.ts';
import { bold, line, notice, paragraph } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import { readProfile } from '../../notes/member.ts';
import { setShown } from '../../notes/shown.ts';
import { outOfDate } from '../failures.ts';
import { paged } from '../find/presses.ts';
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
  await setShown(world.store, incoming.member, { team: incoming.place.team, isShown: wish === 'on' });
  return paged(incoming, await privacyCard(world, incoming));
}

/** "41 answers, 9 reviews" */
export function keptText(kept: Kept): string {
  return `${plural(kept.answers, 'answer')}, ${plural(kept.reviews, 'review')}`;
}

async function privacyCard(world: World, incoming: Of<'command' | 'choice'>): Promise<Card> {
  const [kept, { shown }] = await Promise.all([
    readKept(world, incoming.member, incoming.place),
    readProfile(world.store, incoming.member),
  ]);
  const isShown = shown.includes(incoming.place.team);
  return notice('Privacy', line`${bold('What Coach keeps about you')}`, {
    body: [
      paragraph(
        line`Your answers (${kept.answers}), your review queue (${kept.reviews}), your settings. No messages, no searches.`,
      ),
    ],
    buttons: [
      { label: 'Export', act: privacyActs.export() },
      { label: 'Delete everything', act: privacyActs.erase() },
      isShown
        ? { label: 'Hide me on boards', act: privacyActs.showme('off') }
        : { label: 'Show me on boards', act: privacyActs.showme('on') },
    ],
  });
}
