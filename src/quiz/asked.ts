import type { Question } from '../library/model.ts';
import type { AskedQuestion } from '../store/posts.ts';

/** The question as it is stored with a post: what a later edit of the file no longer changes. */
export function toAsked(question: Question): AskedQuestion {
  const { id, guide, section, difficulty, stem, choices, best, isSuggested } = question;
  return { id, guide, section, difficulty, stem, choices, best, ...(isSuggested && { isSuggested }) };
}

/** Whether the file still says what was posted. */
export function isUnchanged(question: Question, asked: AskedQuestion): boolean {
  return (
    question.stem === asked.stem &&
    question.best === asked.best &&
    question.choices.every((choice, i) => choice.text === asked.choices[i]?.text)
  );
}
