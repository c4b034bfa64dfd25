import { guideText } from './guide-text.ts';

export interface Asked {
  readonly best: number;
  readonly choices: readonly string[];
}

const letters = 'ABCD';

/** Files of guides, each with as many questions as are given, in which nothing but the choices tells which is best. */
export function bankOf(guides: Readonly<Record<string, readonly Asked[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(guides).flatMap(([slug, asked]) => [
      [`${slug}/guide.md`, guideText()],
      [`${slug}/questions.yaml`, asked.map(toYaml).join('')],
    ]),
  );
}

/** Questions whose best choice goes round the four letters; `edit` marks a choice. */
export function questionsOf(
  count: number,
  edit: (isBest: boolean, text: string) => string,
): readonly Asked[] {
  return Array.from({ length: count }, (_, i) => ({
    best: i % 4,
    choices: ['left', 'west', 'back', 'east'].map((way, k) =>
      edit(k === i % 4, `Turn ${way} at crossing now`),
    ),
  }));
}

function toYaml({ best, choices }: Asked, i: number): string {
  const lines = choices.map((text) => `    - text: '${text}'\n      why: It leads there.\n`).join('');
  const head = `- id: crossing-${i}\n  section: a-teaching-section\n  difficulty: ${(i % 3) + 1}\n`;
  return `${head}  stem: You stand somewhere. What follows?\n  choices:\n${lines}  answer: ${letters[best]}\n`;
}
