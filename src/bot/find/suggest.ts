import type { Option, Reply } from '../../card/card.ts';
import { cut } from '../../card/line.ts';
import type { Section } from '../../library/model.ts';
import { askable } from '../quiz/topic.ts';
import type { Of, World } from '../world.ts';
import { sectionName } from './naming.ts';

/** What fits a list of completions, on any platform. */
const most = { options: 25, characters: 100 };
/** Behind the titles: what comes later in a search is far from it. */
const mostFound = 8;

/** While typing: titles that fit so far, then what search finds. Free words stay possible. */
export async function suggest(world: World, incoming: Of<'suggest'>): Promise<Reply> {
  const typed = incoming.text.trim();
  return { kind: 'suggestions', options: toOptions(namesFor(world, incoming.name, typed)) };
}

function namesFor(world: World, name: Of<'suggest'>['name'], typed: string): readonly string[] {
  if (name === 'guide') return guideNames(world, typed);
  return name === 'quiz' ? topicNames(world, typed) : [];
}

function guideNames(world: World, typed: string): readonly string[] {
  const library = world.library();
  if (!typed) return library.guides.map((guide) => guide.short);
  const titled = world.search().find(typed, { top: most.options, isTyping: true }).matches;
  const sections = [...titled.map(({ section }) => section), ...foundSections(world, typed)];
  return sections.map((section) => sectionName(library, section));
}

function topicNames(world: World, typed: string): readonly string[] {
  const guides = askable(world.library());
  const start = typed.toLowerCase();
  const named = ['review', ...guides.map((guide) => guide.short)].filter((name) =>
    name.toLowerCase().includes(start),
  );
  const found = typed ? foundSections(world, typed) : [];
  const topics = found.flatMap(({ guide }) => guides.filter(({ slug }) => slug === guide));
  return [...named, ...topics.map((guide) => guide.short)];
}

/** The last word may be half typed: where nothing fits it is left out. */
function foundSections(world: World, typed: string): readonly Section[] {
  const begun = typed.slice(0, Math.max(0, typed.lastIndexOf(' '))).trim();
  for (const words of begun ? [typed, begun] : [typed]) {
    const found = world.search().find(words, { top: mostFound });
    if (found.fits) return found.matches.map(({ section }) => section);
  }
  return [];
}

function toOptions(names: readonly string[]): readonly Option[] {
  const short = [...new Set(names.map((name) => cut(name, most.characters)))];
  return short.slice(0, most.options).map((name) => ({ value: name, label: name }));
}
