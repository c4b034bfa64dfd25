import { describe, expect, it } from 'vitest';
import { bundled } from '../builders/bundled.ts';
import { baselines, type Rank } from './baselines.ts';
import { goldenQueries, goldenStrangers, goldenThreads } from './world.ts';

// Floors only go up. Each miss is a line of the output.
const floors = {
  queries: { first: 96, firstThree: 99, section: 86, fits: 98 },
  strangers: { admitted: 94 },
  threads: { first: 98, section: 90, phase: 95, speaks: 92, right: 95, falsely: 0 },
};

describe('the golden set', () => {
  it('is large enough to mean something and names only what exists', async () => {
    const { library } = await bundled();

    expect(goldenQueries.length).toBeGreaterThanOrEqual(120);
    expect(goldenThreads.length).toBeGreaterThanOrEqual(60);
    for (const { guides = [], section } of [...goldenQueries, ...goldenThreads]) {
      for (const guide of guides) expect(library.guide(guide)?.slug).toBe(guide);
      if (section !== undefined) expect(library.section(section)?.id).toBe(section);
    }
  });

  it('finds the guide and the section for what people ask, far above the baselines', async () => {
    const { library, search } = await bundled();
    const results = goldenQueries.map((query) => {
      const { matches } = search.find(query.text, { top: 60 });
      const found = [...new Set(matches.map((match) => match.section.guide))];
      return { ...query, found, shown: matches[0]?.section.id };
    });
    const asked = results.filter((one) => one.section !== undefined);
    const scores = {
      first: percent(results, (one) => one.guides.includes(one.found[0] ?? '')),
      firstThree: percent(results, (one) =>
        one.found.slice(0, 3).some((guide) => one.guides.includes(guide)),
      ),
      section: percent(asked, (one) => one.shown === one.section),
    };
    for (const one of results)
      if (!one.guides.includes(one.found[0] ?? '') || (one.section && one.shown !== one.section))
        console.log(
          `missed: "${one.text}" wants ${one.section ?? one.guides.join(' or ')}, got ${one.shown}`,
        );

    const others = Object.entries(baselines(library)).map(([name, rank]) => [name, scoreOf(rank)] as const);
    console.table({ 'Oncall Coach': scores, ...Object.fromEntries(others) });

    for (const [, other] of others) expect(scores.first).toBeGreaterThan(other.first + 10);
    expect(scores.first).toBeGreaterThanOrEqual(floors.queries.first);
    expect(scores.firstThree).toBeGreaterThanOrEqual(floors.queries.firstThree);
    expect(scores.section).toBeGreaterThanOrEqual(floors.queries.section);
  });

  it('says that nothing fits where nothing does, and only there', async () => {
    const { search } = await bundled();
    const taken = goldenStrangers.filter((words) => search.find(words).fits);
    const refused = goldenQueries.filter(({ text }) => !search.find(text).fits);
    for (const words of taken) console.log(`missed: "${words}" wants nothing, got ${shownFor(words)}`);
    for (const { text } of refused) console.log(`missed: "${text}" wants ${shownFor(text)} as an answer`);
    const shares = {
      admitted: percent(goldenStrangers, (words) => !taken.includes(words)),
      fits: percent(goldenQueries, (query) => !refused.includes(query)),
    };
    console.table({ 'nothing fits': shares });

    expect(shares.admitted).toBeGreaterThanOrEqual(floors.strangers.admitted);
    expect(shares.fits).toBeGreaterThanOrEqual(floors.queries.fits);

    function shownFor(words: string): string | undefined {
      return search.find(words).matches[0]?.section.id;
    }
  });

  it('reads threads: guide, section, phase, and when to speak', async () => {
    const { search } = await bundled();
    const results = goldenThreads.map((thread) => {
      const given = search.recommend(thread.messages);
      return { ...thread, given, shown: given.matches[0]?.section };
    });
    const live = results.filter((one) => one.guides !== undefined);
    const sections = live.filter((one) => one.section !== undefined);
    const scores = {
      first: percent(live, (one) => one.guides?.includes(one.shown?.guide ?? '') === true),
      section: percent(sections, (one) => one.shown?.id === one.section),
      phase: percent(live, (one) => one.phases?.includes(one.given.phase) === true),
      speaks: percent(
        live.filter((one) => one.speak),
        (one) => one.given.speak,
      ),
      right: percent(
        live.filter((one) => one.given.speak),
        (one) => one.guides?.includes(one.shown?.guide ?? '') === true,
      ),
      falsely: percent(
        results.filter((one) => one.guides === undefined),
        (one) => one.given.speak,
      ),
    };
    for (const one of results)
      if (
        (one.section && one.shown?.id !== one.section) ||
        (one.speak !== undefined && one.speak !== one.given.speak)
      )
        console.log(
          `missed: "${one.messages.map((message) => message.text).join(' / ')}" wants ${one.section ?? 'nothing'}, got ${one.shown?.id}, ${one.given.phase}, ${one.given.speak ? 'speaks' : 'silent'}`,
        );
    console.table({ threads: scores });

    expect(scores.first).toBeGreaterThanOrEqual(floors.threads.first);
    expect(scores.section).toBeGreaterThanOrEqual(floors.threads.section);
    expect(scores.phase).toBeGreaterThanOrEqual(floors.threads.phase);
    expect(scores.speaks).toBeGreaterThanOrEqual(floors.threads.speaks);
    expect(scores.right).toBeGreaterThanOrEqual(floors.threads.right);
    expect(scores.falsely).toBeLessThanOrEqual(floors.threads.falsely);
  });
});

function scoreOf(rank: Rank): { first: number; firstThree: number } {
  const found = goldenQueries.map((query) => ({ ...query, found: rank(query.text) }));
  return {
    first: percent(found, (one) => one.guides.includes(one.found[0] ?? '')),
    firstThree: percent(found, (one) => one.found.slice(0, 3).some((guide) => one.guides.includes(guide))),
  };
}

function percent<T>(list: readonly T[], holds: (one: T) => boolean): number {
  return Math.round((1000 * list.filter(holds).length) / Math.max(1, list.length)) / 10;
}
