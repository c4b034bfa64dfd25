import type { Guide, Section } from '../library/model.ts';

/** A page of a team's own says once, in its title or the name of its file, what all of its sections are about. */
export function headingOf(guide: Guide, section: Section): string {
  if (guide.sections.length === 1) return headingOfWhole(guide, section);
  const { title, headings = '' } = section;
  return guide.own ? [title, headings, guide.title, ...(guide.names ?? [])].join('\n') : title;
}

/** What the front matter says of a page stands with what it begins with. */
export function bodyOf(guide: Guide, section: Section): string {
  const isFirst = guide.own !== undefined && section === guide.sections[0];
  return isFirst && guide.summary ? `${guide.summary}\n${section.text}` : section.text;
}

/** A guide of one section is one document: what describes the guide is its heading. */
function headingOfWhole(guide: Guide, { title, headings = '' }: Section): string {
  const described = [...guide.topics, ...guide.keywords, ...guide.signals];
  const names = [guide.title, title === guide.title ? '' : title, headings, ...(guide.names ?? [])];
  return [...names, ...described].join('\n');
}

/** A team's own page that names no terms of its field: it is known by what it is called. */
export function isBrief({ own, keywords }: Guide): boolean {
  return own !== undefined && keywords.length === 0;
}

/** What a page is called: by its title, its file, its front matter. */
export function namesOf(guide: Guide): readonly string[] {
  return isBrief(guide) ? [guide.title, ...(guide.names ?? []), ...guide.signals] : [];
}

/** What the headings of a page say, those inside a section too. */
export function headingsOf(guide: Guide): readonly string[] {
  if (!isBrief(guide)) return [];
  return guide.sections.flatMap(({ title, headings }) => [title, ...(headings ? headings.split('\n') : [])]);
}

/** It tells how something was once: a decision, an incident, a meeting. What holds now stands elsewhere. */
export function isRecord({ own }: Guide): boolean {
  return own !== undefined && (ofRecords.test(own.path) || dated.test(own.path));
}

const ofRecords =
  /(?:^|[/_-])(?:adrs?|decisions?|decision[_-]records?|incidents|incident[_-]reports?|post[_-]?mortems?|meetings?|meeting[_-]notes|minutes|rfcs?|proposals?|considerations|retrospectives?)\//i;
const dated = /(?:^|\/)(?:(?:19|20)\d\d-?\d\d-?\d\d|\d{4}[_-]|(?:adr|rfc)[_-]?\d)[^/]*$/i;

/** Words by which a guide is known, and how much each counts as a mention of its words. */
export function phrasesOf(guide: Guide): readonly { readonly text: string; readonly weight: number }[] {
  const names = [...guide.title.split(/[:,]/), guide.short, ...(guide.names ?? []), ...guide.topics];
  return [
    ...names.map((text) => ({ text, weight: 1.5 })),
    ...termsOf(guide).map((text) => ({ text, weight: 1.2 })),
    ...guide.signals.map((text) => ({ text, weight: 1 })),
  ];
}

/** A guide that names no terms of its field is known by its headings. */
function termsOf(guide: Guide): readonly string[] {
  return guide.keywords.length > 0 ? guide.keywords : guide.sections.map((section) => section.title);
}
