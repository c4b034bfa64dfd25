import { z } from 'zod';
import type { Reply } from '../../card/card.ts';
import { bold, line, notice } from '../../card/line.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';

/** How often, and when last. */
const Wanted = z.object({ times: z.number() }).catch({ times: 0 });

/** "Ask for this guide": the words, counted, without who asked. */
export async function askForGuide(world: World, incoming: Of<'choice'>, words = ''): Promise<Reply> {
  const wanted = words.toLowerCase().trim();
  if (!wanted) return privately(line`Thanks, noted.`);
  const before = Wanted.parse((await world.store.read('wanted', incoming.place.team))[wanted]);
  await world.store.note('wanted', incoming.place.team, {
    [wanted]: { times: before.times + 1, at: incoming.at },
  });
  return privately(line`Thanks, noted. The people who keep the library see these words, not who sent them.`);
}

/** "Not what I wanted": the ways on. */
export async function notWanted(_world: World, _incoming: Of<'choice'>, words = ''): Promise<Reply> {
  const ask = words ? [{ label: 'Ask for this guide', act: ['want', words] as const }] : [];
  const card = notice('Not it', line`${bold('Then say it another way, or browse.')}`, {
    buttons: [{ label: 'Browse', act: ['browse'] }, ...ask],
  });
  return { kind: 'card', to: 'asker', card };
}
