import { describe, expect, it } from 'vitest';
import { createTerms } from '../../src/search/terms.ts';
import { createVocabulary, distance } from '../../src/search/typos.ts';

const { toTerms } = createTerms();
const termsOf = (text: string): readonly string[] => toTerms(text).map(({ term }) => term);
const now = (): Promise<void> => Promise.resolve();

describe('terms', () => {
  it.each([
    ['CrashLoopBackOff', ['crashloopbackoff', 'crash', 'loop']],
    ['max_connections', ['maxconnect', 'max', 'connect']],
    ['KubeHPAMaxedOut', ['kubernet', 'horizont', 'autoscal']],
    ['k8s', ['kubernet']],
    ['C++', ['c++']],
    ['p99', ['p99', 'latenc']],
    ['5xx', ['5xx']],
    ['Über', ['uber']],
    ['СЕРВЕР упал', ['сервер', 'упал']],
  ])('%s counts as %j', (text, expected) => {
    expect(termsOf(text)).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ['defence in depth', 'defense in depth'],
    ['optimise the behaviour', 'optimize the behavior'],
    ['disc usage', 'disk usage'],
    ['A/B test', 'a/b test'],
    ['post-mortem', 'postmortem'],
  ])('%s and %s are the same', (one, other) => {
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  it.each([['the and of'], ["can't won't it's"], ['2024-05-12 14:05'], ['']])('%j has none', (text) => {
    expect(termsOf(text)).toEqual([]);
  });

  it.each([
    ['2,400,000 rows', []],
    ['2.400.000 and 1’503 and 0.504', []],
    ['costs $400', []],
    ['99.95', ['9995']],
    ['10.0.12.500', []],
    ['it answers 502,503', ['502', '503']],
    ['HTTP 500, then 404.', ['500', '404']],
    ['exit code 137', ['137']],
  ])('the figures in %j hide no status', (text, statuses) => {
    expect(termsOf(text).filter((term) => /^\d+$/.test(term))).toEqual(statuses);
  });

  it.each([['constructor'], ['__proto__'], ['hasOwnProperty'], ['x'.repeat(10_000)]])(
    '%s breaks nothing',
    (text) => {
      expect(() => toTerms(text)).not.toThrow();
    },
  );
});

describe('mending', () => {
  it.each([
    ['memroy', 'memory'],
    ['investigat', 'investigate'],
    ['ivnestigate', 'investigate'],
    ['certifcate', 'certificate'],
    ['coed', 'code'],
    ['nod', 'node'],
    ['redy', 'ready'],
  ])('%s is %s', async (typed, meant) => {
    const vocabulary = await createVocabulary(
      new Map(['memory', 'investigate', 'certificate', 'code', 'node', 'ready'].map((word) => [word, 1])),
      now,
    );

    expect(vocabulary.nearest(typed).words).toEqual([meant]);
  });

  it('leaves short words, numbers and distant words alone', async () => {
    const vocabulary = await createVocabulary(
      new Map([
        ['code', 1],
        ['cake', 1],
        ['kubernetes', 1],
      ]),
      now,
    );

    for (const typed of ['cad', 'case', 'p9999', 'kubbbernnntes'])
      expect(vocabulary.nearest(typed).words).toEqual([]);
  });

  it('counts an insertion, a loss, a change and a swap as one slip each', () => {
    for (const slip of ['lagg', 'la', 'lat', 'lga']) expect(distance('lag', slip, 2)).toBe(1);
    expect(distance('lag', 'storm', 2)).toBe(3);
  });

  it('counts up to one as it counts up to two', () => {
    const longer = (words: readonly string[]) =>
      words.flatMap((word) => ['a', 'b', 'c'].map((c) => word + c));
    const [one, two, three] = [longer(['']), longer(longer([''])), longer(longer(longer([''])))];
    const words = ['', ...one, ...two, ...three, ...longer(three)];

    const differing = words.flatMap((a) =>
      words.filter((b) => distance(a, b, 1) !== Math.min(distance(a, b, 2), 2)).map((b) => `${a} ${b}`),
    );

    expect(differing).toEqual([]);
  });
});
