import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundled } from '../builders/bundled.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';

/** `also`: as good, a section of what is typed, a guide of what opens a thread. */
const Asked = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('typed'),
    text: z.string(),
    guide: z.string(),
    section: z.string(),
    also: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('thread'),
    text: z.string(),
    guide: z.string(),
    section: z.string().optional(),
    also: z.array(z.string()),
    told: z.boolean(),
  }),
  z.object({ kind: z.literal('outside'), text: z.string() }),
]);
const share = (right: readonly unknown[], all: readonly unknown[]): number => right.length / all.length;

// Each written and labelled by a hand that saw neither the search nor what it learned from, and learned from by nothing. Floors only go up.
describe.each([
  ['at night', 'asked-by-a-stranger', { section: 0.79, guide: 0.86, refused: 0.035, outside: 0.96 }],
  ['in calm', 'asked-in-calm', { section: 0.8, guide: 0.88, refused: 0.03, outside: 0.86 }],
] as const)('what a stranger types %s', (_when, fixture, floors) => {
  const asked = fixtureLines(fixture, Asked);

  it('is answered by the right section', async () => {
    const { search } = await bundled();
    const typed = asked.flatMap((one) => (one.kind === 'typed' ? [one] : []));

    const found = typed.map((one) => {
      const { fits, matches } = search.find(one.text);
      const right = [`${one.guide}#${one.section}`, ...one.also];
      const best = fits ? (matches[0]?.section.id ?? '') : '';
      return { fits, isRight: right.includes(best), isGuide: right.some((id) => isOfGuide(id, best)) };
    });
    const [sections, guides, refused] = [
      found.filter(({ isRight }) => isRight),
      found.filter(({ isGuide }) => isGuide),
      found.filter(({ fits }) => !fits),
    ].map((some) => share(some, typed));
    console.log(`section ${sections}, guide ${guides}, refused ${refused} of ${typed.length}`);

    expect(sections).toBeGreaterThanOrEqual(floors.section);
    expect(guides).toBeGreaterThanOrEqual(floors.guide);
    expect(refused).toBeLessThanOrEqual(floors.refused);
  });

  it('is refused where it is of another field', async () => {
    const { search } = await bundled();
    const outside = asked.filter(({ kind }) => kind === 'outside');

    const refused = share(
      outside.filter(({ text }) => !search.find(text).fits),
      outside,
    );
    console.log(`refused ${refused} of ${outside.length}`);

    expect(refused).toBeGreaterThanOrEqual(floors.outside);
  });
});

describe('what a stranger reports', () => {
  it('opens a thread with the right guide', async () => {
    const { search } = await bundled();
    const asked = fixtureLines('asked-by-a-stranger', Asked);
    const told = asked.flatMap((one) => (one.kind === 'thread' && one.told ? [one] : []));

    const found = told.map((one) => {
      const { matches } = search.recommend([{ text: one.text, from: 'person' }], 'incident');
      return matches.map(({ section }) => [one.guide, ...one.also].includes(section.guide)).indexOf(true);
    });
    const first = share(
      found.filter((at) => at === 0),
      told,
    );
    const three = share(
      found.filter((at) => at >= 0 && at < 3),
      told,
    );
    console.log(`first ${first}, three ${three} of ${told.length}`);

    expect(first).toBeGreaterThanOrEqual(0.86);
    expect(three).toBeGreaterThanOrEqual(0.97);
  });
});

function isOfGuide(id: string, section: string): boolean {
  return section !== '' && id.split('#')[0] === section.split('#')[0];
}
