import type { Reply } from '../../card/card.ts';
import { bold, line, moment, notice } from '../../card/line.ts';
import { endPause, startPause } from '../../notes/member.ts';
import { dayMs } from '../../time.ts';
import { paged } from '../find/presses.ts';
import type { Of, World } from '../world.ts';
import { quizActs } from './acts.ts';

const lengths = { '7': 7 * dayMs, '14': 14 * dayMs, open: undefined } as const;
type Length = keyof typeof lengths;

/** Leave, illness, on call: while paused nothing counts against a member. */
export async function offerPause(_world: World, incoming: Of<'choice'>): Promise<Reply> {
  const card = notice('Pause', line`${bold('Pause: while paused nothing counts against you.')}`, {
    buttons: [
      { label: 'For a week', act: quizActs.pausefor('7') },
      { label: 'For two weeks', act: quizActs.pausefor('14') },
      { label: 'Until I answer again', act: quizActs.pausefor('open') },
    ],
  });
  return paged(incoming, card);
}

export async function pauseFor(
  world: World,
  incoming: Of<'choice'>,
  [length]: readonly [Length],
): Promise<Reply> {
  const lengthMs = lengths[length];
  const until = lengthMs === undefined ? undefined : incoming.at + lengthMs;
  await startPause(world.store, incoming.member, { from: incoming.at, until });
  const words =
    until === undefined
      ? line`Paused until you answer again: nothing counts against you.`
      : line`Paused until ${moment(until)}: nothing counts against you.`;
  return paged(
    incoming,
    notice('Pause', words, { buttons: [{ label: 'End the pause', act: quizActs.unpause() }] }),
  );
}

export async function stopPause(world: World, incoming: Of<'choice'>): Promise<Reply> {
  await endPause(world.store, incoming.member, incoming.at);
  return paged(incoming, notice('Pause', line`The pause is over.`));
}
