import type { Card } from '../card/card.ts';
import type { MemberId, Place } from '../ids.ts';
import { type Daily, noteDaily, readDaily } from '../notes/daily.ts';
import type { Platform } from '../platform.ts';
import type { Store } from '../store/store.ts';

const mostTold = 3;
const mostAsked = 20;

type Teller = { readonly store: Store; readonly platform: Platform };

/** Says it in private to whoever changed the schedule last, and to a few more of its admins; whom it reached. */
export async function tellAdmins(teller: Teller, place: Place, card: Card): Promise<readonly MemberId[]> {
  const near = await adminsNear(teller, place, mostTold);
  const reached: MemberId[] = [];
  for (const member of near.slice(0, mostTold))
    if ((await teller.platform.whisper(member, card)).kind === 'sent') reached.push(member);
  return reached;
}

interface Matter {
  readonly place: Place;
  /** Where it is kept that they know. */
  readonly told: keyof Pick<Daily, 'lowBagTold' | 'noThreadTold'>;
  readonly isWell: boolean;
}

/** The same once; again only after all was well. `draw`: undefined where nobody can do anything about it. */
export async function tellAdminsOnce(
  teller: Teller,
  { place, told, isWell }: Matter,
  draw: () => Card | Promise<Card | undefined>,
): Promise<void> {
  const isTold = (await readDaily(teller.store, place.conversation))[told];
  if (isTold !== isWell) return;
  if (isWell) return noteDaily(teller.store, place.conversation, { [told]: null });
  const card = await draw();
  if (!card) return;
  await noteDaily(teller.store, place.conversation, { [told]: true });
  await tellAdmins(teller, place, card);
}

/** The same of what is for the whole team to have: to those of them alone who manage all of it. */
export async function tellTeamAdmins(teller: Teller, place: Place, card: Card): Promise<readonly MemberId[]> {
  const reached: MemberId[] = [];
  for (const member of await adminsNear(teller, place, mostAsked)) {
    if (reached.length === mostTold) break;
    if (!(await teller.platform.isAdmin(member, place, 'team'))) continue;
    if ((await teller.platform.whisper(member, card)).kind === 'sent') reached.push(member);
  }
  return reached;
}

async function adminsNear(
  { store, platform }: Teller,
  place: Place,
  atMost: number,
): Promise<readonly MemberId[]> {
  const [[change], admins] = await Promise.all([
    store.changes(place.conversation, 1),
    platform.admins(place, atMost),
  ]);
  return [...new Set<MemberId>([...(change ? [change.by] : []), ...admins])];
}
