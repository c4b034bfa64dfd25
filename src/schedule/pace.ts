import type { Epoch, Place } from '../ids.ts';
import type { Timers } from './timers.ts';

export interface PaceOptions {
  /** Places of one lane take turns: a workspace, a bot's token. */
  readonly lane: (place: Place) => string;
  readonly everyMs: number;
}

/** A polite pace for each lane, in the order of asking. */
export interface Pace {
  /** One that was given up meanwhile passes at once, so that those behind it do not wait for it. */
  turn(place: Place, signal: AbortSignal): Promise<void>;
  /** The platform said "too much": until when, by the store's clock. */
  hold(place: Place, until: Epoch): void;
  heldUntil(place: Place): Epoch;
}

export function createPace(options: PaceOptions, timers: Timers): Pace {
  const lanes = new Map<string, Promise<void>>();
  const holds = new Map<string, Epoch>();
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      timers.set(resolve, options.everyMs);
    });
  return {
    async turn(place, signal) {
      const lane = options.lane(place);
      const turn = lanes.get(lane) ?? Promise.resolve();
      const next = turn.then(() => (signal.aborted ? undefined : rest()));
      lanes.set(lane, next);
      void next.then(() => {
        if (lanes.get(lane) === next) lanes.delete(lane);
      });
      await turn;
    },
    hold(place, until) {
      holds.set(options.lane(place), until);
    },
    heldUntil: (place) => holds.get(options.lane(place)) ?? 0,
  };
}
