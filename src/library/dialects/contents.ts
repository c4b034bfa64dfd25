import { type Lines, mapProse, prose } from './lines.ts';

const mark =
  /^\s*(?:[*-]\s+|\d+\.\s+)?(?:\[\[_?TOC_?\]\]|\[TOC\]|\{:\s*toc[^}]*\}|\$\{toc\}|@\[toc\]|<TOCInline\b[^>]*\/>)\s*$/i;
const attributes = /\{:[^{}]*\}\s*$/;

/** Marks that a site replaces by its contents, and Kramdown's attributes. A heading keeps the name that it is given. */
export function withoutContentsMarks(lines: Lines): Lines {
  const cleared = mapProse(lines, (text) => {
    if (mark.test(text)) return '';
    if (!text.includes('{:')) return text;
    return text.replace(attributes, (given) => {
      const id = given.match(/#([\w-]+)/)?.[1];
      return id !== undefined && text.startsWith('#') ? ` {#${id}}` : '';
    });
  });
  // Kramdown lists its contents as an item that stands for them.
  return cleared.map((line, i) =>
    /^\s*(?:[*-]|\d+\.)\s+TOC\s*$/i.test(line.text) && lines[i + 1]?.text.includes('{:toc')
      ? prose('')
      : line,
  );
}
