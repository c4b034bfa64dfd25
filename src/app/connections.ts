import type { Log } from '../log.ts';
import type { Away, Bot, Platform } from '../platform.ts';

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

/** `away`, from the start or since a connection broke off, is tried again on its own, `lost` is not. */
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

  async function connect(platform: Platform, bot: Bot): Promise<Away | undefined> {
    const away = await platform.start(
      bot,
      (remedy) => lose(platform, remedy),
      (isReached) => (isReached ? noteConnected(platform) : noteAway(platform)),
    );
    if (!away) noteConnected(platform);
    return away;
  }

  function noteConnected(platform: Platform): void {
    if (remedies.has(nameOf(platform))) return;
    states.set(nameOf(platform), 'connected');
    log.info({ platform: nameOf(platform) }, 'a platform is connected');
  }

  function noteAway(platform: Platform): void {
    if (isStopping || remedies.has(nameOf(platform))) return;
    states.set(nameOf(platform), 'away');
    log.info({ platform: nameOf(platform) }, 'a connection broke off and is opened again');
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
      const again = (cause: object, afterMs: number): void => {
        const nextMs = Math.max(Math.min(waitMs * 2, longestWaitMs), afterMs);
        log.warn({ ...cause, platform: nameOf(platform), waitMs: nextMs }, 'a platform is still away');
        keepTrying(platform, bot, nextMs);
      };
      connect(platform, bot).then(
        (away) => away && again({ why: away.why }, away.afterMs),
        (error: unknown) => again({ err: error }, 0),
      );
    }, waitMs);
  }

  return {
    async start(bot) {
      const outcomes = await Promise.allSettled(platforms.map((platform) => connect(platform, bot)));
      const faults = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      if (faults.length > 0 && faults.length >= remote.length) throw faults[0];
      for (const [i, platform] of platforms.entries()) {
        const outcome = outcomes[i];
        const away = outcome?.status === 'fulfilled' ? outcome.value : undefined;
        if (!outcome || (outcome.status === 'fulfilled' && !away)) continue;
        const cause = outcome.status === 'rejected' ? { err: outcome.reason as unknown } : { why: away?.why };
        log.error({ ...cause, platform: nameOf(platform) }, 'a platform is away; the others go on');
        keepTrying(platform, bot, Math.max(firstWaitMs, away?.afterMs ?? 0));
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
