import type { Card } from '../card/card.ts';
import type { Place, TeamId } from '../ids.ts';
import { type Fault, newFault, noteFault, readFault } from '../notes/fault.ts';
import type { Platform } from '../platform.ts';
import type { Store } from '../store/store.ts';
import type { Timers } from './timers.ts';
import { tellAdmins } from './told.ts';

/** The whole workspace refuses, or takes again, what the bot does there. */
export interface Faults {
  /** Who may be reached there is told once. Who runs the bot hears of it from its log. */
  meet(place: Place, remedy: string): Promise<void>;
  /** Something was taken again. Whoever could not be told while it lasted is told now. */
  mend(place: Place): Promise<void>;
}

interface Told {
  readonly store: Store;
  readonly platform: Platform;
  readonly timers: Timers;
  readonly draw: { refused(fault: Fault): Card; mended(fault: Fault): Card };
}

/** How long it is believed that no other replica has met a fault: posts are many, faults few. */
const believedMs = 300_000;

export function createFaults(context: Told): Faults {
  const { store, draw, timers } = context;
  const soundUntil = new Map<TeamId, number>();
  return {
    async meet(place, remedy) {
      soundUntil.delete(place.team);
      const known = await readFault(store, place.team);
      if (known?.remedy === remedy) return;
      const fault = {
        ...newFault(remedy, known?.since ?? (await store.now())),
        isTold: known?.isTold ?? false,
      };
      await noteFault(store, place.team, fault);
      const isTold = (await tellAdmins(context, place, draw.refused(fault))).length > 0;
      if (isTold) await noteFault(store, place.team, { ...fault, isTold });
    },
    async mend({ team, ...place }) {
      if ((soundUntil.get(team) ?? 0) > timers.now()) return;
      const fault = await readFault(store, team);
      soundUntil.set(team, timers.now() + believedMs);
      if (!fault) return;
      await noteFault(store, team, undefined);
      if (!fault.isTold) await tellAdmins(context, { team, ...place }, draw.mended(fault));
    },
  };
}
