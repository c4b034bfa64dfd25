import type { Problem, Question } from '../model.ts';
import { lineOfId } from '../questions.ts';
import { questionLimits } from '../schema.ts';
import { languages } from './blocks.ts';
import type { Draft, Rule } from './draft.ts';

const limits = { stem: questionLimits.stem, rows: 12, columns: 60, fewest: 13 };
const giveaways = /\b(all|none|both) of (the above|these)\b/i;

export const questionCount: Rule = (draft) =>
  draft.questions.length >= limits.fewest || draft.questions.length === 0
    ? []
    : [
        faultIn(draft, undefined)(
          `there are ${draft.questions.length} questions`,
          `write at least ${limits.fewest}: they must last a working year`,
        ),
      ];

/** Readable in a chat on a phone, and no choice gives itself away. */
export const questionForm: Rule = (draft) =>
  draft.questions.flatMap((question) => [...stemFaults(draft, question), ...choiceFaults(draft, question)]);

export const uniqueIds: Rule = (draft) => {
  const seen = new Set<string>();
  return draft.questions.flatMap((question) => {
    const isRepeated = seen.has(question.id);
    seen.add(question.id);
    return isRepeated
      ? [
          faultIn(draft, question)(
            `the id "${nameOf(question)}" stands twice`,
            'rename the newer one: answers are stored under it',
          ),
        ]
      : [];
  });
};

/** The closed fences of a stem. */
function fencesOf(stem: string): readonly { readonly language: string; readonly body: string }[] {
  const parts = stem.split('```');
  return parts.flatMap((part, at) => {
    const end = part.indexOf('\n');
    const isClosed = at % 2 === 1 && at + 1 < parts.length;
    return isClosed && end >= 0
      ? [{ language: part.slice(0, end).split(/\s/, 1)[0] ?? '', body: part.slice(end + 1) }]
      : [];
  });
}

function stemFaults(draft: Draft, question: Question): readonly Problem[] {
  const snippets = fencesOf(question.stem);
  const words = question.stem.replace(/```[\s\S]*?```/g, '').trim();
  const rows = snippets.flatMap((snippet) => snippet.body.trimEnd().split('\n'));
  return [
    ...(words.length > limits.stem
      ? [faultIn(draft, question)(`the stem has ${words.length} characters`, `keep it to ${limits.stem}`)]
      : []),
    ...(snippets.length > 1
      ? [faultIn(draft, question)(`there are ${snippets.length} snippets`, 'keep one')]
      : []),
    ...(snippets.some((snippet) => !languages.includes(snippet.language))
      ? [faultIn(draft, question)('the snippet has no known language', `name one of ${languages.join(', ')}`)]
      : []),
    ...(rows.length > limits.rows
      ? [faultIn(draft, question)(`the snippet has ${rows.length} lines`, `keep it to ${limits.rows}`)]
      : []),
    ...(rows.some((row) => row.length > limits.columns)
      ? [
          faultIn(draft, question)(
            'a line of the snippet is too long',
            `keep it to ${limits.columns} characters`,
          ),
        ]
      : []),
    ...(words.includes('?') || /:$/.test(words)
      ? []
      : [faultIn(draft, question)('the stem asks nothing', 'end it with the question')]),
  ];
}

function choiceFaults(draft: Draft, question: Question): readonly Problem[] {
  const texts = question.choices.map((choice) => choice.text);
  const isRepeated = new Set(texts.map((text) => text.toLowerCase())).size < texts.length;
  const joke = texts.find((text) => giveaways.test(text));
  const lettered = question.choices.find((choice) =>
    /\b(?:[Cc]hoice|[Oo]ption|[Aa]nswer) [A-D]\b/.test(choice.why),
  );
  return [
    ...(isRepeated ? [faultIn(draft, question)('two choices are the same', 'reword one')] : []),
    ...(joke
      ? [
          faultIn(draft, question)(
            `"${joke.slice(0, 40)}" is no choice of its own`,
            'write four separate ones',
          ),
        ]
      : []),
    ...(question.choices.some(({ why }) => why === '')
      ? [faultIn(draft, question)('a choice has no why', 'say why it is right or wrong')]
      : []),
    ...(lettered
      ? [faultIn(draft, question)('a why names a letter', 'name what is done: choices may be shown alone')]
      : []),
  ];
}

/** Reports what is wrong with a question, or with all of them: `faultIn(draft, question)('two choices are the same', 'reword one')`. */
export function faultIn(
  draft: Draft,
  question: Question | undefined,
): (what: string, todo: string) => Problem {
  const file = draft.questionFile;
  const line = file && question ? lineOfId(file.text, nameOf(question)) : 1;
  return (what, todo) => ({
    file: file?.path ?? draft.file.path,
    line,
    what: question ? `question ${nameOf(question)}: ${what}` : what,
    todo,
  });
}

function nameOf(question: Question): string {
  return question.id.slice(question.guide.length + 1);
}
