import { describe, expect, it } from 'vitest';
import { recordings } from '../../adapters/web/play/recordings.ts';
import { openPlayground, type Playground } from '../builders/playground.ts';

const minute = 60_000;

describe('a recorded incident', () => {
  it.each(
    recordings.map(({ id, channel, lines }) => ({
      id,
      channel,
      lastsMs: (lines.at(-1)?.at ?? 0) * 1000,
    })),
  )('$id goes from its alert to the draft of its timeline', async ({ id, channel, lastsMs }) => {
    const playground = await openPlayground();
    const began = playground.clock();
    const { conversation } = await playground.send({ kind: 'play', recording: id, speed: 60 });
    await playground.played();

    expect(conversation).toBe(`web:${channel}`);
    expect(playground.clock() - began).toBe(lastsMs);
    const coach = (await playground.sees(`web:${channel}`)).filter(({ kind }) => kind === 'coach');
    expect(coach.map(({ words }) => words)).toEqual([
      expect.stringMatching(/^\S.* › .*: the incident looks resolved\.$/),
      expect.stringMatching(/^Looks resolved: .* What I showed was marked helpful once\./),
      'The draft is in your direct messages. Only you see this.',
    ]);
    const drafts = await playground.sees('web:member-1/direct');
    expect(drafts.at(-1)?.words).toMatch(/^Draft timeline, from 1\d messages\./);
  });

  it('comes back as a question two weeks later', async () => {
    const playground = await openPlayground();
    await playground.send({ kind: 'play', recording: 'crash-loop', speed: 60 });
    await playground.played();
    await startDaily(playground);
    for (const by of ['week', 'week', 'day', 'day']) await playground.send({ kind: 'move', by });

    const asked = (await playground.sees('web:sre-daily')).at(-1);
    expect(asked?.words).toMatch(/^Question of the day · Kubernetes · \w+ · from a recent incident /);
  });

  it('ends when another begins, and each has a channel of its own', async () => {
    const playground = await openPlayground();
    const first = await playground.send({ kind: 'play', recording: 'latency', speed: 60 });
    const second = await playground.send({ kind: 'play', recording: 'latency', speed: 60 });
    await playground.played();

    expect(first.conversation).toBe('web:inc-search-latency');
    expect(second.conversation).toMatch(/^web:inc-search-latency-\d+$/);
    expect((await playground.sees(first.conversation ?? '')).length).toBeLessThan(2);
  });

  it('is played where the clock may not be moved, at the times it is told', async () => {
    const playground = await openPlayground({ canMove: false });
    const began = playground.clock();
    const { conversation = '' } = await playground.send({ kind: 'play', recording: 'disk-full', speed: 60 });
    await playground.played();

    expect((await playground.sees(conversation)).at(-1)?.at).toBe(began);
  });

  it('that does not exist is refused', async () => {
    const playground = await openPlayground();

    expect(await playground.send({ kind: 'play', recording: 'comet', speed: 60 })).toEqual({
      problem: 'There is no such recording.',
    });
  });
});

describe('the clock', () => {
  it('brings the question at its time, closes it with its reveal, and brings the next', async () => {
    const playground = await openPlayground();
    await startDaily(playground);
    const began = playground.clock();
    await playground.send({ kind: 'move', by: 'day' });
    await playground.send({ kind: 'move', by: 'day' });

    const asked = (await playground.sees('web:sre-daily')).filter(({ words }) => /^Question of/.test(words));
    const tenOClock = began + 4 * 60 * minute;
    expect(asked.map(({ at }) => at)).toEqual([tenOClock, tenOClock + 24 * 60 * minute]);
    expect(asked.map(({ words }) => / · closed .* Why: /.test(words))).toEqual([true, false]);
  });

  it('moves streaks', async () => {
    const playground = await openPlayground();
    await startDaily(playground);
    for (let i = 0; i < 2; i++) {
      await playground.send({ kind: 'move', by: 'day' });
      await playground.press('web:sre-daily', 'A');
    }
    await playground.send({ kind: 'say', in: 'web:sre-daily', text: '/streak' });

    expect((await playground.sees('web:sre-daily')).at(-1)?.words).toContain('Answered in a row: 2');
  });

  it("moves each member's streak by their own answers", async () => {
    const playground = await openPlayground();
    await startDaily(playground);
    for (const answering of [['web:member-1'], ['web:member-1', 'web:member-2']]) {
      await playground.send({ kind: 'move', by: 'day' });
      for (const as of answering) await playground.press('web:sre-daily', 'A', as);
    }
    for (const as of ['web:member-1', 'web:member-2'])
      await playground.send({ kind: 'say', as, in: 'web:sre-daily', text: '/streak' });

    expect((await playground.sees('web:sre-daily')).at(-1)?.words).toContain('Answered in a row: 2');
    expect((await playground.sees('web:sre-daily', 'web:member-2')).at(-1)?.words).toContain(
      'Answered in a row: 1',
    );
  });

  it('stays where it is while a platform is configured', async () => {
    const playground = await openPlayground({ canMove: false });

    expect(await playground.send({ kind: 'move', by: 'day' })).toEqual({
      problem: 'The clock moves only where no platform is configured.',
    });
  });
});

async function startDaily(playground: Playground): Promise<void> {
  await playground.send({ kind: 'say', in: 'web:sre-daily', text: '/coach' });
  await playground.press('web:sre-daily', 'Start');
}
