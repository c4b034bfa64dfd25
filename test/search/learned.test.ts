import { describe, expect, it } from 'vitest';
import { createClassModel } from '../../src/incident/class-model.ts';
import { featuresOf } from '../../src/incident/features.ts';
import weights from '../../src/search/learned-weights.json' with { type: 'json' };
import { bundled } from '../builders/bundled.ts';

describe('what was learned', () => {
  it('is of the guides as they are; else run npm run train', async () => {
    const { library } = await bundled();

    expect(weights.guides).toEqual(
      library.guides.map(({ slug, sections }) => ({ slug, sections: sections.map(({ anchor }) => anchor) })),
    );
  });

  it('tells a guide and a section by words that no guide has', async () => {
    const { search } = await bundled();

    expect(search.find('hdd chocka').matches[0]?.section.id).toBe('storage-and-backups#the-disk-is-full');
  });

  it('says which words told it', async () => {
    const { search } = await bundled();

    expect(search.find('hdd chocka').matches[0]?.evidence).toContain('hdd');
  });
});

describe('a regression over classes', () => {
  const base64 = (numbers: Uint32Array | Uint16Array | Int16Array): string =>
    Buffer.from(numbers.buffer).toString('base64');
  const model = createClassModel({
    biases: [10, -20],
    features: 'disk\nfull',
    ends: base64(Uint32Array.of(1, 3)),
    classes: base64(Uint16Array.of(1, 0, 1)),
    weights: base64(Int16Array.of(250, -100, 50)),
  });

  it('reads the weights of each feature from the end of the one before', () => {
    expect([0, 1].map((of) => model.worth('disk', of))).toEqual([0, 2.5]);
    expect([0, 1].map((of) => model.worth('full', of))).toEqual([-1, 0.5]);
    expect(model.worth('tape', 0)).toBe(0);
  });

  it('adds them up, less each in a long text', () => {
    const [short] = model.odds(featuresOf('full'));
    const [long] = model.odds(
      featuresOf('full of words that no class was learned from, one after the other'),
    );

    expect(short).toBeLessThan(0);
    expect(long).toBeGreaterThan(short ?? 0);
    expect(long).toBeLessThan(0.1);
  });
});
