import { stringify } from 'yaml';
import type { Question } from './model.ts';
import type { QuestionEntry } from './schema.ts';

/** Entries of a `questions.yaml`; what is empty is left out. */
export function entriesToYaml(entries: readonly QuestionEntry[]): string {
  const withoutEmpty = (_: unknown, value: unknown): unknown => (value === '' ? undefined : value);
  return stringify(entries, withoutEmpty, { lineWidth: 0 });
}

/** As a `questions.yaml` that the library reads. */
export function toQuestionsYaml(questions: readonly Question[]): string {
  return entriesToYaml(questions.map(toEntry));
}

function toEntry({ id, section, difficulty, stem, choices, best }: Question): QuestionEntry {
  const [a, b, c, d] = choices;
  const answer = (['A', 'B', 'C', 'D'] as const)[best];
  return { id: id.slice(id.indexOf('/') + 1), section, difficulty, stem, choices: [a, b, c, d], answer };
}
