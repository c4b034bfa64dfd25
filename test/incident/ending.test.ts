import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saysOver } from '../../src/incident/ending.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';

// None of these messages is in the corpus that the model learned from.
const Message = z.object({ text: z.string(), ends: z.boolean() });
const messages = fixtureLines('endings', Message);

describe('an end', () => {
  it('is never read from a message that ends nothing', () => {
    const closed = messages.filter(({ text, ends }) => !ends && saysOver(text));

    expect(messages.filter(({ ends }) => !ends).length).toBeGreaterThan(100);
    expect(closed).toEqual([]);
  });

  it('is read from nearly all messages that say so', () => {
    const ending = messages.filter(({ ends }) => ends);

    const read = ending.filter(({ text }) => saysOver(text));

    expect(ending.length).toBeGreaterThan(60);
    expect(read.length / ending.length).toBeGreaterThanOrEqual(0.95);
  });

  it('takes no time over a long or hostile message', () => {
    const started = process.cpuUsage().user;

    for (const text of ['ok ', ' ', 'all ', 'a,', 'we are all now '])
      for (const times of [90, 100_000]) saysOver(text.repeat(times));

    expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
  });
});
