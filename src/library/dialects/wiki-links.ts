import { type Lines, mapOutsideCode, mapProse, replaceEach } from './lines.ts';

const link = /(!?)\[\[([^[\]|\n]{1,200})(?:\|([^[\]|\n]{1,200}))?\]\]/g;

/** `[[Page]]` and `[[words|Page]]`. Wikis disagree on which comes first: what looks like a path or an anchor is the page. */
export function toWikiLinks(lines: Lines): Lines {
  if (!lines.some(({ text }) => text.includes('[['))) return lines;
  return mapProse(lines, (text) =>
    text.includes('[[')
      ? mapOutsideCode(text, (piece) =>
          replaceEach(piece, link, ([whole, embeds, first = '', second]) => {
            if (/^\s|\s$|^[-$]/.test(first) || embeds) return embeds ? '' : whole;
            return linked(first, second);
          }),
        )
      : text,
  );
}

function linked(first: string, second: string | undefined): string {
  const isPath = (words: string): boolean => /[/#]|\.md$|^[\w.]+(?:-[\w.]+)+$/.test(words);
  const [words, page] =
    second === undefined ? [first, first] : isPath(first) ? [second, first] : [first, second];
  const name = words.replace(/\.md$/, '').replace(/^.*\//, '');
  return `[${name.replaceAll('#', ': ')}](<wiki:${page.replaceAll('>', '')}>)`;
}
