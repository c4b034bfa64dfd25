import type { Guide, Library, Question } from '../library/model.ts';
import { chanceOf } from './chance.ts';

interface DrawOptions {
  readonly library: Library;
  /** Words that name a topic; undefined or empty: any. */
  readonly topic?: string | undefined;
  readonly seed: string;
  /** Question ids that the member has had, oldest first. */
  readonly asked: readonly string[];
  /** Question ids that are open in a conversation of the team: never drawn. */
  readonly closedTo: readonly string[];
}

/** A question on demand: a new one first, else the one that was longest ago. undefined: none on this topic. */
export function drawQuestion(options: DrawOptions): Question | undefined {
  const guides = matchingGuides(options.library, options.topic ?? '');
  const candidates = options.library.questions.filter(
    ({ id, guide }) => guides.has(guide) && !options.closedTo.includes(id),
  );
  const fresh = candidates.filter(({ id }) => !options.asked.includes(id));
  if (fresh.length === 0) return longestAgo(candidates, options.asked);
  const ranked = fresh.map((question) => ({ question, rank: chanceOf(`${options.seed} ${question.id}`) }));
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.question;
}

/** Slugs of the guides that the words name best: by the whole name, else by all of the words, else by any. */
export function matchingGuides(library: Library, topic: string): ReadonlySet<string> {
  const wanted = wordsOf(topic);
  if (wanted.length === 0) return new Set(library.guides.map(({ slug }) => slug));
  const scored = library.guides.map((guide) => ({ slug: guide.slug, score: scoreOf(guide, wanted) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return new Set(best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ slug }) => slug));
}

function scoreOf(guide: Guide, wanted: readonly string[]): number {
  const names = [guide.slug, guide.short, guide.title, ...guide.topics].map(wordsOf);
  if (names.some((name) => name.join(' ') === wanted.join(' '))) return 3;
  const known = names.flat();
  const hits = wanted.filter((word) => known.some((other) => isSameWord(word, other)));
  if (hits.length === wanted.length) return 2;
  return hits.some((word) => word.length >= 3) ? 1 : 0;
}

/** A word, its plural, or its beginning once it is long enough to mean something. */
function isSameWord(typed: string, known: string): boolean {
  return known === typed || `${known}s` === typed || (typed.length >= 3 && known.startsWith(typed));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function longestAgo(candidates: readonly Question[], asked: readonly string[]): Question | undefined {
  const last = (question: Question): number => asked.lastIndexOf(question.id);
  return candidates.toSorted((a, b) => last(a) - last(b))[0];
}
