import { describe, expect, it } from 'vitest';
import { bundled } from '../builders/bundled.ts';
import catalogue from '../fixtures/catalogue.json' with { type: 'json' };

const fewestQuestions = 13;
const promised = [...catalogue.guides, ...catalogue.additions];

describe('the guides that come with Coach', () => {
  it.each(promised)('$slug keeps the facts of the catalogue', async (fact) => {
    const { library } = await bundled();
    const guide = library.guide(fact.slug);
    const asked = library.questions.filter((question) => question.guide === fact.slug);

    expect(guide).toMatchObject({
      title: fact.title,
      level: fact.level.toLowerCase(),
      minutes: fact.minutes,
    });
    expect(guide?.topics.slice(0, fact.topics_named.length)).toEqual(fact.topics_named);
    expect(new Set(guide?.topics).size).toBe(fact.topics_in_all);
    expect(asked.length).toBeGreaterThanOrEqual(Math.max(fewestQuestions, fact.questions_in_seed));
  });

  it('are those of the catalogue, with a working year of questions', async () => {
    const { library } = await bundled();

    expect(library.guides.map(({ slug }) => slug).sort()).toEqual(promised.map(({ slug }) => slug).sort());
    expect(library.questions.length).toBeGreaterThanOrEqual(260);
  });
});
