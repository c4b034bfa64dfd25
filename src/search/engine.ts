import type { Library, Section } from '../library/model.ts';
import { isBrief } from './described.ts';
import { distinctiveIn } from './distinctive.ts';
import { type Clues, createGuideScores } from './guide-scores.ts';
import { createIndex, type Weights } from './index.ts';
import type { Known } from './known.ts';
import { createLearning, type Learning } from './learned.ts';
import type { Lexicon } from './lexicon.ts';
import { type Meaning, readMeanings } from './meanings.ts';
import { createNearest, type Likes, numberOn, withSymptoms } from './nearest.ts';
import { createPages, type Page } from './pages.ts';
import { createPhrases } from './phrases.ts';
import { createPlacing } from './placing.ts';
import { createRanking, type Ranking } from './ranking.ts';
import type { ReadGuide } from './read-guide.ts';
import { kindOf } from './section-kind.ts';
import { createSnippet, type Snippet } from './snippet.ts';
import type { ToTerms } from './terms.ts';
import { tuning } from './tuning.ts';
import { createVocabulary, type Vocabulary } from './typos.ts';
import { createVotes, type Described } from './votes.ts';
import { plain } from './wishes.ts';

export interface Engine extends Ranking {
  readonly vocabulary: Vocabulary;
  readonly toTerms: ToTerms;
  /** What was asked, as own pages may say it. */
  toMeanings(text: string): readonly Meaning[];
  /** Whether any text of the library holds the term. */
  has(term: string): boolean;
  /** How telling a term is: in how few sections it stands. */
  rarity(term: string): number;
  /** What was learned from others who asked. */
  learned: Learning['of'];
  /** How much a word alone tells of the guide of a section, from what was learned. */
  tells(word: string, section: Section): number;
  /** How like what people type for each section is, 0 to 1. */
  likes(weights: Weights): Likes;
  /** The same of one section. */
  like(weights: Weights, section: Section): number;
  /** What is described by the guide of a section. */
  clues(weights: Weights, section: Section): Clues;
  /** Whether a guide is described with the term. */
  isNamed(term: string): boolean;
  /** Whether the guide of a section has the term in its title. */
  isTitled(term: string, section: Section): boolean;
  /** Whether a team's own page has the term in its title or its name. */
  isOwnTitle(term: string): boolean;
  /** Whether the section is of a team's own page that is scored as one. */
  isPage(section: Section): boolean;
  /** Whether the term is all of the short name of a guide. */
  isTopic(term: string): boolean;
  /** Whether the phrase stands in the section to the letter; in lower case. */
  holds(phrase: string, section: Section): boolean;
  /** Whether a term stands in the section. */
  mentions(term: string, section: Section): boolean;
  /** The section for trouble of unknown cause; undefined: the library has none. */
  readonly general: Section | undefined;
  /** What to do first in trouble that says nothing else. */
  readonly firstSteps: Section | undefined;
  /** The section with which the guide of a section begins. */
  headOf(section: Section): Section | undefined;
  readonly snippet: Snippet;
  /** What a term is worth in one section and its guide. */
  worth(term: string, section: Section): number;
}

/**
 * Guides are ranked by how they are described, by their best sections and by what the whole guide is about; sections
 * within their guide by what tells them apart.
 */
export async function createEngine(
  library: Library,
  known: Known,
  pause: () => Promise<void>,
): Promise<Engine> {
  const read = await known.read(library, pause);
  const { numberOf: numberIn } = known.lexicon;
  const { all, guideAt } = sectionsOf(read);
  await pause();
  const index = await createIndex(
    read.map(({ counted }) => counted),
    { fields: tuning.section, lexicon: known.lexicon, isOwn: read.map(({ guide }) => !!guide.own), pause },
  );
  const rules = { lexicon: known.lexicon, pause };
  const votes = await createVotes(read.map(describedBy), rules);
  await pause();
  const typedVotes = await createVotes(read.map(withTyped(known.lexicon)), rules);
  const numberOf = new Map(all.map(({ id }, i) => [id, i]));
  await pause();
  const phrases = await createPhrases(
    read.map((one) => one.phrases),
    { lexicon: known.lexicon, rarity: votes.rarity, pause },
  );
  const nearest = createNearest(numberOn(read), known.lexicon);
  const nearestInTrouble = createNearest(numberOn(read).map(withSymptoms), known.lexicon);
  await pause();
  const pages = await createPages(pagesOf(read), { ...rules, index, guideAt });
  await pause();
  const guides = createGuideScores({ library, guideAt, index, votes, typedVotes, phrases, pages });
  const placing = await createPlacing(read, { lexicon: known.lexicon, pause });
  const vocabulary = await createVocabulary(known.words, pause);
  await pause();
  const titles = new Map(read.map(({ guide, title }) => [guide.slug, title]));
  const ownTitles = new Set(read.flatMap(({ guide, title }) => (guide.own ? title : [])));
  const topics = new Set(read.flatMap(({ topic }) => topic ?? []));
  const learning = createLearning(library.guides);
  const at = ({ id }: Section): number => numberOf.get(id) ?? -1;
  const guideOf = (section: Section): number => guideAt[at(section)] ?? -1;
  const general = library.guides.find(({ isGeneral }) => isGeneral);
  const ranking = createRanking({ library, all, guideAt, guides, placing, nearest, nearestInTrouble });
  return {
    ...ranking,
    vocabulary,
    toTerms: known.terms.toTerms,
    toMeanings: (text) => readMeanings(text, known.terms.toParts),
    snippet: createSnippet(known.terms.toTerms),
    has: (term) => index.has(term) || votes.has(term),
    isNamed: votes.has,
    isTitled: (term, { guide }) => titles.get(guide)?.includes(numberIn(term)) === true,
    isOwnTitle: (term) => ownTitles.has(numberIn(term)),
    isPage: (section) => pages?.has(guideOf(section)) === true,
    isTopic: (term) => topics.has(numberIn(term)),
    rarity: index.idf,
    general: general?.sections.find(({ anchor }) => anchor === 'when-it-is-on-fire'),
    firstSteps: general?.sections.find((section) => kindOf(section) === 'acting'),
    headOf: ({ guide }) => library.guide(guide)?.sections[0],
    holds: (phrase, section) => plain(`${section.title}\n${section.text}`).includes(phrase),
    mentions: (term, section) => index.give(term, at(section)) > 0,
    learned: learning.of,
    tells: (word, section) => tuning.thread.learned * learning.tells(word, guideOf(section)),
    likes: nearest.like,
    like: (weights, section) => nearest.like(weights).get(at(section)) ?? 0,
    clues: (weights, section) => guides.clues(weights, guideOf(section)),
    worth: (term, section) =>
      tuning.reason.section * index.give(term, at(section)) +
      tuning.reason.vote * votes.give(term, guideOf(section)),
  };
}

/** All of them, and of each the number of its guide. */
function sectionsOf(read: readonly ReadGuide[]): { readonly all: Section[]; readonly guideAt: number[] } {
  const all: Section[] = [];
  const guideAt: number[] = [];
  for (const [i, { guide }] of read.entries())
    for (const section of guide.sections) {
      all.push(section);
      guideAt.push(i);
    }
  return { all, guideAt };
}

function describedBy({ guide, phrases, affected }: ReadGuide): Described {
  return { phrases: [...phrases, ...affected], isBrief: isBrief(guide) };
}

/** What people type for a guide describes it too, by less: its distinctive words. */
function withTyped(lexicon: Lexicon): (read: ReadGuide) => Described {
  const isTelling = distinctiveIn(lexicon);
  return (read) => {
    const { phrases, isBrief } = describedBy(read);
    const typed = read.searches.map(({ terms }) => ({
      terms: [...new Set(terms)].filter(isTelling),
      weight: tuning.votes.typed,
    }));
    return { phrases: [...phrases, ...typed], isBrief };
  };
}

/** Texts of one section each are no pages: their words alone tell them apart. */
function pagesOf(read: readonly ReadGuide[]): readonly Page[] {
  const isOfPages = read.some(({ guide }) => isBrief(guide) && guide.sections.length > 1);
  return read.flatMap(({ guide, called, counted }, i) =>
    isOfPages && isBrief(guide) ? [{ guide: i, counted, ...called }] : [],
  );
}
