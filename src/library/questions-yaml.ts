import { stringify } from 'yaml';
import type { Question } from './model.ts';

/** As a `questions.yaml` that the library reads. */
export function toQuestionsYaml(questions: readonly Question[]): string {
  return stringify(
    questions.map(({ id, section, difficulty, stem, choices, best }) => ({
      id: id.slice(id.indexOf('/') + 1),
      section,
      difficulty,
      stem,
      choices,
      answer: 'ABCD'[best],
    })),
  );
}
