import { describe, expect, it, onTestFinished } from 'vitest';
import { startCensus } from '../../src/app/metrics/census.ts';
import { meterPlatform } from '../../src/app/metrics/meter-platform.ts';
import { meterStore } from '../../src/app/metrics/meter-store.ts';
import { createMeters } from '../../src/app/metrics/meters.ts';
import { meterFetch } from '../../src/app/metrics/requests.ts';
import { start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { StoreAway } from '../../src/store/store.ts';
import { monday } from '../builders/drill.ts';
import { folderWith } from '../builders/folder.ts';
import { minute, tenOClock } from '../builders/runner-days.ts';
import { createRunnerWorld, daily } from '../builders/runner-world.ts';
import { freePort } from '../fakes/redis.ts';

const lines = (text: string, name: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(name) && !line.startsWith('#'));

const sumOf = (text: string, name: string): number => Number(lines(text, name)[0]?.slice(name.length));

async function run(env: Record<string, string> = {}) {
  const config = readConfig({ PORT: '0', DATA_DIR: await folderWith({}), ...env });
  const running = await start(config, createLog('silent'));
  onTestFinished(() => running.stop());
  const at = `http://127.0.0.1:${running.port}`;
  const send = (sent: object) =>
    fetch(`${at}/playground/api/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: at },
      body: JSON.stringify(sent),
    });
  return { at, send };
}

describe('/metrics', () => {
  it('counts commands by outcome, and tells what runs and what is served', async () => {
    const { at, send } = await run();
    const say = (event: string) =>
      send({ kind: 'say', event, as: 'web:member-1', in: 'web:sre-daily', text: '/guide error budget' });
    const metrics = async () => (await fetch(`${at}/metrics`)).text();
    await say('e1'); // The first visit fills the playground, by commands of its own.
    const before = await metrics();
    await say('e2');
    const text = await metrics();

    for (const name of [
      'coach_answers_total{kind="command",name="guide",outcome="answered"}',
      'coach_answer_seconds_count{kind="command"}',
    ])
      expect(sumOf(text, name) - sumOf(before, name)).toBe(1);
    expect(lines(text, 'coach_build_info')).toEqual([expect.stringMatching(/version="\d.*store="file"} 1$/)]);
    expect(lines(text, 'coach_platform_connected')).toEqual(['coach_platform_connected{platform="web"} 1']);
    expect(lines(text, 'coach_library_problems')).toEqual(['coach_library_problems 0']);
    expect(lines(text, 'coach_library_guides{origin="own"}')).toEqual([
      'coach_library_guides{origin="own"} 0',
    ]);
    expect(lines(text, 'coach_store_up')).toEqual(['coach_store_up 1']);
    expect(lines(text, 'coach_loop_delay_seconds')).toEqual([expect.stringMatching(/ [\d.e-]+$/)]);
  });

  it('gives a button that was forged no name of its own', async () => {
    const { at, send } = await run();
    await send({
      kind: 'submit',
      event: 'e1',
      as: 'web:member-1',
      in: 'web:sre-daily',
      act: 'no-such-verb|1',
      values: {},
    });
    const text = await (await fetch(`${at}/metrics`)).text();

    expect(sumOf(text, 'coach_answers_total{kind="form",name="unknown",outcome="answered"}')).toBe(1);
    expect(text).not.toContain('no-such-verb');
  });

  it('has an address of its own where one is set', async () => {
    const port = await freePort();
    const { at } = await run({ METRICS_ADDRESS: `127.0.0.1:${port}` });

    expect((await fetch(`${at}/metrics`)).status).toBe(404);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('coach_build_info');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  });
});

describe('slots', () => {
  it('are counted when they are due, posted or skipped, with their lag', async () => {
    const meters = createMeters('file');
    const world = await createRunnerWorld(monday);
    await world.begin();
    const replica = world.replica({
      store: meterStore(world.store, meters),
      platform: meterPlatform({ ...world.platform, prefix: 'fake:' }, meters),
    });
    await world.time.advanceTo(tenOClock + 2 * minute);
    await replica.sweep();
    world.platform.settings.posts = 'gone';
    await world.time.advanceTo(tenOClock + 24 * 60 * minute);
    await replica.sweep();
    const text = await meters.registry.metrics();

    expect(lines(text, 'coach_slots')).toEqual([
      'coach_slots_due_total 2',
      'coach_slots_posted_total 1',
      'coach_slots_skipped_total{why="the conversation is gone"} 1',
    ]);
    expect(lines(text, 'coach_slot_lag_seconds_sum')).toEqual(['coach_slot_lag_seconds_sum 120']);
    expect(lines(text, 'coach_platform_sends_total{platform="fake",call="post"')).toEqual([
      'coach_platform_sends_total{platform="fake",call="post",outcome="sent"} 1',
      'coach_platform_sends_total{platform="fake",call="post",outcome="refused: gone"} 1',
    ]);
  });

  it('that nobody posts are seen as overdue, and schedules by what they do', async () => {
    const meters = createMeters('file');
    const world = await createRunnerWorld(monday);
    await world.begin();
    await world.store.saveSchedule(
      {
        ...(await world.begin()),
        place: { ...daily, conversation: `${daily.conversation}2` as never },
        suspended: { why: 'gone', since: monday },
      },
      undefined,
      undefined,
    );
    await world.time.advanceTo(tenOClock + 20 * minute);
    const census = startCensus({ store: world.store, meters, log: createLog('silent') });
    onTestFinished(() => census.stop());
    await census.count();
    const text = await meters.registry.metrics();

    expect(lines(text, 'coach_slot_overdue_seconds')).toEqual(['coach_slot_overdue_seconds 1200']);
    expect(lines(text, 'coach_schedules')).toEqual([
      'coach_schedules{state="active"} 1',
      'coach_schedules{state="paused"} 0',
      'coach_schedules{state="suspended"} 1',
      'coach_schedules{state="idle"} 0',
    ]);
  });
});

describe('failures', () => {
  it('of the store are counted by the call, and it is up again with the next answer', async () => {
    const meters = createMeters('redis');
    const world = await createRunnerWorld(monday);
    let isAway = true;
    const flaky = {
      ...world.store,
      now: () => (isAway ? Promise.reject(new StoreAway('away')) : world.store.now()),
    };
    const store = meterStore(flaky, meters);
    await store.now().catch(() => undefined);
    const away = await meters.registry.metrics();
    isAway = false;
    await store.now();

    expect(lines(away, 'coach_store_errors_total')).toEqual([
      'coach_store_errors_total{call="now",error="away"} 1',
    ]);
    expect(lines(away, 'coach_store_up')).toEqual(['coach_store_up 0']);
    expect(lines(await meters.registry.metrics(), 'coach_store_up')).toEqual(['coach_store_up 1']);
  });

  it('of requests are counted, and no address with a secret is named', async () => {
    const seen: unknown[] = [];
    const answers = async (url: unknown) => {
      if (String(url).includes('down')) throw new TypeError('fetch failed');
      return new Response('', { status: 429 });
    };
    const fetch = meterFetch(answers as typeof globalThis.fetch, (...one) => void seen.push(one));
    await fetch('https://slack.com/api/chat.postMessage');
    await fetch('https://hooks.slack.com/commands/T1/2/secret');
    await fetch('https://files.slack.com/upload/v1/secret');
    await fetch('https://down.slack.com/api/auth.test').catch(() => undefined);

    expect(seen).toEqual([
      ['chat.postMessage', 429],
      ['response_url', 429],
      ['other', 429],
      ['auth.test', 'failed'],
    ]);
  });
});
