/** Words that are written down one after the other, over lines as they fit. */
export function wordList(written: string): readonly string[] {
  return written.split(/\s+/).filter(Boolean);
}
