import type { Cluster, Redis } from 'ioredis';
import type { Log } from '../../log.ts';
import { StoreAway } from '../../store/store.ts';

export interface Tended<T> {
  readonly client: T;
  /** Sends something; at once StoreAway where the server is known to be away. */
  use<R>(work: () => Promise<R>): Promise<R>;
}

/** A break as short as this is waited for. */
const bridgedMs = 1000;
/** So many in a row without an answer, and the connection is taken for dead, whatever the network says of it. */
const mostTimeouts = 3;

/** A client that gives up connections that are useless, and says once that its server is away and once that it is back. */
export function tended<T extends Redis | Cluster>(client: T, log: Log | undefined): Tended<T> {
  let awaySince: number | undefined;
  let isTold = false;
  let timeouts = 0;

  const leave = (error?: Error): void => {
    awaySince ??= Date.now();
    if (isTold || !error) return;
    log?.warn({ error: error.message }, 'store is away');
    isTold = true;
  };
  client.on('error', leave);
  client.on('close', () => leave());
  client.on('ready', () => {
    if (isTold) log?.info({}, 'store is back');
    awaySince = undefined;
    isTold = false;
    timeouts = 0;
  });

  const noteTimeout = (error: Error): void => {
    timeouts += 1;
    if (timeouts < mostTimeouts) return;
    timeouts = 0;
    leave(error);
    client.disconnect(true);
  };

  return {
    client,
    async use(work) {
      if (awaySince !== undefined && Date.now() - awaySince > bridgedMs && client.status !== 'ready')
        throw new StoreAway('Redis is away.');
      try {
        const answer = await work();
        timeouts = 0;
        return answer;
      } catch (error) {
        if (error instanceof Error && error.message === 'Command timed out') noteTimeout(error);
        throw error;
      }
    },
  };
}
