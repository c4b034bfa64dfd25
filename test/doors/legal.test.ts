import { describe, expect, it } from 'vitest';
import { drillLibrary } from '../builders/drill-library.ts';
import { searchOf } from '../builders/search-of.ts';
import { webOf } from '../builders/web.ts';

const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

async function page(
  path: string,
  options: {
    readonly contact?: string;
    readonly coach?: string;
    readonly reader?: 'guides' | 'off';
    readonly wordsKeptDays?: number;
  } = {},
): Promise<{ status: number; html: string }> {
  const library = drillLibrary();
  const search = await searchOf(library);
  const { contact, coach = '/coach', reader = 'guides', wordsKeptDays } = options;
  const web = webOf(library, search, {
    reader,
    legal: { contact, coach, wordsKeptDays },
  });
  const response = await web.fetch(new Request(`http://coach.example${path}`));
  return { status: response.status, html: await response.text() };
}

describe('the page about privacy', () => {
  it('says what is stored, what is not, for how long, and how to delete it, by the command of this bot', async () => {
    const { html } = await page('/privacy', { coach: '/ops-coach' });

    expect(html.match(/<h[12][^>]*>[^<]+/g)?.map((heading) => heading.replace(/<[^>]+>/, ''))).toEqual([
      'Privacy',
      'What is stored about you',
      'What is stored about a server or workspace',
      'What is not stored',
      'How long it is kept',
      'See, export, delete',
      'These pages',
      'Questions',
    ]);
    expect(textOf(html)).toContain('/ops-coach privacy says how much is stored about you.');
    expect(textOf(html)).toContain(
      'When the bot is removed: what is stored about that server or workspace is deleted after 30 days.',
    );
  });

  it.each([
    [730, 'deleted after 730 days'],
    [91, 'deleted after 91 days'],
    [undefined, 'kept as long as the bot is in that server or workspace'],
  ])('says how long the words of questions are kept here: %s days', async (wordsKeptDays, said) => {
    const { html } = await page('/privacy', wordsKeptDays === undefined ? {} : { wordsKeptDays });

    expect(textOf(html)).toContain(
      `The words of a question that has closed, and what was reported about it: ${said}. How many`,
    );
  });

  it.each([
    ['privacy@example.com', '<a href="mailto:privacy@example.com">privacy@example.com</a>'],
    ['https://example.com/ask', '<a href="https://example.com/ask">https://example.com/ask</a>'],
  ])('names %s to write to, and so do the terms', async (contact, link) => {
    for (const path of ['/privacy', '/terms']) expect((await page(path, { contact })).html).toContain(link);
  });

  it('sends who has a question to whoever added the bot, where nobody is named', async () => {
    for (const path of ['/privacy', '/terms'])
      expect(textOf((await page(path)).html)).toContain(
        'Ask whoever added Oncall Coach to your server or workspace',
      );
  });

  it('stands at the foot of every page of the reader, and nowhere where there is none', async () => {
    expect((await page('/fire')).html).toMatch(/href="\/privacy".*href="\/terms"/s);
    expect((await page('/terms')).html).toContain('href="/privacy"');
    for (const path of ['/privacy', '/terms']) expect((await page(path, { reader: 'off' })).status).toBe(404);
  });
});
