import type { Card } from '../../card/card.ts';
import { bold, cut, line, notice } from '../../card/line.ts';
import type { Guide, Library } from '../../library/model.ts';
import { matchingGuides } from '../../quiz/draw.ts';
import type { World } from '../world.ts';
import { quizActs } from './acts.ts';

const mostChoices = 25;

/** Guides with questions. */
export function askable(library: Library): readonly Guide[] {
  const slugs = new Set(library.questions.map((question) => question.guide));
  return library.guides.filter((guide) => slugs.has(guide.slug));
}

/** Words that questions can be drawn for: as typed, else the guide that they would find. undefined: no topic. */
export function topicOf({ search }: World, library: Library, words: string): string | undefined {
  const guides = askable(library);
  const matching = matchingGuides(library, words);
  if (guides.some((guide) => matching.has(guide.slug))) return words;
  const found = search().find(words, { top: 6 });
  if (!found.fits) return undefined;
  return found.matches
    .map((match) => match.section.guide)
    .find((slug) => guides.some((guide) => guide.slug === slug));
}

/** No guide fits a topic: what there is to be asked about. */
export function topicsCard(library: Library, words: string): Card {
  const choices = askable(library).flatMap((guide) => {
    const first = guide.sections[0];
    return first ? [{ label: cut(guide.short, 75), act: quizActs.quizme(first.key) }] : [];
  });
  return notice('Practice', line`${bold(`No questions on "${cut(words.trim(), 80)}".`)}`, {
    menu: { label: 'Choose a topic', choices: choices.slice(0, mostChoices) },
  });
}
