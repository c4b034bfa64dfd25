import type { Log } from '../log.ts';
import type { Bot, Platform } from '../platform.ts';

/** Each platform's connection from the start to the stop, so that one that is away holds up no other. */
export interface Connections {
  /** Rejects where none could be connected: then something is wrong here, and not there. */
  start(bot: Bot): Promise<void>;
  stop(): void;
  states(): Readonly<Record<string, 'connected' | 'away'>>;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

const nameOf = ({ prefix }: Platform): string => prefix.replace(':', '');

export function createConnections(
  platforms: readonly Platform[],
  log: Log,
  set: (run: () => void, ms: number) => unknown = (run, ms) => setTimeout(run, ms).unref(),
): Connections {
  const states = new Map(platforms.map((platform) => [nameOf(platform), 'away' as 'connected' | 'away']));
  let isStopping = false;

  async function connect(platform: Platform, bot: Bot): Promise<void> {
    await platform.start(bot);
    states.set(nameOf(platform), 'connected');
    log.info({ platform: nameOf(platform) }, 'a platform is connected');
  }

  function keepTrying(platform: Platform, bot: Bot, waitMs: number): void {
    if (isStopping) return;
    set(() => {
      if (isStopping) return;
      connect(platform, bot).catch((error: unknown) => {
        const nextMs = Math.min(waitMs * 2, longestWaitMs);
        log.warn({ err: error, platform: nameOf(platform), waitMs: nextMs }, 'a platform is still away');
        keepTrying(platform, bot, nextMs);
      });
    }, waitMs);
  }

  return {
    async start(bot) {
      const outcomes = await Promise.allSettled(platforms.map((platform) => connect(platform, bot)));
      const failed = outcomes.flatMap((outcome, i) => {
        const platform = platforms[i];
        return outcome.status === 'rejected' && platform
          ? [{ platform, error: outcome.reason as unknown }]
          : [];
      });
      const [first] = failed;
      // The web is not counted: it is here.
      if (first && failed.length >= platforms.filter(({ prefix }) => prefix !== 'web:').length)
        throw first.error;
      for (const { platform, error } of failed) {
        log.error({ err: error, platform: nameOf(platform) }, 'a platform is away; the others go on');
        keepTrying(platform, bot, firstWaitMs);
      }
    },
    stop() {
      isStopping = true;
    },
    states: () => Object.fromEntries(states),
  };
}
