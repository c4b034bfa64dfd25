import { describe, expect, it } from 'vitest';
import { addEnough } from '../../src/notes/enough.ts';
import { reportStats } from '../../src/reports/stats.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { bundled } from '../builders/bundled.ts';
import { folderWith } from '../builders/folder.ts';
import { webOf } from '../builders/web.ts';

const own = { origin: 'https://coach.example', 'content-type': 'application/x-www-form-urlencoded' };
const page = '/guides/kubernetes-operations/pods-crash-in-a-loop';

async function open() {
  const { library, search } = await bundled();
  const store = await openEmbedded({ folder: await folderWith({}), now: () => 0 });
  const said: string[] = [];
  const web = webOf(library, search, {
    countEnough: async (section, isEnough) => {
      said.push(`${section} ${isEnough}`);
      await addEnough(store, section, isEnough);
    },
  });
  const ask = async (path: string, body?: string, headers: Readonly<Record<string, string>> = own) =>
    web.fetch(
      new Request(
        `https://coach.example${path}`,
        body === undefined ? {} : { method: 'POST', body, headers },
      ),
    );
  const section = library.section('kubernetes-operations#pods-crash-in-a-loop');
  const question = library.questions.find((one) => one.section === section?.id);
  if (!question) throw new Error('no question is about the section');
  return { ask, said, store, library, question };
}

describe('"Quiz me on this section"', () => {
  it('asks the questions of the section, and none where there are none', async () => {
    const { ask, library } = await open();
    const asked = library.questions.filter(
      ({ section }) => section === 'kubernetes-operations#pods-crash-in-a-loop',
    );

    const html = await (await ask(page)).text();

    expect(html.match(/<form class="question"/g)).toHaveLength(asked.length);
    expect(html).not.toContain('is the best answer');
  });

  it('judges an answer on the same page, with both reasons, and keeps nothing of it', async () => {
    const { ask, store, question } = await open();
    const wrong = (question.best + 1) % 4;
    const answered = async (choice: number) =>
      (await ask(`${page}?question=${question.key}&choice=${choice}`)).text();

    expect(await answered(wrong)).toContain(
      `✗ You chose ${'ABCD'[wrong]}. The best answer is ${'ABCD'[question.best]}.`,
    );
    expect(await answered(question.best)).toContain(`✓ ${'ABCD'[question.best]} is the best answer.`);
    expect(await (await ask(page)).text()).not.toContain('best answer');
    const facts: unknown[] = [];
    for await (const fact of store.facts()) facts.push(fact);
    expect(facts).toEqual([]);
  });

  it.each(['question=nothing&choice=1', 'question=__proto__&choice=0', 'choice=9', 'question=x&choice=-1'])(
    'shows the page as it was for %s',
    async (words) => {
      const { ask } = await open();

      expect(await (await ask(`${page}?${words}`)).text()).not.toContain('class="verdict"');
    },
  );
});

describe('"Was this enough?"', () => {
  it('counts, thanks, and is told by the statistics from five readers up', async () => {
    const { ask, store, library } = await open();
    for (const words of ['yes', 'no', 'no', 'no']) await ask(`${page}/enough`, `enough=${words}`);
    expect((await reportStats({ store, library: () => library })).text).not.toContain('enough for:');

    const last = await ask(`${page}/enough`, 'enough=no');

    expect(last.status).toBe(303);
    expect(last.headers.get('set-cookie')).toBeNull();
    expect(await (await ask(last.headers.get('location') ?? '')).text()).toContain('Thank you');
    expect((await reportStats({ store, library: () => library })).text).toContain(
      'Read, and enough for:\n  kubernetes-operations#pods-crash-in-a-loop  1 of 5 who said',
    );
  });

  it('counts nothing from another site, for no section, or in other words', async () => {
    const { ask, said } = await open();
    const foreign = { ...own, origin: 'https://elsewhere.example' };

    expect((await ask(`${page}/enough`, 'enough=yes', foreign)).status).toBe(403);
    expect((await ask('/guides/kubernetes-operations/nothing/enough', 'enough=yes')).status).toBe(404);
    expect((await ask(`${page}/enough`, 'enough=__proto__')).status).toBe(404);
    expect(said).toEqual([]);
  });
});
