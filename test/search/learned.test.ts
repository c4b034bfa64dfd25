import { describe, expect, it } from 'vitest';
import { askedTexts, gone } from '../../bench/learning/corpus.ts';
import { toClassWeights } from '../../bench/learning/written.ts';
import { createClassModel } from '../../src/incident/class-model.ts';
import { featuresOf } from '../../src/incident/features.ts';
import weights from '../../src/search/learned-weights.json' with { type: 'json' };
import { bundled, bundledWith } from '../builders/bundled.ts';

describe('what was learned', () => {
  it('is of the guides as they are; else run npm run train', async () => {
    const { library } = await bundled();

    expect(weights.guides).toEqual(
      library.guides.map(({ slug, sections }) => ({ slug, sections: sections.map(({ anchor }) => anchor) })),
    );
  });

  it('is of sections that are there: each line of the corpus asks for one', async () => {
    const { library } = await bundled();
    const lines = await askedTexts();
    const [line] = lines;

    expect(gone(library, lines)).toEqual([]);
    expect(line && gone(library, [{ ...line, section: 'as-it-was-called' }])).toEqual([
      `${line?.guide}#as-it-was-called`,
    ]);
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

describe('what was learned of guides that are not there', () => {
  it.each(['postgres replication lag', 'dns ttl'])('answers nothing: %s', async (words) => {
    const search = await bundledWith((guides) => guides.filter(({ slug }) => slug === 'code-review'));

    expect(search.find(words).fits).toBe(false);
    expect(search.find('a pull request waits for days').fits).toBe(true);
  });

  it('names no guide by chance: nothing that was said is in any', async () => {
    const { search } = await bundled();

    const { matches } = search.recommend([{ text: 'zzqq vvxx' }], 'incident');

    expect(matches.map(({ section }) => section.guide)).toEqual(['on-call-incident-response']);
  });
});

describe('a regression over classes', () => {
  const model = createClassModel(
    toClassWeights([
      {
        biases: [10, -20],
        weights: new Map([
          ['disk', [0, 250]],
          ['full', [-100, 50]],
        ]),
      },
    ]),
  );

  it('reads what was written: of each feature its own weights, nearly', () => {
    const worths = (feature: string): readonly number[] => [0, 1].map((of) => model.worth(feature, of));

    expect(worths('disk')).toEqual([0, 2.5]);
    expect(worths('full')[0]).toBeCloseTo(-1, 1);
    expect(worths('full')[1]).toBeCloseTo(0.5, 1);
    expect(worths('tape')).toEqual([0, 0]);
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
