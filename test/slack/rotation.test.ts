import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { examineSlack } from '../../adapters/slack/examine.ts';
import { toPlace } from '../../adapters/slack/ids.ts';
import type { TokenKeep } from '../../adapters/slack/renewal.ts';
import { createSlack, type Slack } from '../../adapters/slack/slack.ts';
import type { Log } from '../../src/log.ts';
import { keepTokens } from '../../src/notes/tokens.ts';
import { createSeal } from '../../src/seal.ts';
import { type Store, StoreAway } from '../../src/store/store.ts';
import { openRedis } from '../../src/stores/redis/open.ts';
import { openTestStore } from '../builders/runner-world.ts';
import { startRedis } from '../fakes/redis.ts';
import { cardOf, scriptedBot } from '../fakes/scripted-bot.ts';
import { addChannel } from '../fakes/slack/recorded.ts';
import { createSlackServer, type SlackServer } from '../fakes/slack/server.ts';
import { ids } from '../fakes/slack/state.ts';

const hour = 3_600_000;
const botToken = 'xoxe.xoxb-1-first';
const app = { clientId: '1.2', clientSecret: 'the secret of the app', refreshToken: 'xoxe-1-first' };
const place = toPlace(ids.team, 'C000SREDAILY');
const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };
const receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

interface Workspace {
  readonly server: SlackServer;
  readonly clock: { now: number };
  readonly store: Store;
  readonly told: string[];
  /** Another process on the same store. */
  replica(keep?: Partial<TokenKeep>): Slack;
  /** While several renew at once, no time passes. */
  holdTime(): void;
  /** Whether Slack takes a message. */
  says(slack: Slack): Promise<boolean>;
  /** Until what was begun beside a message is written down. */
  settles(): Promise<void>;
  exchanges(): number;
}

async function openStore(on: 'the file' | 'Redis'): Promise<Store> {
  if (on === 'the file') return (await openTestStore()).store;
  const redis = await startRedis();
  const store = await openRedis({ url: redis.url, log: quiet });
  onTestFinished(async () => {
    await store.close();
    await redis.stop();
  });
  return store;
}

async function open(on: 'the file' | 'Redis' = 'the file'): Promise<Workspace> {
  const clock = { now: Date.UTC(2025, 10, 24, 16) };
  const server = createSlackServer(() => clock.now);
  server.tokens.rotates(app, botToken);
  addChannel(server, 'sre-daily', []);
  const store = await openStore(on);
  const exchanges = (): number => server.calls.filter(({ method }) => method === 'oauth.v2.access').length;
  const kept = keepTokens(store, createSeal(botToken));
  let isHeld = false;
  const told: string[] = [];
  const tell = (fields: object, message: string): void =>
    void told.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: tell, info: tell, warn: tell, error: tell };
  return {
    server,
    clock,
    store,
    told,
    holdTime() {
      isHeld = true;
    },
    replica(keep = {}) {
      const slack = createSlack({
        botToken,
        rotating: { ...app, keep: { ...kept, ...keep } },
        commandPrefix: '',
        log,
        clock: () => clock.now,
        fetch: server.fetch,
        receiver,
        wait: async (ms) => {
          if (!isHeld) clock.now += ms;
          await setImmediate();
        },
      });
      onTestFinished(() => slack.stop(1000));
      return slack;
    },
    says: async (slack) => (await slack.say(place, cardOf('Disk full'))).kind === 'sent',
    async settles() {
      const left = async (): Promise<number> => ((await kept.read())?.expiresAt ?? 0) - clock.now;
      await expect.poll(left).toBeGreaterThan(2 * hour);
    },
    exchanges,
  };
}

describe('a token that rotates', () => {
  it('is renewed before it expires, as often as it takes, and works meanwhile', async () => {
    const workspace = await open();
    const slack = workspace.replica();
    await slack.start(scriptedBot());

    const said: boolean[] = [];
    for (let hours = 0; hours < 36; hours++) {
      said.push(await workspace.says(slack));
      await workspace.settles();
      workspace.clock.now += hour;
    }

    expect(said).toEqual(Array(36).fill(true));
    expect(workspace.exchanges()).toBe(4);
  });

  it('is renewed after a night in which nobody asked for anything', async () => {
    const workspace = await open();
    const slack = workspace.replica();
    await slack.start(scriptedBot());
    workspace.clock.now += 60 * hour;

    expect(await workspace.says(slack)).toBe(true);
  });

  it('outlives a start, and the pair that was configured is spent once', async () => {
    const workspace = await open();
    await workspace.replica().start(scriptedBot());
    workspace.clock.now += 20 * hour;
    const again = workspace.replica();

    expect(await again.start(scriptedBot())).toBeUndefined();
    expect(await workspace.says(again)).toBe(true);
    expect(workspace.exchanges()).toBe(2);
  });

  it.each(['the file', 'Redis'] as const)(
    'is renewed by one of several replicas on %s, and the others take it over',
    async (on) => {
      const workspace = await open(on);
      const replicas = [workspace.replica(), workspace.replica(), workspace.replica()];
      workspace.holdTime();
      await Promise.all(replicas.map((slack) => slack.start(scriptedBot())));
      const atStart = workspace.exchanges();
      workspace.clock.now += 11 * hour;
      await Promise.all(replicas.map((slack) => workspace.says(slack)));
      await workspace.settles();
      workspace.clock.now += 2 * hour;

      expect(await Promise.all(replicas.map((slack) => workspace.says(slack)))).toEqual([true, true, true]);
      expect([atStart, workspace.exchanges()]).toEqual([1, 2]);
    },
  );

  it('is renewed by another replica a minute or two later, where the one that began died', async () => {
    const workspace = await open();
    const keep = keepTokens(workspace.store, createSeal(botToken));
    const minute = Math.floor(workspace.clock.now / 60_000);
    for (const of of [minute - 1, minute]) await keep.claim(`${app.refreshToken}:${of}`);
    const slack = workspace.replica();

    expect(await slack.start(scriptedBot())).toBeUndefined();
    expect(await workspace.says(slack)).toBe(true);
  });

  it('is not spent where the store is away, and the start waits for it', async () => {
    const workspace = await open();
    const away = async (): Promise<never> => {
      throw new StoreAway('Redis is away.');
    };
    const slack = workspace.replica({ read: away });

    expect(await slack.start(scriptedBot())).toEqual({
      why: 'The Slack token cannot be renewed: Redis is away.',
      afterMs: 0,
    });
    expect(workspace.exchanges()).toBe(0);
  });

  it('that could not be written down works, and is written as soon as the store takes it', async () => {
    const workspace = await open();
    let isAway = true;
    const own = keepTokens(workspace.store, createSeal(botToken));
    const slack = workspace.replica({
      async write(pair) {
        if (isAway) throw new StoreAway('Redis is away.');
        await own.write(pair);
      },
    });
    await slack.start(scriptedBot());
    await slack.start(scriptedBot());
    isAway = false;
    workspace.clock.now += 2 * 60_000;
    await workspace.says(slack);

    await expect.poll(() => own.read()).toMatchObject({ refresh: 'xoxe-1-refresh1' });
    expect(workspace.exchanges()).toBe(1);
  });

  it('whose refresh token was revoked is told two hours before it ends, with what to do', async () => {
    const workspace = await open();
    const slack = workspace.replica();
    await slack.start(scriptedBot());
    workspace.server.tokens.revokeRefresh();
    workspace.clock.now += 11 * hour;

    expect(await workspace.says(slack)).toBe(true);
    await expect.poll(() => workspace.told.filter((line) => line.includes('no new token')).length).toBe(1);
    expect(workspace.told.join('\n')).toContain(
      'Slack no longer accepts SLACK_REFRESH_TOKEN (invalid_refresh_token): install the app again, and copy SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN from OAuth & Permissions',
    );
    workspace.clock.now += hour;
    expect(await slack.say(place, cardOf('Disk full'))).toMatchObject({ kind: 'refused', why: 'workspace' });
  });

  it.each([
    [
      { error: 'invalid_refresh_token' },
      'Slack no longer accepts SLACK_REFRESH_TOKEN (invalid_refresh_token)',
    ],
    [
      { error: 'bad_client_secret' },
      'Slack refuses SLACK_CLIENT_ID or SLACK_CLIENT_SECRET (bad_client_secret)',
    ],
  ])('ends the start where Slack gives none: %j', async (failure, why) => {
    const workspace = await open();
    workspace.server.fails('oauth.v2.access', failure);

    await expect(workspace.replica().start(scriptedBot())).rejects.toThrow(why);
  });

  it.each([{ retryAfter: 30 }, { status: 503 }, { lost: 'before' }] as const)(
    'is waited for where Slack is busy or away: %j',
    async (failure) => {
      const workspace = await open();
      workspace.server.fails('oauth.v2.access', failure);
      const slack = workspace.replica();

      expect(await slack.start(scriptedBot())).toMatchObject({
        afterMs: 'retryAfter' in failure ? 30_000 : 0,
      });
      workspace.clock.now += 60_000;
      expect(await slack.start(scriptedBot())).toBeUndefined();
    },
  );

  it('stands nowhere in the log, and closed in the store', async () => {
    const workspace = await open();
    const slack = workspace.replica();
    await slack.start(scriptedBot());
    workspace.server.tokens.revokeRefresh();
    workspace.clock.now += 13 * hour;
    await workspace.says(slack);
    const facts: unknown[] = [];
    for await (const fact of workspace.store.facts()) facts.push(fact);

    expect(workspace.told.join('\n')).not.toMatch(/xoxe|secret of the app/);
    expect(JSON.stringify(facts)).not.toMatch(/xoxe|secret of the app/);
    expect(JSON.stringify(facts)).toContain('"closed"');
  });

  it('is left alone by the doctor, who says so once it is out of date', async () => {
    const { server, clock, exchanges } = await open();
    const examine = () => examineSlack({ botToken, rotating: app, fetch: server.fetch });
    const [early] = await examine();
    clock.now += 13 * hour;

    expect(early?.said).toBe('workspace, as coach');
    expect(await examine()).toEqual([
      {
        what: 'token',
        isGood: true,
        isOpen: true,
        said: 'the one that is configured is out of date, as such tokens are after 12 hours; Coach renews it while it runs, and this check spends none',
      },
    ]);
    expect(exchanges()).toBe(0);
  });
});
