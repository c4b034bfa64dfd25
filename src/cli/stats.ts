import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { qualityOf } from '../quiz/quality.ts';
import type { Quality } from '../quiz/quality-judge.ts';
import { openStore } from '../start/storage.ts';
import type { Fact } from '../store.ts';
import { type Command, print, printJson } from './command.ts';

export const stats: Command = {
  name: 'stats',
  summary: 'What the drills show: questions to mend, sections most missed, guides asked for. No names',
  usage: 'stats [--json]',
  help: 'With the embedded store, stop the bot first: its folder belongs to one process. With Redis it may run.',
  options: { json: { type: 'boolean' } },
  async run(given) {
    const storage = await openStore(readConfig(process.env), createLog('silent'));
    try {
      const quality = await qualityOf(() => storage.store.facts());
      const wanted = await readWanted(storage.store.facts());
      if (given.values.json) printJson({ ...quality, wanted });
      else print(describe(quality, wanted).join('\n'));
      return 0;
    } finally {
      await storage.close();
    }
  },
};

interface Wanted {
  readonly words: string;
  readonly times: number;
}

async function readWanted(facts: AsyncIterable<Fact>): Promise<readonly Wanted[]> {
  const counts = new Map<string, number>();
  for await (const fact of facts) {
    if (fact.kind !== 'note' || fact.of !== 'wanted') continue;
    for (const [words, times] of Object.entries(fact.note))
      if (typeof times === 'number') counts.set(words, (counts.get(words) ?? 0) + times);
  }
  return [...counts].map(([words, times]) => ({ words, times })).sort((a, b) => b.times - a.times);
}

/** In the order of what to do about it. */
function describe(quality: Quality, wanted: readonly Wanted[]): readonly string[] {
  const { right, of } = quality.cameBack;
  const back =
    of === 0
      ? 'Nothing that people got wrong has come back yet.'
      : `Of what people got wrong, ${Math.round((100 * right) / of)} % was right when it came back (${of} questions).`;
  const faulty = quality.questions.filter((question) => question.isFaulty);
  return [
    back,
    ...list(
      'Questions to mend (nobody or everybody was right)',
      faulty.map((one) => `${one.question}  ${one.right} of ${one.answered} right`),
    ),
    ...list(
      'Sections most missed',
      quality.sections
        .slice(0, 10)
        .map((one) => `${one.id}  ${one.right} of ${one.answers} right, ${one.people} people`),
    ),
    ...list(
      'Guides below half',
      quality.guides.map((one) => `${one.id}  ${one.right} of ${one.answers} right, ${one.people} people`),
    ),
    ...list(
      'Asked for and missing',
      wanted.slice(0, 20).map((one) => `${one.words}  (${one.times})`),
    ),
    `${quality.people} people have answered. Gaps show from five people up.`,
  ];
}

function list(title: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [`${title}:`, ...rows.map((row) => `  ${row}`)];
}
