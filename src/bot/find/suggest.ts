import type { Reply } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { Of, World } from '../world.ts';
import { sectionName } from './naming.ts';

const most = 25;

/** While typing: titles and sections that fit so far. Free words stay possible. */
export async function suggest(world: World, incoming: Of<'suggest'>): Promise<Reply> {
  const library = world.library();
  if (incoming.name === 'quiz') return { kind: 'suggestions', options: topics(world, incoming.text) };
  if (incoming.name !== 'guide') return { kind: 'suggestions', options: [] };
  const typed = incoming.text.trim();
  const options = typed
    ? world
        .search()
        .find(typed, { top: most, isTyping: true })
        .matches.map((match) => sectionName(library, match.section))
    : library.guides.map((guide) => guide.short);
  return {
    kind: 'suggestions',
    options: [...new Set(options)]
      .slice(0, most)
      .map((name) => ({ value: cut(name, 100), label: cut(name, 100) })),
  };
}

function topics(world: World, typed: string): readonly { value: string; label: string }[] {
  const names = ['review', ...world.library().guides.map((guide) => guide.short)];
  const start = typed.trim().toLowerCase();
  return names
    .filter((name) => name.toLowerCase().includes(start))
    .slice(0, most)
    .map((name) => ({ value: name, label: name }));
}
