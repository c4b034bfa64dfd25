import { shortKey } from '../library/keys.ts';

const digits = 6;
const range = 36 ** digits;

/** A number between 0 and 1, both excluded, that depends on nothing but the text: chance that can be repeated. */
export function chanceOf(text: string): number {
  return (Number.parseInt(shortKey(text).slice(-digits), 36) + 0.5) / range;
}
