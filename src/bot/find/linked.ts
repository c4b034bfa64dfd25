import type { Choice, Inline, Rich } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import { linesOf } from '../../card/lines.ts';
import type { Library, Section } from '../../library/model.ts';
import { findActs } from './acts.ts';
import { sectionName } from './naming.ts';

/** The sections that some text of a section links to, as presses: a link to a heading leads nowhere in chat. */
export function linkedChoices(library: Library, section: Section, shown: Rich): readonly Choice[] {
  const linked = linesOf(shown)
    .flat()
    .flatMap((inline) => targetOf(library, section, inline));
  return [...new Set(linked)].map((target) => ({
    label: cut(sectionName(library, target), 75),
    act: findActs.read(target.key, 1),
  }));
}

function targetOf(library: Library, section: Section, inline: Inline): readonly Section[] {
  if (inline.kind !== 'link') return [];
  const [, guide = section.guide, anchor] = /^(?:\/guides\/([^/#]+))?#([\w-]+)$/.exec(inline.url) ?? [];
  const target = anchor === undefined ? undefined : library.section(`${guide}#${anchor}`);
  return target && target !== section ? [target] : [];
}
