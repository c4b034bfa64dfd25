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
  /** What has to be done before those that are away can be connected again, by name. */
  refused(): Readonly<Record<string, string>>;
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
  const known = noteStates(platforms.map(nameOf), log);
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
      (isReached, todo) => (isReached ? noteConnected(platform) : noteAway(platform, todo)),
    );
    if (!away) noteConnected(platform);
    return away;
  }

  function noteConnected(platform: Platform): void {
    if (!remedies.has(nameOf(platform))) known.connected(nameOf(platform));
  }

  function noteAway(platform: Platform, todo: string | undefined): void {
    if (!isStopping && !remedies.has(nameOf(platform))) known.away(nameOf(platform), todo);
  }

  function lose(platform: Platform, remedy: string): void {
    known.states.set(nameOf(platform), 'lost');
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
    states: () => Object.fromEntries(known.states),
    remedies: () => [...remedies.values()],
    refused: () => Object.fromEntries(known.refused),
    allLost,
  };
}

/** What is known of each platform; each turn is logged once. */
function noteStates(names: readonly string[], log: Log) {
  const states = new Map<string, Connection>(names.map((name) => [name, 'away']));
  const refused = new Map<string, string>();
  return {
    states,
    refused,
    connected(platform: string): void {
      states.set(platform, 'connected');
      refused.delete(platform);
      log.info({ platform }, 'a platform is connected');
    },
    away(platform: string, todo: string | undefined): void {
      if (states.get(platform) === 'connected')
        log.info({ platform }, 'a connection broke off and is opened again');
      states.set(platform, 'away');
      if (todo === undefined || refused.get(platform) === todo) return;
      refused.set(platform, todo);
      log.error({ platform, todo }, 'a platform refuses the connection; it is tried again');
    },
  };
}
