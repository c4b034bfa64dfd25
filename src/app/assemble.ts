import { createBot } from '../bot/bot.ts';
import { createDraw } from '../bot/draw.ts';
import { createHeard } from '../bot/incident/heard.ts';
import { noMeter } from '../bot/meter.ts';
import { forgetThoseWhoLeft } from '../bot/privacy/forget.ts';
import { forgetTeamsLeft } from '../bot/privacy/forget-team.ts';
import { createSuspensionWatch, type SuspensionWatch } from '../bot/settings/suspension-watch.ts';
import type { World } from '../bot/world.ts';
import type { Bot } from '../platform.ts';
import { createDaily, type Daily } from '../schedule/daily.ts';
import { doubtSlots } from '../schedule/doubt.ts';
import { summarizeMonth } from '../schedule/month.ts';
import { forgetOldWords } from '../schedule/old-words.ts';
import { refreshHolidays } from '../schedule/refresh-holidays.ts';
import { createRunner, type Runner, type RunnerOptions } from '../schedule/runner.ts';

/** What a bot is put together from; the runner's options where they are not as usual. */
export type Dependencies = Omit<World, 'runner' | 'heard' | 'meter'> &
  Partial<Pick<World, 'meter'>> &
  Omit<RunnerOptions, 'draw'> &
  Partial<Pick<RunnerOptions, 'draw'>> & {
    /** How long the words of a question are kept once it is over; undefined: for good. */
    readonly keepPostsMs?: number | undefined;
  };

export interface Assembled {
  readonly bot: Bot;
  readonly runner: Runner;
  readonly daily: Daily;
  readonly suspensions: SuspensionWatch;
  readonly world: World;
}

/** The bot, its runner and the work of each day, on one store and one platform. Nothing of it is started. */
export function assemble(dependencies: Dependencies): Assembled {
  const { store, platform, log, timers, library, holidays } = dependencies;
  const runner = createRunner({ draw: createDraw(library), ...dependencies });
  const daily = createDaily({
    store,
    log,
    timers,
    chores: {
      teams: (now) => forgetTeamsLeft({ store, platform }, now),
      forget: (now) => forgetThoseWhoLeft({ store, platform }, now),
      months: (now) => summarizeMonth({ store, library }, now),
      slots: (now) => doubtSlots({ store, log }, now),
      words: (now, signal) => forgetOldWords({ store, log, keepMs: dependencies.keepPostsMs }, now, signal),
      holidays: (now, signal) => refreshHolidays({ store, holidays, log }, now, signal),
    },
  });
  const world: World = {
    meter: noMeter,
    ...dependencies,
    runner,
    heard: createHeard(platform),
  };
  const suspensions = createSuspensionWatch({ store, platform, log, timers });
  return { bot: createBot(world), runner, daily, suspensions, world };
}
