import { mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseDocument } from '../../src/library/document.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { parseMarkdown } from '../../src/library/markdown.ts';
import { plainText } from '../../src/library/text.ts';
import { watchLibrary } from '../../src/library/watch.ts';
import { anyText } from '../builders/any-text.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText, questionsText } from '../builders/guide-text.ts';

describe('loading a library', () => {
  it('reads guides, their sections and their questions', async () => {
    const folder = await folderWith({
      'sample/guide.md': guideText(),
      'sample/questions.yaml': questionsText(),
    });

    const { library, problems } = await loadLibrary({ folders: [folder] });

    expect(problems).toEqual([]);
    expect(library.guide('sample')?.sections.map((section) => section.anchor)).toContain(
      'when-it-is-on-fire',
    );
    expect(library.section('sample#when-it-is-on-fire')?.steps).toHaveLength(3);
    expect(library.question('sample/crossing-5')?.best).toBe(1);
  });

  it('drops the question that is broken, and no other', async () => {
    const [first = '', ...others] = questionsText().split(/^(?=- id)/m);
    const folder = await folderWith({
      'sample/guide.md': guideText(),
      'sample/questions.yaml': [
        `# ours\n---\n${first}`,
        '- id: crossing-9\n  stem: "Which\n',
        ...others,
      ].join(''),
    });

    const { library, problems } = await loadLibrary({ folders: [folder] });

    expect(problems).toEqual([
      {
        file: join(folder, 'sample/questions.yaml'),
        line: first.split('\n').length + 3,
        what: 'this is no valid YAML (Missing closing "quote)',
        todo: 'mend the YAML; quote a text that holds ": " or "#"',
      },
    ]);
    expect(library.question('sample/crossing-5')?.best).toBe(1);
    expect(library.questions).toHaveLength(others.length + 1);
  });

  it('names a question that is too much for one, and a front matter', async () => {
    const crowd = Array.from({ length: 60 }, () => '[a, b, c, d, e, f, g, h, i, j, k]').join(',\n   ');
    const folder = await folderWith({
      'sample/guide.md': guideText(),
      'sample/questions.yaml': `- id: crossing-9\n  stem: [${crowd}]\n${questionsText()}`,
      'crowded/guide.md': guideText().replace('topics:\n- Sample', `topics: [${crowd}]`),
    });

    const { library, problems } = await loadLibrary({ folders: [folder] });

    const what = 'this YAML has more than 700 brackets, quotes, commas and the like in one piece';
    const todo = 'shorten it; of a list, begin each entry on a line of its own with "- "';
    expect(problems).toEqual([
      { file: join(folder, 'crowded/guide.md'), line: 2, what, todo },
      { file: join(folder, 'sample/questions.yaml'), line: 1, what, todo },
    ]);
    expect(library.question('sample/crossing-5')?.best).toBe(1);
  });

  it('finds a section and a question by the ten characters a button carries', async () => {
    const folder = await folderWith({
      'sample/guide.md': guideText(),
      'sample/questions.yaml': questionsText(),
    });

    const { library } = await loadLibrary({ folders: [folder] });
    const section = library.section('sample#in-one-minute');

    expect(section?.key).toMatch(/^[0-9a-z]{10}$/);
    expect(library.section(section?.key ?? '')).toBe(section);
    expect(library.question(library.question('sample/crossing-2')?.key ?? '')?.id).toBe('sample/crossing-2');
  });

  it('makes a guide of plain Markdown, wherever it stands and however it is written', async () => {
    const folder = await folderWith({
      'checkout/Roll back.md':
        '# Roll back checkout\n\nFirst.\n\n## Steps\n\n1. Undo it.\n\n## Steps\n\nAgain.\n',
      'no-heading.md': 'Only words.\n',
      'latin.md': Uint8Array.from([0x23, 0x20, 0x47, 0x72, 0xfc, 0xdf, 0x65, 0x0a, 0x0a, 0x78, 0x0a]),
      'wide.md': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('# Wide\n\nWords.\n', 'utf16le')]),
      'empty.md': '',
    });

    const { library, problems } = await loadLibrary({
      folders: [folder],
      isAllOwn: true,
      guidesUrls: ['https://git.example.com/runbooks/'],
    });

    expect(problems).toEqual([]);
    expect(library.guides.map((guide) => [guide.slug, guide.title])).toEqual([
      ['checkout-roll-back', 'Roll back checkout'],
      ['latin', 'Grüße'],
      ['no-heading', 'no heading'],
      ['wide', 'Wide'],
    ]);
    const guide = library.guide('checkout-roll-back');
    expect(guide?.sections.map((section) => section.id)).toEqual([
      'checkout-roll-back#roll-back-checkout',
      'checkout-roll-back#steps',
      'checkout-roll-back#steps-1',
    ]);
    expect(guide?.own).toEqual({
      path: 'checkout/Roll back.md',
      url: 'https://git.example.com/runbooks/checkout/Roll%20back.md#{anchor}',
    });
  });

  it('reads a block of code between two steps as part of the step that announces it', async () => {
    const folder = await folderWith({
      'lock.md':
        '# Lock\n\n## Held\n\n1. Look.\n2. Delete it:\n\n```sh\nkubectl delete lease x\n```\n\n3. Watch.\n\nWhy it is held.\n\n1. Not a step.\n',
    });

    const { library } = await loadLibrary({ folders: [folder] });

    const steps = library.guides[0]?.sections.find((section) => section.anchor === 'held')?.steps ?? [];
    expect(steps.map((step) => plainText(step))).toEqual([
      'Look.',
      'Delete it:\nkubectl delete lease x',
      'Watch.',
    ]);
  });

  it('tells a broken file with its line and what to do, and loads the rest', async () => {
    const folder = await folderWith({
      'good/guide.md': guideText(),
      'bad/guide.md': guideText().replace('pack: running', 'pack: cooking'),
    });

    const { library, problems } = await loadLibrary({ folders: [folder] });

    expect(library.guides.map((guide) => guide.slug)).toEqual(['good']);
    expect(problems).toEqual([
      {
        file: join(folder, 'bad/guide.md'),
        line: 4,
        what: 'pack: must be one of incidents, running, building',
        todo: 'correct pack',
      },
    ]);
  });

  it('never reads what a link leads to outside the folder, and does read one that stays inside', async () => {
    const outside = await folderWith({ 'secret.md': '# Secret\n\nwords\n' });
    const folder = await folderWith({ 'real.md': '# Real\n\nwords\n' });
    await symlink(join(outside, 'secret.md'), join(folder, 'stolen.md'));
    await symlink(join(folder, 'real.md'), join(folder, 'same.md'));

    const { library, problems } = await loadLibrary({ folders: [folder] });

    expect(library.guides.map((guide) => guide.slug)).toEqual(['real', 'same']);
    expect(problems.map((problem) => problem.what)).toEqual(['the link leads out of the folder']);
  });

  it('leaves a file over 5 MiB out and says so', async () => {
    const folder = await folderWith({ 'large.md': `# Large\n\n${'word '.repeat(1_100_000)}` });

    const { library, problems } = await loadLibrary({ folders: [folder] });

    expect(library.guides).toEqual([]);
    expect(problems[0]?.what).toBe('the file is larger than 5 MiB');
  });

  it('serves a page beside a guide of the same slug, and says so', async () => {
    const ours = await folderWith({
      'sample/guide.md': guideText(),
      'sample/questions.yaml': questionsText(),
    });
    const own = await folderWith({ 'sample.md': '# Our own\n\nwords\n' });

    const { library, problems } = await loadLibrary({ folders: [ours, own] });

    const beside = `${basename(own).toLowerCase()}-sample`;
    expect(library.guide('sample')?.title).toBe('A sample guide');
    expect(library.guide(beside)?.title).toBe('Our own');
    expect(library.questions).toHaveLength(13);
    expect(problems).toEqual([
      {
        isNote: true,
        file: join(own, 'sample.md'),
        line: 1,
        what: `its slug "sample" is that of ${ours}/sample/guide.md: it is served beside it as "${beside}"`,
        todo: 'rename one of the files if they are the same',
      },
    ]);
  });

  it('says that a folder is not there', async () => {
    const { problems } = await loadLibrary({ folders: ['/nowhere/at/all'] });

    expect(problems).toEqual([
      {
        file: '/nowhere/at/all',
        line: 1,
        what: 'the folder is not there',
        todo: 'create it, or correct GUIDES_PATH',
      },
    ]);
  });
});

describe('watching a library', () => {
  it('picks an edit up, and of a broken edit keeps the last good version', async () => {
    const folder = await folderWith({ 'sample/guide.md': guideText() });
    const file = join(folder, 'sample/guide.md');
    let told = (_: string | undefined): void => {};
    const watcher = await watchLibrary({ folders: [folder], settleMs: 20 });
    watcher.follow(({ library }) => told(library.guide('sample')?.title));
    const edit = (text: string): Promise<string | undefined> =>
      new Promise((resolve) => {
        told = resolve;
        void writeFile(file, text).then(() => utimes(file, new Date(), new Date()));
      });

    const edited = await edit(guideText().replace('A sample guide', 'A better guide'));
    const broken = await edit(guideText().replace('pack: running', 'pack: cooking'));
    watcher.close();

    expect(edited).toBe('A better guide');
    expect(broken).toBe('A better guide');
  });

  it('sees new folders, and a folder that is swapped behind a link', async () => {
    const home = await folderWith({ 'one/a.md': '# A\n\nwords\n', 'two/b.md': '# B\n\nwords\n' });
    await symlink('one', join(home, 'current'));
    let told = (_: readonly string[]): void => {};
    const watcher = await watchLibrary({ folders: [join(home, 'current')], settleMs: 20 });
    watcher.follow(({ library }) => told(library.guides.map(({ slug }) => slug)));
    const seenAfter = (edit: () => Promise<unknown>): Promise<readonly string[]> =>
      new Promise((resolve) => {
        told = resolve;
        void edit();
      });

    const made = await seenAfter(() => mkdir(join(home, 'one/new')));
    const filled = await seenAfter(() => writeFile(join(home, 'one/new/c.md'), '# C\n\nwords\n'));
    const swapped = await seenAfter(async () => {
      await symlink('two', join(home, 'next'));
      await rename(join(home, 'next'), join(home, 'current'));
    });
    watcher.close();

    expect([made, filled, swapped]).toEqual([['a'], ['a', 'new-c'], ['b']]);
  });
});

describe('a folder of GUIDES_PATH', () => {
  it('may be a link that leads nowhere yet', async () => {
    const home = await folderWith({});
    await symlink(join(home, 'far/books'), join(home, 'link'));
    const watcher = await watchLibrary({ folders: [join(home, 'link')], settleMs: 20 });
    onTestFinished(() => watcher.close());
    const read = new Promise<readonly string[]>((resolve) =>
      watcher.follow(({ library, problems }) => {
        if (problems.length === 0) resolve(library.guides.map(({ slug }) => slug));
      }),
    );

    await mkdir(join(home, 'made/books'), { recursive: true });
    await writeFile(join(home, 'made/books/a.md'), '# A\n\nwords\n');
    await rename(join(home, 'made'), join(home, 'far'));

    expect(await read).toEqual(['a']);
  });
});

describe('Markdown', () => {
  it('becomes one tree in which nothing is mark-up any more', () => {
    const tree = parseMarkdown(
      'Say **now** and `run`: [guide](../slo-design/guide.md#x), [evil](javascript:alert).\n\n- <b>one</b>\n',
    );

    expect(tree).toEqual([
      {
        kind: 'paragraph',
        line: [
          { kind: 'text', text: 'Say ' },
          { kind: 'text', text: 'now', bold: true },
          { kind: 'text', text: ' and ' },
          { kind: 'code', text: 'run' },
          { kind: 'text', text: ': ' },
          { kind: 'link', url: '/guides/slo-design#x', text: 'guide' },
          { kind: 'text', text: ', [evil](javascript:alert).' },
        ],
      },
      {
        kind: 'list',
        start: undefined,
        items: [[{ kind: 'paragraph', line: [{ kind: 'text', text: '<b>one</b>' }] }]],
      },
    ]);
  });

  it('is read whatever stands in it, and every word of plain prose survives', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(400), async (text) => {
        await parseDocument(text);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 }), (words) => {
        expect(plainText(parseMarkdown(words.join(' ')))).toBe(words.join(' '));
      }),
    );
  });
});
