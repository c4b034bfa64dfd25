import type { Line } from '../../card/card.ts';
import { bold, line } from '../../card/line.ts';
import type { Guide, Library, Section } from '../../library/model.ts';

export const gist = 'in-one-minute';
export const fire = 'when-it-is-on-fire';

export function guideOf(library: Library, section: Section): Guide | undefined {
  return library.guide(section.guide);
}

export function sectionAt(guide: Guide, anchor: string): Section | undefined {
  return guide.sections.find((section) => section.anchor === anchor);
}

/** "Incident response › When it is on fire"; a team's own runbook by its path. */
export function sectionName(library: Library, section: Section): string {
  const guide = guideOf(library, section);
  const whole = guide?.own?.path ?? guide?.short ?? section.guide;
  return section.title && section.title !== guide?.title ? `${whole} › ${section.title}` : whole;
}

export function sectionTitle(library: Library, section: Section): Line {
  return line`${bold(sectionName(library, section))}`;
}
