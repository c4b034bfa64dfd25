import { slugOf, toQuestionId } from '../ids.ts';
import { shortKey } from '../library/keys.ts';
import type { Library, Question } from '../library/model.ts';
import type { Suggestion } from '../notes/deck.ts';

/** The library with the questions that a team approved of its own; those whose section is gone wait until it is back. */
export function withDeck(library: Library, approved: readonly Suggestion[]): Library {
  const questions = approved
    .filter(({ section }) => library.section(section) !== undefined)
    .map(questionOf)
    .filter((question) => question !== undefined);
  if (questions.length === 0) return library;
  const own = new Map(
    questions.flatMap((question) => [
      [question.id, question],
      [question.key, question],
    ]),
  );
  return {
    ...library,
    questions: [...library.questions.filter(({ id }) => !own.has(id)), ...questions],
    question: (idOrKey) => own.get(idOrKey) ?? library.question(idOrKey),
  };
}

/** undefined: it has not four choices, or its best is none of them. */
export function questionOf(suggestion: Suggestion): Question | undefined {
  const guide = slugOf(suggestion.section);
  const id = toQuestionId(guide, `suggested-${suggestion.id}`);
  const [a, b, c, d] = suggestion.choices.map((text, i) => ({
    text: literal(text),
    why: i === suggestion.best ? literal(suggestion.why) : '',
  }));
  const best = ([0, 1, 2, 3] as const).find((index) => index === suggestion.best);
  if (!a || !b || !c || !d || best === undefined) return undefined;
  return {
    id,
    guide,
    section: suggestion.section,
    difficulty: 2,
    stem: literal(suggestion.stem),
    choices: [a, b, c, d],
    best,
    key: shortKey(id),
    isSuggested: true,
  };
}

/** Markdown that says exactly this: nothing that was typed formats, links or mentions. */
export function literal(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
