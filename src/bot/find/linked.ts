import type { Block, Choice, Inline, Line, Rich } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { Library, Section } from '../../library/model.ts';
import { findActs } from './acts.ts';
import { sectionName } from './naming.ts';

/** The sections that some text of a section links to, as presses: a link to a heading leads nowhere in chat. */
export function linkedChoices(library: Library, section: Section, shown: Rich): readonly Choice[] {
  const linked = shown
    .flatMap(linesOf)
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

function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap((item) => item.flatMap(linesOf));
    case 'quote':
      return block.body.flatMap(linesOf);
    case 'table':
      return [block.header, ...block.rows].flat();
    case 'code':
      return [];
    case 'diagram':
      return [block.caption];
    default:
      return [block.line];
  }
}
