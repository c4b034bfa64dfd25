import type { Role, Section } from '../library/model.ts';

/** What a section is for: one that opens with steps is `acting`. */
export type SectionKind = 'gist' | 'fire' | 'acting' | 'telling' | 'worked' | 'aside' | 'explaining';

const byAnchor: ReadonlyMap<string, SectionKind> = new Map([
  ['in-one-minute', 'gist'],
  ['when-it-is-on-fire', 'fire'],
  ['mistakes-that-experts-still-make', 'telling'],
  ['what-to-say', 'telling'],
  ['practise', 'aside'],
  ['go-deeper', 'aside'],
]);

/** Of a team's own pages, where the heading tells what a section is for. */
const byRole: Readonly<Record<Role, SectionKind>> = {
  acts: 'acting',
  checks: 'acting',
  tells: 'explaining',
  facts: 'aside',
  aside: 'aside',
};

export function kindOf({ anchor, hasSteps, role }: Section): SectionKind {
  if (role !== undefined) return byRole[role];
  const known = byAnchor.get(anchor);
  if (known) return known;
  if (anchor.startsWith('worked-incident-')) return 'worked';
  return hasSteps ? 'acting' : 'explaining';
}

/** It tells of things in passing, and is about none of them. */
export function isAside(section: Section): boolean {
  return ['worked', 'aside', 'telling'].includes(kindOf(section));
}
