import type { Connection, Connections } from './connections.ts';
import type { Lateness } from './lateness.ts';
import type { Storage } from './storage.ts';

/** What `/readyz` tells. Ready means: send requests here. What else is away is told with it. */
export interface Health {
  readonly isReady: boolean;
  readonly isStopping: boolean;
  readonly store: 'answers' | 'away';
  /** What is wrong with the embedded store, such as a file that was deleted while it runs, or what a lost platform needs. */
  readonly problem?: string;
  readonly platforms: Readonly<Record<string, Connection>>;
  /** Platforms that refuse all that the bot does, such as for a revoked token, and what has to be done. */
  readonly refused?: Readonly<Record<string, string>>;
  /** How many events since the start were heard later than their platform waits for an answer. */
  readonly heardLate?: number;
}

const lostData = 'Redis has lost data: schedules and answers may be gone. Stop Coach, and restore a backup.';

/** With Redis away, asks are still answered. The embedded store is never away unless something is wrong with it. */
export async function readHealth(of: {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly refused: () => Readonly<Record<string, string>>;
  readonly heard: Pick<Lateness, 'late'>;
  readonly isStopping: boolean;
}): Promise<Health> {
  const { storage, connections, isStopping } = of;
  const refused = { ...of.refused(), ...connections.refused() };
  const fault = await storage.store.now().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : 'it does not answer'),
  );
  // Of one's own file a sentence for the operator; of Redis, words that may name what was sent.
  const [remedy] = connections.remedies();
  const lost = storage.hasLostData() ? lostData : undefined;
  const problem = (storage.isShared ? lost : fault) ?? remedy;
  return {
    isReady: !isStopping && remedy === undefined && (fault === undefined || storage.isShared),
    isStopping,
    store: fault === undefined ? 'answers' : 'away',
    ...(problem !== undefined && { problem }),
    platforms: connections.states(),
    ...(Object.keys(refused).length > 0 && { refused }),
    ...(of.heard.late() > 0 && { heardLate: of.heard.late() }),
  };
}
