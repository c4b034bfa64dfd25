import { describe, expect, it } from 'vitest';
import { lintLibrary } from '../../src/library/lint.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText } from '../builders/guide-text.ts';

async function found(guide: string, files: Readonly<Record<string, string>>, checks: readonly string[]) {
  const folder = await folderWith({ 'sample/guide.md': guide, ...files });
  const { problems } = await lintLibrary({ folders: [folder] });
  return problems
    .filter(({ check }) => checks.includes(check))
    .map(({ file, line, what, todo }) => `${file.slice(folder.length + 1)}:${line}: ${what}: ${todo}`);
}

const norm = [
  'norms:',
  '  - id: first-update',
  '    says: The first update goes out within 10 minutes.',
  '    owner: sample#what-to-say',
  "    states: 'update within (\\d+) minutes'",
  "    is: ['10']",
  '',
].join('\n');

describe('a norm', () => {
  const owner = guideText().replace('"I am on it."', 'Post an update within 10 minutes.');

  it('is stated by its owner and alike elsewhere', async () => {
    const alike = owner.replace('Haste.', 'They forget the update within 10 minutes.');

    expect(await found(alike, { 'norms.yaml': norm }, ['norms'])).toEqual([]);
  });

  it('is told where a guide states another figure', async () => {
    const other = owner.replace('Haste.', 'They send the update within 15 minutes.');

    expect(await found(other, { 'norms.yaml': norm }, ['norms'])).toEqual([
      'sample/guide.md:81: "update within 15 minutes" is not the norm: The first update goes out within 10 minutes.: say it as sample#what-to-say does, or link there',
    ]);
  });

  it('is told where its owner does not state it, or is not there', async () => {
    expect(await found(guideText(), { 'norms.yaml': norm }, ['norms'])).toEqual([
      'norms.yaml:2: sample#what-to-say does not state the norm first-update: state it there: The first update goes out within 10 minutes.',
    ]);
    expect(
      await found(guideText(), { 'norms.yaml': norm.replace('#what-to-say', '#nowhere') }, ['norms']),
    ).toEqual([
      'norms.yaml:2: there is no section sample#nowhere: state it there: The first update goes out within 10 minutes.',
    ]);
  });

  it('that lives in one guide is told in another', async () => {
    const only = norm.replace("is: ['10']", 'onlyIn: elsewhere');

    expect((await found(owner, { 'norms.yaml': only }, ['norms'])).join()).toContain(
      '"update within 10 minutes" stands here too',
    );
  });
});

describe('a promise', () => {
  const promised = (anchor: string, key = 'kept') =>
    `${key === 'kept' ? '' : 'kept: []\n'}${key}:\n  - guide: sample\n    promise: To teach it\n    anchor: ${anchor}\n    has: the figure\n`;
  const line = (key: string) => `promises.yaml:${key === 'kept' ? 3 : 4}: sample promises "To teach it": `;

  it('is kept by a section of substance that holds its words', async () => {
    expect(
      await found(guideText(), { 'promises.yaml': promised('a-teaching-section') }, ['promises', 'pending']),
    ).toEqual([]);
  });

  it.each([
    ['nowhere', 'there is no section "#nowhere"'],
    ['what-to-say', '"#what-to-say" has 4 words, which is a mention'],
  ])('is told where no section keeps it: %s', async (anchor, what) => {
    expect(await found(guideText(), { 'promises.yaml': promised(anchor) }, ['promises'])).toEqual([
      `${line('kept')}${what}: keep it there, or name the section that does`,
    ]);
    expect(await found(guideText(), { 'promises.yaml': promised(anchor, 'pending') }, ['pending'])).toEqual([
      `${line('pending')}${what}: write "#${anchor}", then move it to kept`,
    ]);
  });

  it('is told where its section lacks the words', async () => {
    const without = guideText().replaceAll('the figure', 'it');

    expect(await found(without, { 'promises.yaml': promised('a-teaching-section') }, ['promises'])).toEqual([
      `${line('kept')}"#a-teaching-section" does not say "the figure": keep it there, or name the section that does`,
    ]);
  });

  it('that waits and is written by now is told', async () => {
    expect(
      await found(guideText(), { 'promises.yaml': promised('a-teaching-section', 'pending') }, ['pending']),
    ).toEqual([`${line('pending')}it is kept now: move it to kept`]);
  });
});

it('a signal that two guides declare is told', async () => {
  const other = guideText().replaceAll('- signal ', '- other ').replace('- other 7\n', '- Signal-7\n');

  const form = await found(guideText(), { 'zebra/guide.md': other }, ['form']);

  expect(form.filter((problem) => problem.includes('declared'))).toEqual([
    'zebra/guide.md:2: "Signal-7" is declared by sample too: keep it where it is answered better',
  ]);
});

describe('"Go deeper"', () => {
  const deeper = (text: string) => guideText().replace(/(## Go deeper\n\n)[\s\S]*$/, `$1${text}\n`);
  const reports = [
    '- [Outage of the edge](https://example.com/a), 2023: a rule that matched everything.',
    '- [Report on a failed failover](https://example.com/b), 2021.',
  ];

  it('with two dated incidents and links alone is fine', async () => {
    expect(await found(deeper(reports.join('\n')), {}, ['cases'])).toEqual([]);
  });

  it('is told with fewer incidents, and with sources that cannot be pressed', async () => {
    const thin = deeper([reports[0], '- A book by its title, 2019.'].join('\n'));

    expect(await found(thin, {}, ['cases'])).toEqual([
      'sample/guide.md:95: 1 public incidents have a year and a link: tell 2: a line with "incident" or "outage", its year, and a link to the report',
      'sample/guide.md:95: 1 of 2 sources have no link, such as "A book by its title, 2019.": link each to its page: it is read on a phone',
    ]);
  });
});
