import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRunbook } from '../../src/library/runbook.ts';
import { plainLine } from '../../src/library/text.ts';
import type { Search } from '../../src/search/model.ts';
import { anyText } from '../builders/any-text.ts';
import { bundled, bundledWith } from '../builders/bundled.ts';
import { goldenQueries } from './world.ts';

describe('finding', () => {
  it.each([
    ['kubernetes-operations', 'kubernetes-operations#in-one-minute'],
    ['Kubernetes', 'kubernetes-operations#in-one-minute'],
    ['on-call incident response', 'on-call-incident-response#in-one-minute'],
    ['Distributed debugging › Clock skew', 'distributed-systems-debugging#clock-skew'],
    ['capacity-planning#a-queue-that-grows', 'capacity-planning#a-queue-that-grows'],
  ])('an exact name wins: %s', async (words, section) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found.matches[0]?.section.id).toBe(section);
    expect(found).toMatchObject({ fits: true, isSymptom: false });
  });

  it('mends slips and names the words as they were typed', async () => {
    const { search } = await bundled();

    const { matches, fits } = search.find('replicaiton lag');

    expect(matches[0]?.section.id).toBe('distributed-systems-debugging#replication-lag-and-stale-reads');
    expect(matches[0]?.evidence).toContain('replicaiton');
    expect(fits).toBe(true);
  });

  it('reads abbreviations, and shows no word that nobody typed', async () => {
    const { search } = await bundled();

    const [match] = search.find('k8s pod OOMKilled').matches;

    expect(match?.section.id).toBe('kubernetes-operations#pods-are-oomkilled-or-evicted');
    for (const word of match?.evidence ?? []) expect(['k8s', 'pod', 'OOMKilled']).toContain(word);
  });

  it('marks the match in a sentence of the section', async () => {
    const { search } = await bundled();

    const [match] = search.find('replication lag').matches;
    const marked = match?.snippet.filter((piece) => piece.kind === 'text' && piece.bold) ?? [];

    expect(match?.section.text).toContain(plainLine(match?.snippet ?? []).replace(/…$/, ''));
    expect(plainLine(marked)).toMatch(/replica|lag/i);
  });

  it.each([['🔥'], ['the and of how'], ['how do I'], [''], ['?!']])(
    '%j leaves nothing to search for',
    async (words) => {
      const { search } = await bundled();

      expect(search.find(words)).toMatchObject({ matches: [], fits: false, isEmpty: true });
    },
  );

  it.each([['salesforce apex trigger'], ['cobol copybook alignment'], ['how do I prove this lemma']])(
    'says that nothing fits "%s", and gives the nearest',
    async (words) => {
      const { search } = await bundled();

      const found = search.find(words);

      expect(found.fits).toBe(false);
      expect(found.isEmpty).toBe(false);
      expect(found.matches.length).toBeGreaterThan(0);
    },
  );

  it.each([
    [
      'first, as Java writes it',
      (frames: string) => `java.lang.OutOfMemoryError: Java heap space\n${frames}`,
      '\tat com.shop.checkout.CartService.load(CartService.java:120)\n',
    ],
    [
      'last, as Python writes it',
      (frames: string) =>
        `Traceback (most recent call last):\n${frames}MemoryError: out of memory, heap grows`,
      '  File "/srv/shop/checkout/node/pool.py", line 100, in load\n    raise_on(cart)\n',
    ],
  ])('reads a long paste at both ends: the exception stands %s', async (_where, paste, frame) => {
    const { search } = await bundled();

    const found = search.find(paste(frame.repeat(120)));

    expect(found.isCut).toBe(true);
    expect(found.matches[0]?.section.guide).toBe('performance-profiling');
    for (const word of found.matches[0]?.evidence ?? [])
      expect(word).not.toMatch(/shop|\.py|\.java|\d|^line$/i);
  });

  it.each([
    ['prod is down'],
    ['everything is on fire'],
    ['gitaly does not answer'],
    ['customers cannot do anything'],
    ['nothing works, help'],
    ['what do I do, the whole thing is broken'],
  ])('trouble that names no cause is told where to start: %s', async (words) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found.fits).toBe(true);
    expect(found.matches[0]?.section.guide).toBe('on-call-incident-response');
  });

  it.each([['my car broke down'], ['the coffee machine is broken'], ['my flight was cancelled, help']])(
    'trouble of another life is none of ours: %s',
    async (words) => {
      const { search } = await bundled();

      expect(search.find(words).fits).toBe(false);
    },
  );

  it.each([
    ['pods restarting -kubernetes', 'kubernetes-operations'],
    ['memory leak, not kubernetes', 'kubernetes-operations'],
    ['rollback without kubernetes', 'kubernetes-operations'],
  ])('"%s" leaves out what is not wanted', async (words, unwanted) => {
    const { search } = await bundled();

    const sections = search.find(words, { top: 5 }).matches.map(({ section }) => section);

    expect(sections.length).toBeGreaterThan(0);
    for (const section of sections) expect(section.text).not.toMatch(/kubernetes/i);
    expect(sections[0]?.guide).not.toBe(unwanted);
  });

  it('"not ready" and "not responding" are trouble, and leave out nothing', async () => {
    const { search } = await bundled();

    expect(search.find('node not ready').matches[0]?.section.id).toBe(
      'kubernetes-operations#a-node-is-notready',
    );
    expect(search.find('etcd not responding').matches[0]?.section.guide).toBe('kubernetes-operations');
  });

  it('keeps a quoted phrase together, where any section holds it', async () => {
    const { search } = await bundled();

    for (const { section } of search.find('"error budget" spent').matches)
      expect(`${section.title} ${section.text}`).toMatch(/error budget/i);
    expect(search.find('"zebra flux of the moon" rollback').matches.length).toBeGreaterThan(0);
  });

  it.each([
    ['pods keep restarting', true],
    ['x509: certificate has expired', true],
    ['what is an error budget', false],
    ['how do I read a flame graph', false],
    ['explain readiness probes', false],
  ])('"%s" tells of trouble: %s', async (words, isSymptom) => {
    const { search } = await bundled();

    expect(search.find(words).isSymptom).toBe(isSymptom);
  });

  it("lets a team's own runbook win on a comparable match", async () => {
    const text =
      '# Out of database connections\n\n1. Restart pgbouncer on `orders-db`.\n\nThe pool is too small at the peak.';
    const file = { path: 'db.md', inside: 'db.md', text, changed: '2026-01-01', url: undefined };
    const { guide } = await parseRunbook('db', file);
    const search = await bundledWith((guides) => [...guides, guide]);

    expect(search.find('orders-db is out of database connections').matches[0]?.section.guide).toBe('db');
    expect(search.find('pods are OOMKilled').matches[0]?.section.guide).toBe('kubernetes-operations');
  });

  it.each([
    ['nothing explains it', 'on-call-incident-response#nothing-explains-it-yet'],
    ['what changed', 'on-call-incident-response#find-what-changed'],
  ])('takes "%s" for the one heading it stands in', async (words, id) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isEmpty: false });
    expect(found.matches[0]?.section.id).toBe(id);
  });

  it("knows a team's own page by the words that only it has", async () => {
    const text =
      '# Rollback of the shop\n\n## Roll back\n\n1. Run `zebraflux undo`.\n\n## Lunch\n\nThe canteen is shut then.';
    const file = { path: 'shop.md', inside: 'shop.md', text, changed: '2026-01-01', url: undefined };
    const { guide } = await parseRunbook('shop', file);
    const search = await bundledWith((guides) => [...guides, guide]);

    const found = search.find('zebraflux undo');

    expect(found).toMatchObject({
      fits: true,
      matches: [{ section: { id: 'shop#roll-back' } }, {}, {}, {}, {}],
    });
    expect(search.find('canteen birthday party balloons').fits).toBe(false);
  });

  it("lets a team's own version of a described guide answer little more than ours does", async () => {
    const { search } = await bundled();
    const slug = 'kubernetes-operations';
    const theirs = await bundledWith((guides) =>
      guides.map((guide) =>
        guide.slug === slug ? { ...guide, own: { path: `${slug}/guide.md`, url: undefined } } : guide,
      ),
    );
    const answered = (by: Search): number =>
      goldenQueries.filter(({ text }) => by.find(text).matches[0]?.section.guide === slug).length;

    expect(answered(theirs) - answered(search)).toBeLessThanOrEqual(2);
  });

  it('suggests while somebody types, the last word as a beginning', async () => {
    const { search } = await bundled();

    const ids = search.find('clock sk', { isTyping: true }).matches.map((match) => match.section.id);

    expect(ids[0]).toBe('distributed-systems-debugging#clock-skew');
  });

  it('answers any text, with confidence between 0 and 1 and evidence out of the text', async () => {
    const { search } = await bundled();
    const words = fc.constantFrom(
      'constructor',
      '__proto__',
      'toString',
      'A/B',
      'C++',
      'p99',
      '5xx',
      'pods',
      'x'.repeat(9000),
    );
    const text = fc.oneof(
      anyText(),
      fc.array(fc.oneof(words, fc.string())).map((all) => all.join(' ')),
    );

    fc.assert(
      fc.property(text, (typed) => {
        for (const isTyping of [false, true]) {
          const { matches } = search.find(typed, { isTyping });
          for (const match of matches) {
            expect(match.confidence).toBeGreaterThanOrEqual(0);
            expect(match.confidence).toBeLessThanOrEqual(1);
            if (!isTyping) for (const word of match.evidence) expect(typed).toContain(word);
            expect(Array.isArray(match.snippet)).toBe(true);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
