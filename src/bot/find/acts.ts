import { defineActs, page, text, wholeNumber } from '../../card/act.ts';

/** `text` is the key of a section, but for `pack` (its name) and `want`, `unwanted` (words). */
export const findActs = defineActs({
  read: [text, page],
  /** Its first page, and the pressed card stays. */
  beside: [text],
  contents: [text, page],
  browse: [],
  pack: [text, page],
  diagram: [text],
  dm: [text, page],
  /** Page 0 is what an answer shows of the section. */
  share: [text, wholeNumber(0, 9_999)],
  want: [text],
  unwanted: [text],
});
