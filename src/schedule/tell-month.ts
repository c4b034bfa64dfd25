import type { EventId, MemberId, Place } from '../ids.ts';
import type { Context } from './context.ts';
import { noteConversation } from './conversation-note.ts';
import { type Month, parseMonth } from './month.ts';
import { monthCard } from './month-card.ts';

type Teller = Pick<Context, 'store' | 'platform' | 'library' | 'log'>;

const recentChanges = 50;
const mostTold = 3;

/**
 * The figures of the last month, once, to those who set the questions up. Claimed as an event and noted before it is
 * said: over all replicas it is sent once, and at most once if this one dies in between.
 */
export async function tellMonth(context: Teller, place: Place): Promise<void> {
  const { store } = context;
  const { conversation } = place;
  const note = await store.read('conversation', conversation);
  const month = parseMonth(note);
  if (!month || note.monthTold === month.month) return;
  if (!(await store.claimEvent(`month:${month.month}:${conversation}` as EventId))) return; // minted here
  await noteConversation(store, conversation, { monthTold: month.month });
  for (const member of await listeners(context, place)) await send(context, place, { member, month });
}

/** Who set it up or changed it and manages the place still, the latest first; who stopped the note is left alone. */
async function listeners({ store, platform }: Teller, place: Place): Promise<readonly MemberId[]> {
  const changes = await store.changes(place.conversation, recentChanges);
  const found: MemberId[] = [];
  for (const member of new Set(changes.map((change) => change.by))) {
    if (found.length === mostTold) break;
    const { monthsOff } = await store.read('member', member);
    const isStopped = Array.isArray(monthsOff) && monthsOff.includes(place.conversation);
    if (!isStopped && (await platform.isAdmin(member, place))) found.push(member);
  }
  return found;
}

async function send(
  { platform, library, log }: Teller,
  { conversation }: Place,
  to: { readonly member: MemberId; readonly month: Month },
): Promise<void> {
  const sent = await platform.whisper(to.member, monthCard(library(), conversation, to.month));
  if (sent.kind !== 'sent') log.warn({ conversation, sent: sent.kind }, 'a monthly note was not sent');
}
