import type { Epoch } from '../../ids.ts';
import { counts, unpackAnswers } from './answers.ts';
import type { Asked, Tried } from './tallies.ts';

/** A try with its time: what the tallies are counted again from. */
export type Try = Tried & { readonly at: Epoch };

/** The answers of a member's value to posts that are known, and were not withdrawn. */
export function toTries(packed: Buffer, askedBy: (sequence: number) => Asked | undefined): readonly Try[] {
  return unpackAnswers(packed).flatMap((answer) => {
    const asked = askedBy(answer.sequence);
    if (answer.kind !== 'answer' || !asked) return [];
    const { isRight, at } = answer;
    return [{ question: asked.question, section: asked.section, isRight, isCounted: counts(answer), at }];
  });
}

export function byTime(a: Try, b: Try): number {
  return a.at - b.at || Number(a.isRight) - Number(b.isRight);
}
