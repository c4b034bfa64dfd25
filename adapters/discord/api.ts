import { REST, type RESTOptions } from 'discord.js';

/** Two ways to call Discord. Both come from its SDK, which knows the rate limits of each route. */
export interface Api {
  /** Waits for its turn and tries a failed call once more: for what may be repeated. */
  readonly patient: REST;
  /** One attempt and no waiting: for what would be said twice. */
  readonly once: REST;
  /** Its timers. Calls under way go on. */
  close(): void;
}

export function createApi(token: string, rest: Partial<RESTOptions> = {}): Api {
  const quick = { timeout: 10_000, ...rest };
  const patient = new REST({ ...quick, retries: 1 }).setToken(token);
  const once = new REST({ ...quick, retries: 0, rejectOnRateLimit: () => true }).setToken(token);
  return {
    patient,
    once,
    close() {
      for (const one of [patient, once]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}
