import type { Question } from '../model.ts';

/** What can be read off the four choices of a question without knowing the field: one number a choice. */
export type Measure = (question: Question) => readonly number[];

const reason = /\b(?:because|since|so that|as it|as they)\b/gi;
const firstPerson = /\b(?:I|we|us|our|ours|my|me|mine)\b/g;
const marks = /[,:;()[\]"“”—–]/g;
const command = /`[^`]+`/g;
/** Words that no careful author would stand by. */
const absolute =
  /\b(?:always|never|impossible|guarantee[sd]?|completely|entirely|every|any|all|only|none|nothing|no one|nobody|under no circumstances)\b/gi;
const hedge =
  /\b(?:may|might|could|can|usually|often|mostly|mainly|likely|probably|perhaps|about|roughly|some|sometimes|tends?|seems?|at (?:most|least))\b/gi;
const negation = /\b(?:not|no|never|nothing|none|without|cannot|nor|neither|\w+n't)\b/gi;
const condition = /\b(?:if|when|unless|until|while|once|whether|where)\b/gi;
const order = /\b(?:then|first|before|after|now|next|later|again)\b/gi;
const comparison = /\b(?:than|more|less|fewer|most|least|better|worse|same|as \w+ as)\b/gi;
const duty = /\b(?:must|should|would|will|shall|needs?|has to|have to)\b/gi;
const joint = /\b(?:and|or|but|yet|instead|though|however|which|that)\b/gi;

export const measures = {
  letters: eachText((text) => text.length),
  words: eachText((text) => wordsOf(text, 1).length),
  wordLength: eachText((text) => mean(wordsOf(text, 1).map((word) => word.length))),
  shared: (question) => choicesOf(question).map((words) => sharedWith(stemOf(question), words)),
  share: (question) =>
    choicesOf(question).map((words) => sharedWith(stemOf(question), words) / Math.max(1, words.size)),
  alike: (question) => alikeness(choicesOf(question)),
  sharedLong: (question) =>
    question.choices.map(({ text }) =>
      sharedWith(new Set(wordsOf(question.stem, 6)), new Set(wordsOf(text, 6))),
    ),
  sharedFigures: (question) =>
    question.choices.map(({ text }) =>
      sharedWith(new Set(question.stem.match(/\d[\d.,]*/g)), new Set(text.match(/\d[\d.,]*/g))),
    ),
  reason: countOf(reason),
  digits: countOf(/\d/g),
  commands: countOf(command),
  firstPerson: countOf(firstPerson),
  marks: countOf(marks),
  absolute: countOf(absolute),
  hedges: countOf(hedge),
  negation: countOf(negation),
  condition: countOf(condition),
  order: countOf(order),
  comparison: countOf(comparison),
  duty: countOf(duty),
  joints: countOf(joint),
  names: countOf(/(?<=\S )`?[A-Z]\w*/g),
} satisfies Record<string, Measure>;

/** The same, but for whether there is any. */
export function anyOf(measure: Measure): Measure {
  return (question) => measure(question).map((count) => (count > 0 ? 1 : 0));
}

/** Lower-cased words of at least so many letters and digits. */
export function wordsOf(text: string, atLeast: number): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= atLeast);
}

function eachText(read: (text: string) => number): Measure {
  return (question) => question.choices.map(({ text }) => read(text));
}

function countOf(pattern: RegExp): Measure {
  return eachText((text) => text.match(pattern)?.length ?? 0);
}

function choicesOf(question: Question): readonly ReadonlySet<string>[] {
  return question.choices.map(({ text }) => new Set(wordsOf(text, 3)));
}

function stemOf(question: Question): ReadonlySet<string> {
  return new Set(wordsOf(question.stem, 3));
}

function sharedWith(stem: ReadonlySet<string>, words: ReadonlySet<string>): number {
  return [...words].filter((word) => stem.has(word)).length;
}

/** For each choice the share of its words that stand in another choice too. */
function alikeness(choices: readonly ReadonlySet<string>[]): readonly number[] {
  return choices.map((words, i) => {
    const others = choices.filter((_, k) => k !== i);
    const met = [...words].filter((word) => others.some((other) => other.has(word))).length;
    return met / Math.max(1, words.size);
  });
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
