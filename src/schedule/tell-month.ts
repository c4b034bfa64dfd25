import type { EventId, MemberId, Place, Slot } from '../ids.ts';
import { type Month, noteMonthTold, noteMonthToldTo, readMonth, readMonthOf } from '../notes/month.ts';
import type { Context } from './context.ts';

type Teller = Pick<Context, 'store' | 'platform' | 'draw' | 'log'>;

const recentChanges = 50;
const mostTold = 3;

/**
 * The figures of the last month, once, to those who set the questions up. The slot that was just filled is the lease:
 * over all replicas one tells after it, and notes each member once their note is sent. What dies in between is gone on
 * with after the next slot. So nobody is left out while the month's figures are the last, and whoever's note was under
 * way when the process died, or of unknown outcome, gets it a second time.
 */
export async function tellMonth(context: Teller, place: Place, slot: Slot): Promise<void> {
  const { store } = context;
  const { conversation } = place;
  const { month, told } = await readMonth(store, conversation);
  if (!month || told === month.month) return;
  if (!(await store.claimEvent(`month:${month.month}:${slot}:${conversation}` as EventId))) return; // minted here
  let isComplete = true;
  for (const member of await listeners(context, place))
    if (!(await tell(context, place, { member, month }))) isComplete = false;
  if (isComplete) await noteMonthTold(store, conversation, month.month);
}

/**
 * Who set it up or changed it and manages the place still, the latest first; who stopped the note is left alone. Where
 * nobody is known any more, because they had their data deleted, any of those who manage the place.
 */
async function listeners({ store, platform }: Teller, place: Place): Promise<readonly MemberId[]> {
  const changes = await store.changes(place.conversation, recentChanges);
  const found: MemberId[] = [];
  const known = changes.length > 0 ? changes.map(({ by }) => by) : await platform.admins(place, mostTold);
  for (const member of new Set(known)) {
    if (found.length === mostTold) break;
    const { isStopped } = await readMonthOf(store, member, place.conversation);
    const isTold = (await platform.isAdmin(member, place)) && (await platform.canRead(member, place));
    if (!isStopped && isTold) found.push(member);
  }
  return found;
}

/** Noted with the member, a field a conversation: it goes when they have their data deleted. */
async function tell(
  context: Teller,
  place: Place,
  to: { readonly member: MemberId; readonly month: Month },
): Promise<boolean> {
  const { conversation } = place;
  const { month } = to.month;
  if ((await readMonthOf(context.store, to.member, conversation)).told === month) return true;
  const isDone = await send(context, place, to);
  if (isDone) await noteMonthToldTo(context.store, to.member, { conversation, month });
  return isDone;
}

/** false: the platform may take it later, or may have it and cannot tell. Whoever takes no messages is done with. */
async function send(
  { platform, draw, log }: Teller,
  { conversation }: Place,
  to: { readonly member: MemberId; readonly month: Month },
): Promise<boolean> {
  const sent = await platform.whisper(to.member, draw.month(conversation, to.month));
  if (sent.kind === 'sent') return true;
  log.warn({ conversation, sent: sent.kind }, 'a monthly note was not sent');
  return sent.kind === 'refused' && sent.why !== 'too much' && sent.why !== 'workspace';
}
