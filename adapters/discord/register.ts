import { RateLimitError, Routes } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import { within } from '../shared/within.ts';
import type { Api } from './api.ts';
import { commandsOf } from './commands.ts';
import type { Me } from './who-am-i.ts';

/** A start waits for it so long; it goes on behind. */
const startWaitMs = 3000;
const againMs = 300_000;

const Registered = z.array(z.object({ id: z.string(), name: z.string() }));

/** Old commands go on working where new ones cannot be registered yet. */
export interface Registration {
  /** Resolves soon, whatever Discord says. */
  begin(me: Me): Promise<void>;
  /** Ids by spelled names: none before they are registered. */
  ids(): ReadonlyMap<string, string>;
  stop(): void;
}

/** The same list at every start changes nothing. */
export function createRegistration({
  api,
  prefix,
  log,
}: {
  readonly api: Api;
  readonly prefix: string;
  readonly log: Log;
}): Registration {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let ids: ReadonlyMap<string, string> = new Map();

  async function register(me: Me): Promise<void> {
    try {
      const body = commandsOf(prefix, me);
      const registered = await api.once.put(Routes.applicationCommands(me.application), { body });
      ids = new Map((Registered.safeParse(registered).data ?? []).map(({ name, id }) => [name, id]));
    } catch (error) {
      if (isStopped) return;
      const afterMs = error instanceof RateLimitError ? Math.max(error.retryAfter, againMs) : againMs;
      log.error({ err: error, afterMs }, 'the commands could not be registered');
      timer = setTimeout(() => void register(me), afterMs).unref();
    }
  }

  return {
    ids: () => ids,
    begin: async (me) => void (await within(startWaitMs, register(me))),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
