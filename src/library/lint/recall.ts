import type { Question } from '../model.ts';
import type { Draft, Rule } from './draft.ts';
import { faultIn } from './questions.ts';
import { wordsOf } from './surface.ts';

/** Of a stem, what its guide says in the same form. Above that, whoever remembers the page need not think. */
export const recallBounds = { figures: 0.6, fewestFigures: 2, runs: 0.05 };
const runLength = 5;
/** A figure with its unit: 1,200, 99.9 %, 300 ms, 2.5 GB, 13:38. A digit alone says little and is passed over. */
const figure =
  /(?<![\w.])\d[\d,]*(?:[.:]\d+)*(?:\s?(?:%|(?:ms|seconds?|s|minutes?|min|m|hours?|h|days?|weeks?|months?|years?|[kmgt]i?b?|usd|euros?|requests?|users?|replicas?|pods?|nodes?)\b))?/gi;

export interface Recalled {
  readonly figures: readonly string[];
  /** Those of them that the guide has too. */
  readonly known: readonly string[];
  /** The share of the stem's runs of five words that stand in the guide word for word. */
  readonly runs: number;
}

/** A question sets its own case: its figures and its words are not those of its guide's examples. */
export const recall: Rule = (draft) => {
  const memory = memoryOf(draft);
  return draft.questions.flatMap((question) => {
    const { figures, known, runs } = recalled(question, memory);
    const isCopied =
      figures.length >= recallBounds.fewestFigures && known.length / figures.length > recallBounds.figures;
    return [
      ...(isCopied
        ? [
            faultIn(draft, question)(
              `${known.length} of ${figures.length} figures stand in the guide (${known.slice(0, 4).join(', ')})`,
              `set another case: at most ${100 * recallBounds.figures} % may`,
            ),
          ]
        : []),
      ...(runs > recallBounds.runs
        ? [
            faultIn(draft, question)(
              `${Math.round(100 * runs)} % of the stem stands in the guide word for word`,
              'tell another case in other words',
            ),
          ]
        : []),
    ];
  });
};

export interface Memory {
  readonly figures: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
}

export function memoryOf(draft: Draft): Memory {
  const text = draft.guide.sections.map((section) => section.text).join('\n');
  return { figures: new Set(figuresOf(text)), runs: new Set(runsOf(text)) };
}

export function recalled(question: Question, memory: Memory): Recalled {
  const figures = [...new Set(figuresOf(question.stem))];
  const runs = runsOf(question.stem);
  return {
    figures,
    known: figures.filter((one) => memory.figures.has(one)),
    runs: runs.filter((run) => memory.runs.has(run)).length / Math.max(1, runs.length),
  };
}

function figuresOf(text: string): readonly string[] {
  return (text.match(figure) ?? [])
    .map((one) =>
      one
        .toLowerCase()
        .replace(/[\s,]/g, '')
        .replace(/(?<=[a-z]{2})(?<!m)s$/, ''),
    )
    .filter((one) => !/^\d$/.test(one));
}

function runsOf(text: string): readonly string[] {
  const words = wordsOf(text, 1);
  return words.slice(runLength - 1).map((_, i) => words.slice(i, i + runLength).join(' '));
}
