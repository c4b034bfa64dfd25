import type { Choice, Line } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import { findActs } from './acts.ts';

const mostBytes = 76;
const encoder = new TextEncoder();

/** What fits a button besides its verb. */
export function shorten(words: string): string {
  const text = words.replaceAll('|', ' ').replace(/\s+/g, ' ').trim();
  if (encoder.encode(text).length <= mostBytes) return text;
  const characters = [...text];
  let bytes = 0;
  const end = characters.findIndex((character) => {
    bytes += encoder.encode(character).length;
    return bytes > mostBytes;
  });
  return characters.slice(0, end).join('').trim();
}

/** Sends the person's own words, as many as a button holds. */
export function askButton(words: string): Choice {
  return { label: 'Ask for this guide', act: findActs.want(shorten(words)) };
}

/** What a press of the button sends. A public card repeats no typed word. */
export function sayWhatIsSent(words: string | undefined): Line {
  const sent = words === undefined ? 'these words' : `"${shorten(words)}"`;
  return line`"Ask for this guide" sends ${sent}, without your name, to the people who maintain the library. Nothing else you type is stored.`;
}
