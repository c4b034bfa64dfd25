import type { Line } from '../../../src/card/card.ts';
import { toAnchor } from '../../../src/library/document.ts';
import type { Guide, Section } from '../../../src/library/model.ts';
import { plainLine } from '../../../src/library/text.ts';
import { remember } from '../../../src/remember.ts';
import { guidePath, pagesOf, sectionPath } from './paths.ts';

export interface Place {
  readonly section: Section;
  /** Of a heading inside the section; undefined: the section itself. */
  readonly inside: string | undefined;
}

/** Where a link into a guide may lead, by anchor in lower case: its sections, and the headings inside them. */
export const placesOf = remember((guide: Guide): ReadonlyMap<string, Place> => {
  const sections = pagesOf(guide).map((section) => [section.anchor, { section, inside: undefined }] as const);
  const headings = pagesOf(guide).flatMap((section) =>
    section.body.flatMap((block) => {
      if (block.kind !== 'heading') return [];
      const inside = toAnchor(plainLine(block.line));
      return [[inside, { section, inside }] as const];
    }),
  );
  const places = new Map<string, Place>();
  for (const [anchor, place] of [...sections, ...headings])
    if (anchor && !places.has(anchor.toLowerCase())) places.set(anchor.toLowerCase(), place);
  return places;
});

/** The id of a heading; undefined where another place of the guide has its name. */
export function idOf(guide: Guide, line: Line): string | undefined {
  const anchor = toAnchor(plainLine(line));
  return placesOf(guide).get(anchor)?.inside;
}

/** The address of a place from a page of its guide as a whole or of a section alone. */
export function placePath(guide: Guide, place: Place | undefined, isWhole: boolean): string {
  if (!place) return guidePath(guide);
  const { section, inside } = place;
  if (isWhole) return `${guidePath(guide)}#${inside ?? section.anchor}`;
  return inside ? `${sectionPath(section)}#${inside}` : sectionPath(section);
}
