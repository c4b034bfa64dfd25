import type { Epoch } from '../../ids.ts';
import { counts, type PackedAnswer, unpackAnswers } from './answers.ts';
import type { Asked, Tried } from './tallies.ts';

/** A try with its time: what the tallies are counted again from. */
export type Try = Tried & { readonly at: Epoch };

/** The answers of a member's value to posts that are known, and were not withdrawn. */
export function toTries(packed: Buffer, askedBy: (sequence: number) => Asked | undefined): readonly Try[] {
  return unpackAnswers(packed).flatMap((answer) => {
    const asked = askedBy(answer.sequence);
    const tried = asked && triedOf(asked, answer);
    return tried ? [{ ...tried, at: answer.at }] : [];
  });
}

/** undefined: the answer is none that tells anything of the question, such as a reveal that was asked for. */
export function triedOf({ question, section }: Asked, answer: PackedAnswer): Tried | undefined {
  if (answer.kind !== 'answer') return undefined;
  return { question, section, isRight: answer.isRight, isCounted: counts(answer) };
}

/** Gives equal ones as one object: posts are many, questions few. */
export function createInterned(): (asked: Asked) => Asked {
  const known = new Map<string, Asked>();
  return (asked) => {
    const name = `${asked.question} ${asked.section}`;
    const first = known.get(name) ?? asked;
    known.set(name, first);
    return first;
  };
}

export function byTime(a: Try, b: Try): number {
  return a.at - b.at || Number(a.isRight) - Number(b.isRight);
}
