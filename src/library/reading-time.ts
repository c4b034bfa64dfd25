import type { Block, Rich } from '../card/card.ts';
import { countWords, plainLine, plainText } from './text.ts';

const wordsPerMinute = 220;

/** Minutes: prose at 220 words a minute, code and tables at half that speed, diagrams as their captions. */
export function readingMinutes(body: Rich): number {
  return body.reduce((minutes, block) => minutes + blockMinutes(block), 0);
}

/** As it is said: nothing is read in no time. */
export function wholeMinutes(minutes: number): number {
  return Math.max(1, Math.round(minutes));
}

function blockMinutes(block: Block): number {
  switch (block.kind) {
    case 'list':
      return block.items.reduce((sum, item) => sum + readingMinutes(item), 0);
    case 'quote':
      return readingMinutes(block.body);
    case 'code':
    case 'table':
      return countWords(plainText([block])) / (wordsPerMinute / 2);
    case 'diagram':
      return countWords(plainLine(block.caption)) / wordsPerMinute;
    default:
      return countWords(plainLine(block.line)) / wordsPerMinute;
  }
}
