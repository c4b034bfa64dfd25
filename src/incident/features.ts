import { remember } from '../remember.ts';
import { conceptsOf, malfunctions } from './concepts.ts';
import type { Said } from './said.ts';
import { clip, sentencesOf, type Token } from './tokens.ts';

/** Of each feature the words that gave it, as they were written. */
export type Features = ReadonlyMap<string, string>;

/** Names of features, each once. */
export type Names = Pick<ReadonlySet<string>, 'keys' | 'size'>;

type Add = (name: string, written: string) => void;

/** So far apart two concepts of one sentence still belong together. */
const reach = 4;
const prefix = 5;

/** What a text says, as names a model can weigh: its words, pairs of words, their beginnings, concepts, and its shape. */
export function featuresOf(text: string): Features {
  const found = new Map<string, string>();
  const add: Add = (name, written) => {
    if (!found.has(name)) found.set(name, written);
  };
  const sentences = sentencesOf(text);
  for (const tokens of sentences) {
    addWords(tokens, add);
    addConcepts(tokens, add);
    addStarts(tokens, add);
  }
  const first = sentences[0]?.[0];
  if (first) add(`first ${first.stem}`, first.written);
  for (const name of shapeOf(text, sentences)) add(name, '');
  if (!malfunctions.some((concept) => found.has(`=${concept}`))) add('~no trouble', '');
  return found;
}

/** Who ends something says so last: what the last clause says counts apart. */
export function endFeaturesOf(text: string): Features {
  const found = new Map(featuresOf(text));
  const tokens = sentencesOf(text).at(-1) ?? [];
  const from = tokens.findLastIndex(({ ends }, i) => ends === true && i < tokens.length - 1) + 1;
  for (const { stem, written } of tokens.slice(from)) {
    found.set(`< ${stem}`, written);
    for (const concept of conceptsOf(stem)) found.set(`< =${concept}`, written);
  }
  return found;
}

/** Of a message, read once for all models. */
export const featuresOfSaid = remember(({ text }: Said): Features => featuresOf(clip(text)));

function addWords(tokens: readonly Token[], add: Add): void {
  for (const [i, { stem, written }] of tokens.entries()) {
    add(stem, written);
    if (stem.length > prefix && !stem.startsWith('<')) add(`${stem.slice(0, prefix)}*`, written);
    const next = tokens[i + 1];
    if (next) add(`${stem} ${next.stem}`, `${written} ${next.written}`);
  }
}

/** Concepts alone, two that stand close together, and one next to a word that means none. */
function addConcepts(tokens: readonly Token[], add: Add): void {
  const meant = tokens.flatMap(({ stem, written }, at) =>
    conceptsOf(stem).map((concept) => ({ concept, written, at })),
  );
  for (const [i, one] of meant.entries()) {
    add(`=${one.concept}`, one.written);
    for (let next = i + 1; next < meant.length; next++) {
      const other = meant[next];
      if (!other || other.at - one.at > reach) break;
      if (other.at > one.at) add(`=${one.concept} =${other.concept}`, `${one.written} ${other.written}`);
    }
  }
  const named = tokens.map(({ stem, written }) => ({ name: conceptName(stem), written }));
  for (const [i, one] of named.entries()) {
    const next = named[i + 1];
    if (next && one.name.startsWith('=') !== next.name.startsWith('='))
      add(`${one.name} ${next.name}`, `${one.written} ${next.written}`);
  }
}

function conceptName(stem: string): string {
  const [first] = conceptsOf(stem);
  return first === undefined ? stem : `=${first}`;
}

/** How a clause begins tells what its speaker does: "checking", "rolled back", "who". */
function addStarts(tokens: readonly Token[], add: Add): void {
  for (const [i, { stem, written }] of tokens.entries()) {
    if (i > 0 && tokens[i - 1]?.ends !== true) continue;
    add(`> ${stem}`, written);
    for (const concept of conceptsOf(stem)) add(`> =${concept}`, written);
  }
}

function shapeOf(text: string, sentences: readonly (readonly Token[])[]): readonly string[] {
  const words = sentences.reduce((sum, tokens) => sum + tokens.length, 0);
  const length = words <= 4 ? 'tiny' : words <= 12 ? 'short' : words <= 40 ? 'middle' : 'long';
  const shapes = [`~${length}`];
  if (text.trimEnd().endsWith('?')) shapes.push('~ends in ?');
  if (/`[^`]+`/.test(text)) shapes.push('~code');
  if (/\b\w+[=:]\S/.test(text)) shapes.push('~fields');
  if (/^\s*\[/.test(text)) shapes.push('~bracket');
  if (/^[\p{Lu}\W\d]{8,40}$/u.test(text.slice(0, 40))) shapes.push('~shouted');
  return shapes;
}
