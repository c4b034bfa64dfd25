import { beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/model.ts';
import { openBotChat } from '../builders/bot-chat.ts';
import { bundled } from '../builders/bundled.ts';

let library: Library;

beforeAll(async () => {
  ({ library } = await bundled());
});

const open = () => openBotChat({ library, at: '2026-11-23T09:00:00Z' });

describe('while /guide is typed', () => {
  it('everything is offered before the first letter', async () => {
    const chat = await open();

    const offered = await chat.types('guide', ' ');

    expect(offered.map(({ value }) => value)).toEqual(library.guides.map(({ short }) => short));
  });

  it('titles stand before what the search finds', async () => {
    const chat = await open();

    const offered = await chat.types('guide', 'oom');

    expect(offered.map(({ value }) => value).slice(0, 2)).toEqual([
      'Kubernetes › Pods are OOMKilled or evicted',
      'Performance profiling › Memory grows until the process dies',
    ]);
  });

  it.each([
    ['crashloop', 'Kubernetes › Pods crash in a loop'],
    ['dns', 'The network edge › A DNS record or delegation is wrong'],
    ['k8s', 'Kubernetes › In one minute'],
    ['memory leak', 'Performance profiling › Memory grows until the process dies'],
    ['memory leak i', 'Performance profiling › Memory grows until the process dies'],
  ])('"%s", in no title, offers what it finds', async (typed, first) => {
    const chat = await open();

    expect((await chat.types('guide', typed))[0]).toEqual({ value: first, label: first });
  });

  it.each(['slo', 'kubernetes', 'a', 'pods crash in a loop '.repeat(40), '💥'.repeat(3000)])(
    'at most 25 different ones of 100 characters are offered (%#)',
    async (typed) => {
      const chat = await open();

      const values = (await chat.types('guide', typed)).map(({ value }) => value);

      expect(values.length).toBeLessThanOrEqual(25);
      expect(new Set(values).size).toBe(values.length);
      expect(values.filter((value) => value.length > 100)).toEqual([]);
    },
  );

  it('what is outside of the field offers nothing', async () => {
    const chat = await open();

    expect(await chat.types('guide', 'pizza')).toEqual([]);
  });
});

it('while /quiz is typed, topics are offered by the trouble in them', async () => {
  const chat = await open();

  const offered = await chat.types('quiz', 'crashloop');

  expect(offered[0]).toEqual({ value: 'Kubernetes', label: 'Kubernetes' });
});
