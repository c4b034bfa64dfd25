import { describe, expect, it } from 'vitest';
import { lintLibrary } from '../../src/library/lint.ts';
import { readStats } from '../../src/library/stats.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText, questionsText } from '../builders/guide-text.ts';

async function problemsOf(guide: string, questions = questionsText()): Promise<readonly string[]> {
  const folder = await folderWith({ 'sample/guide.md': guide, 'sample/questions.yaml': questions });
  const { problems } = await lintLibrary({ folders: [folder] });
  return problems.map(
    (problem) => `${problem.file.slice(folder.length + 1)}:${problem.line}: ${problem.what}: ${problem.todo}`,
  );
}

const edits: readonly (readonly [rule: string, from: string | RegExp, to: string, problem: RegExp])[] = [
  ['a missing field', 'short: Sample\n', '', /^sample\/guide.md:2: short is missing: write short$/],
  [
    'a long short name',
    'short: Sample',
    `short: ${'x'.repeat(29)}`,
    /:3: short: must be at most 28 characters/,
  ],
  ['an unknown field', 'pack: running', 'pack: running\nauthor: nobody', /author/],
  [
    'an unknown pack',
    'pack: running',
    'pack: cooking',
    /:4: pack: must be one of incidents, running, building/,
  ],
  [
    'a search for a section that is not there',
    'related: []',
    'searches:\n  gone:\n  - where is it\nrelated: []',
    /:2: searches: no section has the anchor "gone": write the heading in lower case/,
  ],
  [
    'a search that stands for two sections',
    'related: []',
    'searches:\n  in-one-minute:\n  - Where is it\n  practise:\n  - where is it\nrelated: []',
    /:2: searches: "where is it" stands for sample#in-one-minute too: keep it where/,
  ],
  ['a wrong date', 'reviewed: 2026-11-23', 'reviewed: yesterday', /reviewed: must be a date/],
  ['broken YAML', 'summary: You', 'summary: "You', /no valid YAML.*: mend the YAML/],
  [
    'a missing section',
    '## Go deeper',
    '## Go further',
    /there is no section "Go deeper": write "## Go deeper"/,
  ],
  ['sections out of order', /## What to say[\s\S]*?(?=## Practise)/, '', /there is no section "What to say"/],
  [
    'sections in another order',
    /(## What to say[\s\S]*?)(## Practise[\s\S]*?)(?=## Go)/,
    '$2$1',
    /:\d+: the section "Practise" stands out of order: the order is/,
  ],
  [
    'a teaching section that is too long',
    /(## A teaching section\n\n)([^\n]+)/,
    `$1${'word '.repeat(950)}`,
    /"A teaching section" has 9\d\d words; 250 to 900/,
  ],
  ['too many lines in one minute', '- Five.\n', '- Five.\n'.repeat(5), /"In one minute" has 9 items/],
  [
    'more than ten steps',
    '2. Note what users see.\n',
    '2. Note what users see.\n'.repeat(9),
    /"When it is on fire" has 11 steps/,
  ],
  [
    'steps without numbers',
    /1\. (Ack[^\n]+)\n2\. (Note[^\n]+)\n3\. /,
    '- $1\n- $2\n- ',
    /"When it is on fire" has 0 steps/,
  ],
  ['an unknown level', 'level: advanced', 'level: expert', /level: must be intermediate or advanced/],
  [
    'a summary too long for a card',
    'summary: You',
    `summary: ${'You '.repeat(160)}`,
    /summary: must be at most 600 characters/,
  ],
  [
    'a signal too long',
    '- signal 3\n',
    `- ${'x'.repeat(101)}\n`,
    /signals\.3: must be at most 100 characters/,
  ],
  ['no topic', 'topics:\n- Sample', 'topics: []', /topics: /],
  ['a related guide that is no slug', 'related: []', 'related:\n- A Guide', /related\.0: must be a slug/],
  ['no worked incident', '## Worked incident: the', '## The', /there is no worked incident/],
  ['a thin section', /(## A teaching section\n\n)[^\n]+/, '$1Short.', /"A teaching section" has \d+ words/],
  [
    'a reading time that is not true',
    'minutes: 5',
    'minutes: 30',
    /reads in \d+ minutes, and minutes says 30/,
  ],
  ['too few lines in one minute', '- Five.\n', '', /"In one minute" has 4 items/],
  ['too few steps', /2\. Note[^\n]+\n3\.[^\n]+\n/, '', /"When it is on fire" has 1 steps/],
  [
    'a step without a verb',
    '1. Acknowledge the page.',
    '1. The page is acknowledged.',
    /does not start with a verb/,
  ],
  [
    'a step too long for a card',
    '1. Acknowledge the page.',
    `1. Acknowledge ${'the page '.repeat(30)}`,
    /keep it to 200/,
  ],
  ['too few signals', '- signal 3\n', '', /there are 24 signals/],
  [
    'an exercise without an answer',
    '**Answer.** Two.\n',
    'Two.\n',
    /"Practise" has 2 exercises with an answer/,
  ],
  ['a fence without a language', '```bash', '```', /the block has no language/],
  ['a language nobody checks', '```bash', '```cobol', /nothing checks "cobol" blocks/],
  ['an unknown fence tag', '```bash', '```bash runnable', /only "fragment" may stand/],
  ['a line too wide', 'kubectl get pods', `kubectl ${'x'.repeat(80)}`, /break it at 72/],
  ['a diagram without a caption', '*Diagram: A leads to B.*\n', '', /the diagram has no caption/],
  ['a single diagram', /```mermaid\nflowchart LR\n {2}B[\s\S]*?C\.\*\n/, '', /there are 1 diagrams/],
  [
    'a wide table',
    'Haste.',
    '| a | b | c | d | e |\n| - | - | - | - | - |\n| 1 | 2 | 3 | 4 | 5 |',
    /the table has 5 columns/,
  ],
  ['a first-level heading', '## What to say', '# What to say', /first-level heading/],
  ['a repeated heading', 'Haste.', '### What to say\n\nHaste.', /the heading "What to say" stands twice/],
  ['a heading with punctuation', '## A teaching section', '## A teaching section.', /ends in punctuation/],
  ['HTML', 'Haste.', 'Haste<br>.', /there is HTML/],
  ['a picture', 'Haste.', '![Haste](https://example.com/a.png)', /there is a picture/],
  ['an exclamation mark', 'Haste.', 'Haste!', /exclamation mark/],
  ['a link to no section', 'Haste.', '[Haste](#haste)', /leads to "#haste", which sample does not have/],
  [
    'a link to no guide',
    'Haste.',
    '[Haste](../haste/guide.md)',
    /names the guide "haste", which does not exist/,
  ],
  ['a link out of the folder', 'Haste.', '[Haste](../../etc/passwd)', /leads nowhere/],
  ['a related guide that is not there', 'related: []', 'related:\n- haste', /related names "haste"/],
];

const stem = 'stem: You stand somewhere. What now?';
const snippet = (fence: string, code: string): string =>
  `stem: |-\n    What now?\n\n    ${`${fence}\n  ${code}\`\`\``.replaceAll('\n  ', '\n    ')}`;

const questionEdits: readonly (readonly [
  rule: string,
  from: string | RegExp,
  to: string,
  problem: RegExp,
])[] = [
  [
    'a question without its section',
    'section: a-teaching-section',
    'section: nowhere',
    /question crossing-0: the guide has no section "nowhere"/,
  ],
  [
    'three choices',
    /( {4}- text: Turn round at crossing 0[^\n]*\n {6}why: [^\n]*\n)/,
    '',
    /must be exactly four/,
  ],
  ['a choice without a why', '      why: It leads left.\n', '', /why/],
  ['an unknown answer', 'answer: A', 'answer: E', /must be A, B, C or D/],
  ['a repeated id', 'id: crossing-1\n', 'id: crossing-0\n', /the id "crossing-0" stands twice/],
  ['a long stem', 'You stand somewhere.', 'You stand. '.repeat(60), /the stem has \d+ characters/],
  ['a stem that asks nothing', 'What now?', 'That is all.', /the stem asks nothing/],
  ['a choice that is a joke', 'Turn left at crossing 0', 'All of the above', /is no choice of its own/],
  [
    'two like choices',
    'Turn left at crossing 0..',
    'Turn right at crossing 0...',
    /two choices are the same/,
  ],
  [
    'a long choice',
    'Turn left at crossing 0',
    `Turn left ${'and left '.repeat(20)}`,
    /choices\.0\.text: must be at most 140 characters/,
  ],
  [
    'a long why',
    'It leads left.',
    'It leads left. '.repeat(30),
    /choices\.0\.why: must be at most 320 characters/,
  ],
  ['a long id', 'id: crossing-0', `id: ${'x'.repeat(41)}`, /questions\.yaml:1: id: /],
  ['a difficulty of none', 'difficulty: 1', 'difficulty: 4', /difficulty: must be 1, 2 or 3/],
  ['an unknown field of a question', 'difficulty: 1', 'difficulty: 1\n  author: nobody', /author/],
  [
    'a snippet of thirteen lines',
    stem,
    snippet('```bash', 'ls\n  '.repeat(13)),
    /the snippet has 13 lines: keep it to 12/,
  ],
  [
    'a snippet too wide',
    stem,
    snippet('```bash', `ls ${'x'.repeat(60)}\n  `),
    /a line of the snippet is too long/,
  ],
  ['a snippet without a language', stem, snippet('```', 'ls\n  '), /the snippet has no known language/],
  [
    'two snippets',
    stem,
    snippet('```bash', 'ls\n  ```\n\n  ```bash\n  ls\n  '),
    /there are 2 snippets: keep one/,
  ],
  ['too few questions', /- id: crossing-12[\s\S]*/, '', /there are 12 questions: write at least 13/],
  ['a why with a letter', 'It leads left.', 'Option B is better.', /a why names a letter/],
];

describe('the linter', () => {
  it('finds nothing in a good guide', async () => {
    expect(await problemsOf(guideText())).toEqual([]);
  });

  it.each(edits)('tells %s', async (_rule, from, to, problem) => {
    const broken = guideText().replace(from, to);

    expect(broken).not.toBe(guideText());
    expect((await problemsOf(broken)).join('\n')).toMatch(problem);
  });

  it.each(questionEdits)('tells %s', async (_rule, from, to, problem) => {
    const broken = questionsText().replace(from, to);

    expect(broken).not.toBe(questionsText());
    expect((await problemsOf(guideText(), broken)).join('\n')).toMatch(problem);
  });

  it('notes a guide whose slug another folder has', async () => {
    const one = await folderWith({ 'sample/guide.md': guideText() });
    const other = await folderWith({ 'sample/guide.md': guideText() });

    const { problems } = await lintLibrary({ folders: [one, other] });

    expect(problems.map(({ what }) => what).join('\n')).toContain(
      `is that of ${one}/sample/guide.md: it is served beside it as`,
    );
  });

  it('tells a passage that stands in two guides', async () => {
    const folder = await folderWith({ 'one/guide.md': guideText(), 'two/guide.md': guideText() });

    const { problems } = await lintLibrary({ folders: [folder] });

    expect(problems.map((problem) => problem.what).join('\n')).toMatch(/stands in one too/);
  });

  it.each([
    ['a page that is not there', '[on](../gone.md)', 'the link "../gone.md" leads to no page'],
    ['a heading that is not there', '[on](#gone)', 'the link "#gone" leads to no heading'],
    [
      'a heading that another page lacks',
      '[on](other.md#gone)',
      'the link "other.md#gone" leads to no heading',
    ],
    ['a page by its name in a wiki', '[[Gone page#x]]', undefined],
    ['a heading', '[on](#steps)', undefined],
    ['a heading that HTML names', '<a name="here"></a> [on](#here)', undefined],
    ['a page, and a heading of it', '[on](other.md) [on](./other.md#words)', undefined],
    [
      'another server, a script, a changelog',
      '[on](https://x.example) [on](run.sh) [on](CHANGELOG.md)',
      undefined,
    ],
    ['what stands in a comment or in code', '<!-- [on](gone.md) --> `[on](gone.md)`', undefined],
  ])('judges the link of a page to %s', async (_, link, what) => {
    const folder = await folderWith({
      'a/page.md': `# Page\n\n${link}\n\n## Steps\n\nGo.\n`,
      'a/other.md': '# Other\n\n## Words\n\nMany.\n',
    });

    const { problems } = await lintLibrary({ folders: [folder], isAllOwn: true });

    expect(problems.map((problem) => [problem.line, problem.what])).toEqual(what ? [[3, what]] : []);
  });

  it('holds plain Markdown to no rule of style', async () => {
    const folder = await folderWith({
      'checkout/rollback.md': '# Roll back!\n\n```\nrun it\n```\n',
      'sample/guide.md': guideText().replace('## ', '## A heading that says too much!\n\n## '),
    });

    expect((await lintLibrary({ folders: [folder], isAllOwn: true })).problems).toEqual([]);
  });

  it('counts what a library holds', async () => {
    const folder = await folderWith({
      'sample/guide.md': guideText(),
      'sample/questions.yaml': questionsText(),
    });

    const rows = readStats(await lintLibrary({ folders: [folder] }));

    expect(rows.map((row) => [row.guide, row.sections, row.questions, row.diagrams])).toEqual([
      ['sample', 8, 13, 2],
      ['all', 8, 13, 2],
    ]);
  });
});
