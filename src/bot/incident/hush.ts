import type { Reply } from '../../card/card.ts';
import { line, member, notice } from '../../card/line.ts';
import { inWords } from '../../card/words.ts';
import { mute, mutedSince, unmute } from '../../notes/mute.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { watchActs } from './acts.ts';
import { placeKind } from './cards.ts';
import { tuning } from './tuning.ts';

const { undoMs } = tuning;

/** "Mute here" of the help: the thread it was asked in, else the conversation. By anyone, durable, and told to everybody there. */
export async function hush(world: World, incoming: Of<'choice'>): Promise<Reply> {
  await mute(world.store, incoming.place, incoming.at);
  const card = notice(
    'Muted',
    line`Muted in this ${placeKind(incoming.place)} by ${member(incoming.member)}.`,
    {
      buttons: [{ label: 'Undo', act: watchActs.unhush() }],
      small: [],
    },
  );
  return { kind: 'card', to: 'place', card };
}

/** By those who are here, later by admins. */
export async function unhush(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuseLate(world, incoming);
  if (refused) return refused;
  await unmute(world.store, incoming.place);
  const card = notice(
    'Coach',
    line`No longer muted in this ${placeKind(incoming.place)}: ${member(incoming.member)} asked for it.`,
    { small: [] },
  );
  return { kind: 'card', to: 'pressed', card };
}

/** undefined: it may be undone. When the mute began is read from the store: a button can be forged. */
export async function refuseLate(
  { store, platform }: World,
  incoming: Of<'choice'>,
): Promise<Reply | undefined> {
  const mutedAt = await mutedSince(store, incoming.place);
  if (mutedAt === undefined || incoming.at - mutedAt <= undoMs) return undefined;
  if (await platform.isAdmin(incoming.member, incoming.place)) return undefined;
  return privately(
    line`Only people who manage this channel can undo a mute after ${inWords(undoMs / 60_000)} minutes.`,
  );
}
