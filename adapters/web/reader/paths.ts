import type { Guide, Section } from '../../../src/library/model.ts';

export const guidePath = (guide: Pick<Guide, 'slug'>): string => `/guides/${encodeURIComponent(guide.slug)}`;

/** The page of one section. */
export const sectionPath = (section: Pick<Section, 'guide' | 'anchor'>): string =>
  `${guidePath({ slug: section.guide })}/${encodeURIComponent(section.anchor)}`;

/** The guide's sections and its forms, in reading order. */
export function pagesOf(guide: Guide): readonly Section[] {
  return [...guide.sections, ...guide.templates];
}

export function titleOf(guide: Guide, section: Section): string {
  return section.title || guide.title;
}
