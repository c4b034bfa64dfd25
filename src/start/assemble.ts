import { createBot } from '../bot/bot.ts';
import { closedCard, openCard } from '../bot/drill/question-card.ts';
import { forgetThoseWhoLeft } from '../bot/setup/forget.ts';
import type { World } from '../bot/world.ts';
import type { Bot } from '../platform.ts';
import { createDaily, type Daily } from '../schedule/daily.ts';
import { summarizeMonth } from '../schedule/month.ts';
import { refreshHolidays } from '../schedule/refresh-holidays.ts';
import { createRunner, type Runner, type RunnerOptions } from '../schedule/runner.ts';
import type { PostState } from '../store/posts.ts';

/** What a bot is put together from; the runner's options where they are not as usual. */
export type Parts = Omit<World, 'runner'> &
  Omit<RunnerOptions, 'draw'> &
  Partial<Pick<RunnerOptions, 'draw'>>;

export interface Assembled {
  readonly bot: Bot;
  readonly runner: Runner;
  readonly daily: Daily;
  readonly world: World;
}

/** The bot, its runner and the work of each day, on one store and one platform. Nothing of it is started. */
export function assemble(parts: Parts): Assembled {
  const { store, platform, log, timers, library, holidays } = parts;
  const about = (post: PostState) => ({ guide: library().guide(post.question.guide)?.short });
  const runner = createRunner({
    draw: {
      open: (post, last) => openCard(post, last, about(post)),
      closed: (post) => closedCard(post, about(post)),
    },
    ...parts,
  });
  const daily = createDaily({
    store,
    log,
    timers,
    chores: {
      forget: (now) => forgetThoseWhoLeft({ store, platform }, now),
      months: (now) => summarizeMonth({ store, library }, now),
      holidays: (now, signal) => refreshHolidays({ store, holidays, log }, now, signal),
    },
  });
  const world: World = { ...parts, runner };
  return { bot: createBot(world), runner, daily, world };
}
