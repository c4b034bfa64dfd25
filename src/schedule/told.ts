import type { Card } from '../card/card.ts';
import type { MemberId, Place } from '../ids.ts';
import type { Platform } from '../platform.ts';
import type { Store } from '../store/store.ts';

const mostTold = 3;

/** Says it in private to whoever changed the schedule last, and to a few more of its admins; whom it reached. */
export async function tellAdmins(
  { store, platform }: { readonly store: Store; readonly platform: Platform },
  place: Place,
  card: Card,
): Promise<readonly MemberId[]> {
  const [[change], admins] = await Promise.all([
    store.changes(place.conversation, 1),
    platform.admins(place, mostTold),
  ]);
  const told = new Set<MemberId>([...(change ? [change.by] : []), ...admins]);
  const reached: MemberId[] = [];
  for (const member of [...told].slice(0, mostTold))
    if ((await platform.whisper(member, card)).kind === 'sent') reached.push(member);
  return reached;
}
