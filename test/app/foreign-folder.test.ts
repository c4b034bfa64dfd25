import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seteuid } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCard as renderDiscord } from '../../adapters/discord/render-card.ts';
import type { Looks } from '../../adapters/slack/looks.ts';
import { renderModal, renderCard as renderSlack } from '../../adapters/slack/render-card.ts';
import { contentsCard } from '../../src/bot/find/browse.ts';
import { pageCard } from '../../src/bot/find/page.ts';
import { toPages } from '../../src/bot/find/pages.ts';
import type { Card } from '../../src/card/card.ts';
import { parseDocument } from '../../src/library/document.ts';
import { type Loaded, loadLibrary } from '../../src/library/load.ts';
import type { Section } from '../../src/library/model.ts';
import { watchLibrary } from '../../src/library/watch.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { folderWith } from '../builders/folder.ts';
import { addLinks, addOddities, copyMarkdown, oddities } from '../builders/foreign-folder.ts';
import { guideText, questionsText } from '../builders/guide-text.ts';
import { complainMessage } from '../fakes/discord/limits.ts';
import { overLimits } from '../fakes/limits.ts';
import { messageFaults, object, viewFaults } from '../fakes/slack/blocks.ts';

// Real files of people who never heard of us, chosen by lot, and every odd one that we could think of; the nightly run takes more.
const most = Number(process.env.FOREIGN_FILES ?? 100);
let home: string;
let folder: string;
let copied: number;
let now: Loaded;
let pauses = 0;
let told: () => void = () => undefined;
let watcher: Awaited<ReturnType<typeof watchLibrary>>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'coach-foreign-'));
  folder = join(home, 'runbooks');
  const outside = join(home, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'secret.md'), '# Stolen\n\nxyzzy\n');
  await writeFile(join(outside, 'questions.yaml'), questionsText());
  copied = await copyMarkdown(join(folder, 'copied'), most);
  await addOddities(folder);
  await addLinks(folder, outside);
  await writeFile(join(folder, 'links/asked/guide.md'), guideText());
  watcher = await watchLibrary({
    folders: [folder],
    isAllOwn: true,
    pause() {
      pauses += 1;
      return setImmediate();
    },
    settleMs: 50,
  });
  now = watcher.first;
  watcher.follow((loaded) => {
    now = loaded;
    told();
  });
});

afterAll(async () => {
  watcher.close();
  await rm(home, { recursive: true, force: true });
});

/** What is said of a file of the folder. */
const saidOf = (path: string): readonly string[] =>
  now.problems.filter(({ file }) => file === join(folder, path)).map(({ what, todo }) => `${what}: ${todo}`);

/** A note is of a file that is served. */
const isLeftOut = (path: string): boolean =>
  now.problems.some(({ file, isNote }) => file === join(folder, path) && !isNote);

describe("a stranger's folder", () => {
  it('is served but for what is broken', async () => {
    const served = now.library.guides.map((guide) => guide.own?.path ?? '');
    const isLost = (path: string): boolean => !served.includes(path) && saidOf(path).length === 0;
    const real = await readdir(join(folder, 'copied'), { recursive: true });
    const unsaid = real.filter((name) => /\.(md|markdown)$/i.test(name)).map((name) => `copied/${name}`);
    const empty = await Promise.all(
      unsaid.filter(isLost).map((path) => readFile(join(folder, path), 'utf8')),
    );

    expect(copied).toBe(most);
    expect(empty.join('').replace(/\s|^#+\s*$/gm, '')).toBe('');
    expect(served.filter((path) => path.startsWith('copied/')).length).toBeGreaterThan(0.98 * most);
  });

  it.each(Object.entries(oddities))('%s is served, or said to be wrong and left out', (path, [, said]) => {
    const isServed = now.library.guides.some((guide) => guide.own?.path === path);
    const isNothing = /empty|blank|hidden|^\.git/.test(path);

    expect(saidOf(path).join('\n').slice(0, said?.length)).toBe(said ?? '');
    expect(isServed).toBe(!isNothing && !isLeftOut(path));
  });

  it('is left by no link', () => {
    const words = JSON.stringify(now.library.guides);

    expect(words).not.toContain('xyzzy');
    expect(now.library.guide('links-asked')?.title).toBe('A sample guide');
    expect(now.library.questions).toEqual([]);
    expect(now.library.guide('links-same')?.title).toBe('Marked');
    expect(
      ['stolen.md', 'stolen', 'round', 'loop.md', 'nowhere.md', 'asked/questions.yaml'].map(
        (name) => saidOf(`links/${name}`).length,
      ),
    ).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('takes titles from headings, front matter and names', () => {
    const titles = ['hugo', 'windows', 'latin', 'nothing-said', 'rules', 'uber-straße'].map(
      (slug) => now.library.guide(`odd-${slug}`)?.title,
    );

    expect(titles).toEqual(['Written for Hugo', 'From Windows', 'Grüße', 'nothing said', 'rules', 'Über']);
  });

  it('gives each section an anchor of its own', () => {
    const sections = now.library.guides.flatMap((guide) => guide.sections);

    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    expect(now.library.guide('odd-twice-numbered')?.sections.map(({ anchor }) => anchor)).toEqual([
      'steps',
      'steps-1',
      'steps-1-1',
      'start',
      'start-1',
    ]);
  });

  it('is cut into the same sections with pauses as without', async () => {
    const files = await readdir(join(folder, 'copied'), { recursive: true });
    const texts = await Promise.all(
      files
        .filter((name) => /\.(md|markdown)$/i.test(name))
        .slice(0, 150)
        .map((name) => readFile(join(folder, 'copied', name), 'utf8')),
    );

    for (const text of texts)
      expect(await parseDocument(text, { most: 1 })).toEqual(
        await parseDocument(text, { most: text.length }),
      );
  });

  it('fits every card of Slack and Discord', async () => {
    const chat = await openBotChat({ library: now.library, at: '2026-11-23T10:00:00Z' });
    const faults = now.library.guides.flatMap((guide) => [
      ...cardFaults(contentsCard(guide, 1, 'private')),
      ...guide.sections.flatMap((section) => sectionFaults(chat, section)),
    ]);

    expect(faults).toEqual([]);
  });

  it('answers', async () => {
    const chat = await openBotChat({ library: now.library, at: '2026-11-23T10:00:00Z' });

    await chat.says('/guide written for hugo');
    expect(chat.last()).toContain('odd/hugo.md › Meaning');
    await chat.says('/guide');
    await chat.presses(`Your runbooks (${now.library.guides.length - 1})`);
    expect(chat.last()).toContain(`Your runbooks: ${now.library.guides.length - 1} guides`);
  });

  it('reads only the file that was edited, and of a broken one keeps the last good version', async () => {
    const path = join(folder, 'odd/hugo.md');
    const edit = (text: string): Promise<void> =>
      new Promise((resolve) => {
        told = resolve;
        void writeFile(path, text);
      });

    const before = pauses;
    await edit('# Written again\n\nWords.\n');
    expect(now.library.guide('odd-hugo')?.title).toBe('Written again');

    expect(pauses - before).toBe(2); // after the one file, and before the library is made
    await edit('# Broken\n\n\0\n');
    expect(now.library.guide('odd-hugo')?.title).toBe('Written again');
    expect(saidOf('odd/hugo.md')).toHaveLength(1);
  });
});

/** Its first page and its last, wherever they are shown. */
function sectionFaults(chat: BotChat, section: Section): readonly string[] {
  const { length } = toPages(section.body, 2800);
  return [...new Set([1, length])]
    .flatMap((page) => cardFaults(pageCard(chat.world, { section, page }, 'private')))
    .map((fault) => `${section.id}: ${fault}`);
}

function cardFaults(card: Card): readonly string[] {
  const slackLooks: Looks = { commandPrefix: '', asks: 'command', publicUrl: undefined, names: new Map() };
  const drawn = renderDiscord(card, { commandPrefix: '', publicUrl: undefined });
  return [
    ...messageFaults(renderSlack(card, slackLooks)),
    ...viewFaults(object(renderModal(card, slackLooks, '{}'))),
    ...complainMessage(drawn),
    ...overLimits(card, undefined),
  ];
}

describe('a folder that Coach may not read', () => {
  it('is said to be closed, and the rest is served', async () => {
    const shut = await folderWith({
      'open.md': '# Open\n\nwords\n',
      'shut.md': '# Shut\n\nwords\n',
      'shut/in.md': '# In\n\nwords\n',
    });
    await chmod(shut, 0o755);
    await chmod(join(shut, 'shut.md'), 0o000);
    await chmod(join(shut, 'shut'), 0o000);

    const { library, problems } = await asNobody(() => loadLibrary({ folders: [shut] }));

    expect(library.guides.map(({ slug }) => slug)).toEqual(['open']);
    expect(problems.map(({ file, what }) => `${file.slice(shut.length)}: ${what}`)).toEqual([
      '/shut: it cannot be read (EACCES)',
      '/shut.md: it cannot be read (EACCES)',
    ]);
  });
});

/** The superuser may read everything, so it steps down for as long as this takes. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  const me = process.geteuid?.();
  if (me === 0) seteuid?.(65_534);
  try {
    return await act();
  } finally {
    if (me === 0) seteuid?.(0);
  }
}
