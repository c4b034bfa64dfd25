import type { Reply } from '../../card/card.ts';
import { bold, line, notice, seenBy } from '../../card/line.ts';
import { addWanted } from '../../notes/wanted.ts';
import { privately } from '../failures.ts';
import { teamMeant } from '../team-meant.ts';
import type { Of, World } from '../world.ts';
import { findActs } from './acts.ts';
import { askButton, sayWhatIsSent } from './asking.ts';

/** "Ask for this guide": the words, counted, without who asked. */
export async function askForGuide(
  world: World,
  incoming: Of<'choice'>,
  [words]: readonly [string],
): Promise<Reply> {
  const wanted = words.toLowerCase().trim();
  if (!wanted) return privately(line`Thanks, noted.`);
  const team = (await teamMeant(world, incoming)) ?? incoming.place.team; // in no team: counted for the operator alone
  await addWanted(world.store, team, { words: wanted, at: incoming.at });
  return privately(
    line`Thanks, noted. The people who maintain the library see these words, not who sent them.`,
  );
}

/** "Not what I wanted": the ways on. */
export async function notWanted(
  _world: World,
  _incoming: Of<'choice'>,
  [words]: readonly [string],
): Promise<Reply> {
  const card = notice('Not it', line`${bold('Then say it another way, or browse.')}`, {
    buttons: [{ label: 'Browse', act: findActs.browse() }, ...(words ? [askButton(words)] : [])],
    small: [seenBy(true, ...(words ? [sayWhatIsSent(words)] : []))],
  });
  return { kind: 'card', to: 'asker', card };
}
