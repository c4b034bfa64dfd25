import type { Place } from '../ids.ts';
import { newFault, noteFault, readFault } from '../notes/fault.ts';
import type { Context } from './context.ts';
import { tellAdmins } from './told.ts';

type Told = Pick<Context, 'store' | 'platform' | 'draw'>;

/** The whole workspace refuses: who may be reached there is told once. Who runs the bot hears of it from its log. */
export async function meetFault(context: Told, place: Place, remedy: string): Promise<void> {
  const { store, draw } = context;
  const known = await readFault(store, place.team);
  if (known?.remedy === remedy) return;
  const fault = { ...newFault(remedy, known?.since ?? (await store.now())), isTold: known?.isTold ?? false };
  await noteFault(store, place.team, fault);
  const isTold = (await tellAdmins(context, place, draw.refused(fault))).length > 0;
  if (isTold) await noteFault(store, place.team, { ...fault, isTold });
}

/** Something was taken again. Whoever could not be told while it lasted is told now. */
export async function mendFault(context: Told, place: Place): Promise<void> {
  const { store, draw } = context;
  const fault = await readFault(store, place.team);
  if (!fault) return;
  await noteFault(store, place.team, undefined);
  if (!fault.isTold) await tellAdmins(context, place, draw.mended(fault));
}
