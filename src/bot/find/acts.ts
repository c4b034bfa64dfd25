import { defineActs, page, text } from '../../card/act.ts';

/** `text` is the key of a section, but for `pack` (its name) and `want`, `unwanted` (words). */
export const findActs = defineActs({
  read: [text, page],
  contents: [text, page],
  browse: [],
  pack: [text, page],
  diagram: [text],
  dm: [text],
  share: [text],
  want: [text],
  unwanted: [text],
});
