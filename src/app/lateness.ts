import type { Epoch } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Bot, Incoming } from '../platform.ts';
import type { Meters } from './metrics/meters.ts';

/** So long Slack and Discord wait for an acknowledgement: who did something then has seen it fail. */
const deadlineMs = 3000;
const tellEveryMs = 60_000;

export interface Lateness {
  readonly bot: Bot;
  /** How often since the start. */
  late(): number;
}

/** The same bot, with what it hears too late counted, and told in the log once a minute at most. */
export function watchLateness(
  bot: Bot,
  {
    meters,
    log,
    clock,
  }: { readonly meters: Pick<Meters, 'heardLate'>; readonly log: Log; readonly clock: () => Epoch },
): Lateness {
  let count = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  function note({ id, kind, at }: Incoming): void {
    const now = clock();
    const lateMs = now - at;
    if (lateMs <= deadlineMs) return;
    count++;
    const platform = id.split(':')[0] ?? '';
    meters.heardLate.inc({ platform, kind });
    if (now - toldAt < tellEveryMs) return;
    toldAt = now;
    log.warn({ platform, kind, lateMs, count }, 'an event was heard later than the platform waits');
  }

  return {
    bot: {
      ...bot,
      answer(incoming) {
        if (isWaitedFor(incoming)) note(incoming);
        return bot.answer(incoming);
      },
    },
    late: () => count,
  };
}

/** Somebody did it and looks at the screen; of the rest some carry a time in whole seconds. */
function isWaitedFor(incoming: Incoming): boolean {
  const { kind } = incoming;
  if (kind === 'thread' && incoming.cause === 'watch') return false;
  return kind !== 'home' && kind !== 'membership' && kind !== 'moved';
}
