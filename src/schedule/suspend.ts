import type { Claim } from '../store/jobs.ts';
import type { Due } from '../store/schedules.ts';
import { type Context, placeOf } from './context.ts';
import { tellAdmins } from './told.ts';

/**
 * The place refuses posts: the schedule stands still until the bot is let back in, and its admins are told.
 * The slot is given up first and the next one kept, so that a crash in between only means another try tomorrow.
 */
export async function suspend(
  context: Context,
  claim: Claim,
  refused: { readonly why: 'gone' | 'forbidden'; readonly next: Due | undefined },
): Promise<void> {
  const { store, platform, log, draw } = context;
  const { conversation } = placeOf(claim);
  const { why } = refused;
  await store.settle(claim, { kind: 'skipped', why: `the conversation is ${why}` }, refused.next);
  const [schedule, may, since] = await Promise.all([
    store.schedule(conversation),
    platform.mayPost(placeOf(claim)),
    store.now(),
  ]);
  if (!schedule || schedule.suspended) return;
  const foreseen = may.kind === 'can' ? ({ isUnforeseen: true } as const) : {};
  const suspended = { ...schedule, suspended: { why, since, ...foreseen } };
  await store.saveSchedule(suspended, undefined, undefined);
  log.warn({ conversation, why }, 'a schedule was suspended');
  await tellAdmins(context, placeOf(claim), draw.suspended(suspended, may));
}
