import type { Log } from '../log.ts';
import type { Bot, Platform } from '../platform.ts';

/** Each platform's connection from the start to the stop, so that one that is away holds up no other. */
export interface Connections {
  /** Rejects where none could be connected: then something is wrong here, and not there. */
  start(bot: Bot): Promise<void>;
  stop(): void;
  states(): Readonly<Record<string, Connection>>;
  /** What to do about those that are lost for good: sentences for the operator. */
  remedies(): readonly string[];
  /** Resolves with a remedy when the last one is lost for good. */
  readonly allLost: Promise<string>;
}

/** `away` is tried again by itself, `lost` is not. */
export type Connection = 'connected' | 'away' | 'lost';

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

const nameOf = ({ prefix }: Platform): string => prefix.replace(':', '');

export function createConnections(
  platforms: readonly Platform[],
  log: Log,
  set: (run: () => void, ms: number) => unknown = (run, ms) => setTimeout(run, ms).unref(),
): Connections {
  const states = new Map<string, Connection>(platforms.map((platform) => [nameOf(platform), 'away']));
  // The web is not counted: it is here.
  const remote = platforms.filter(({ prefix }) => prefix !== 'web:');
  const remedies = new Map<string, string>();
  let tellAllLost: (remedy: string) => void = () => undefined;
  const allLost = new Promise<string>((resolve) => {
    tellAllLost = resolve;
  });
  let isStopping = false;

  async function connect(platform: Platform, bot: Bot): Promise<void> {
    await platform.start(bot, (remedy) => lose(platform, remedy));
    if (!remedies.has(nameOf(platform))) states.set(nameOf(platform), 'connected');
    log.info({ platform: nameOf(platform) }, 'a platform is connected');
  }

  function lose(platform: Platform, remedy: string): void {
    states.set(nameOf(platform), 'lost');
    remedies.set(nameOf(platform), remedy);
    if (remote.every((one) => remedies.has(nameOf(one)))) tellAllLost(remedy);
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
      if (first && failed.length >= remote.length) throw first.error;
      for (const { platform, error } of failed) {
        log.error({ err: error, platform: nameOf(platform) }, 'a platform is away; the others go on');
        keepTrying(platform, bot, firstWaitMs);
      }
    },
    stop() {
      isStopping = true;
    },
    states: () => Object.fromEntries(states),
    remedies: () => [...remedies.values()],
    allLost,
  };
}
