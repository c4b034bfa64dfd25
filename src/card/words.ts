import type { MemberId } from '../ids.ts';
import type { Line } from './card.ts';
import { line, member } from './line.ts';

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const spelt = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A number as a sentence spells it: "five", "14". */
export function inWords(count: number): string {
  return spelt[count] ?? String(count);
}

/** "once", "3 times" */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

export function memberList(members: readonly MemberId[]): Line {
  return members.flatMap((id, i) => line`${i === 0 ? '' : ', '}${member(id)}`);
}
