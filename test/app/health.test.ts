import { describe, expect, it } from 'vitest';
import type { Connections } from '../../src/app/connections.ts';
import { readHealth } from '../../src/app/health.ts';
import type { Storage } from '../../src/app/storage.ts';

describe('health', () => {
  it('tells of a Redis that lost its data, and is ready all the same: asks are answered', async () => {
    const storage = {
      store: { now: async () => 1 },
      isShared: true,
      hasLostData: () => true,
    } as unknown as Storage;
    const connections = {
      remedies: () => [],
      states: () => ({ slack: 'connected' }),
      refused: () => ({ slack: 'Switch Socket Mode on' }),
    } as unknown as Connections;

    const health = await readHealth({
      storage,
      connections,
      refused: () => ({}),
      heard: { late: () => 2 },
      isStopping: false,
    });

    expect(health).toEqual({
      isReady: true,
      isStopping: false,
      store: 'answers',
      problem: 'Redis has lost data: schedules and answers may be gone. Stop Coach, and restore a backup.',
      platforms: { slack: 'connected' },
      refused: { slack: 'Switch Socket Mode on' },
      heardLate: 2,
    });
  });
});
