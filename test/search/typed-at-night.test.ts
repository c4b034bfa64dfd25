import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundled } from '../builders/bundled.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';

const Typed = z.object({
  kind: z.enum(['concept', 'trouble', 'pair', 'outside']),
  text: z.string(),
  /** Any of them is right; none: nothing fits. */
  sections: z.array(z.string()),
});
const typed = fixtureLines('typed-at-night', Typed);

describe('what is typed at night', () => {
  it('names only sections that exist', async () => {
    const { library } = await bundled();

    for (const section of typed.flatMap(({ sections }) => sections))
      expect(library.section(section)?.id).toBe(section);
  });

  // Labelled before the search was run on it. Floors only go up.
  it.each([
    ['concept', 0.83],
    ['trouble', 0.76],
    ['pair', 0.82],
    ['outside', 0.96],
  ] as const)('is answered by the right section, or refused: %s', async (kind, floor) => {
    const { search } = await bundled();
    const asked = typed.filter((one) => one.kind === kind);

    const right = asked.filter(({ text, sections }) => {
      const { fits, matches } = search.find(text);
      return sections.length === 0 ? !fits : fits && sections.includes(matches[0]?.section.id ?? '');
    });
    console.log(`${kind}: ${right.length} of ${asked.length}`);

    expect(asked.length).toBeGreaterThanOrEqual(30);
    expect(right.length / asked.length).toBeGreaterThanOrEqual(floor);
  });

  it.each([
    'at 3 the site went down',
    'at 3:15 the site went down (again)',
    'At around 4am everything stopped working for all customers',
    'at checkout users get errors',
  ])('a sentence that begins as a frame of a stack does is read: %s', async (text) => {
    const { search } = await bundled();

    expect(search.find(text)).toMatchObject({ fits: true, isSymptom: true });
  });

  it.each([
    '    at com.acme.shop.OrderDao.save(OrderDao.java:88)',
    '    at processTicksAndRejections (node:internal/process/task_queues:95:5)',
    '    at async Promise.all (index 0)',
    '   at Shop.Cart.Add(Item item) in /src/Cart.cs:line 12',
  ])('a frame is no reason to give: %s', async (frame) => {
    const { search } = await bundled();

    const [best] = search.find(`ERROR: deadlock detected\n${frame}`).matches;

    expect(best?.section.id).toBe('databases-under-fire#deadlocks-and-lock-waits');
    expect(best?.evidence).not.toContain(expect.stringMatching(/cart|order|promise|ticks/i));
  });

  it.each([
    'session cookies are not being set',
    'the ssh tunnel keeps dropping',
    'the sink connector is failing',
    'bean creation failed when the payment service starts',
    'map tiles are not loading',
    'an actor keeps crashing in production',
  ])('a word of the field is of no other life: %s', async (text) => {
    const { search } = await bundled();

    expect(search.find(text)).toMatchObject({ fits: true, isSymptom: true });
  });

  it.each([
    'all sensors flooded the collector',
    'the tenants are trapped at the gate',
    'we are on the front page and every shard croaks',
    'jira died and all our volunteers are blocked',
    'freezer sensors offline',
    'steam is down, nobody can start a game',
  ])('trouble is heard in any word for a fault: %s', async (text) => {
    const { search } = await bundled();

    expect(search.find(text).fits).toBe(true);
  });

  it.each([
    'the violin squeaks and its bow is broken since noon',
    'the crochet needle is stuck and the yarn unravels',
  ])('a sentence is of another life: %s', async (text) => {
    const { search } = await bundled();

    expect(search.find(text).fits).toBe(false);
  });

  it.each(['github down', 'npm unreachable', 'bitbucket offline', 'quay down'])(
    'what others run for us and is down is a provider that is down: %s',
    async (text) => {
      const { search } = await bundled();

      expect(search.find(text).matches[0]?.section.guide).toBe('provider-outages');
    },
  );
});
