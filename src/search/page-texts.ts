import type { Name } from './calling.ts';
import type { Counted } from './counted.ts';
import { heldIn, type Visit, type Wanted } from './held.ts';
import { highestOfEach } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { createPostings, type Postings } from './postings.ts';
import { tuning } from './tuning.ts';

/** The text of a team's own page, terms by their numbers. */
export interface PageText {
  /** Of each section its heading and its body. */
  readonly counted: Counted;
  /** The terms with which it begins, each once. */
  readonly lead: readonly number[];
  readonly headings: readonly Name[];
}

/** What pages hold of what was asked, by their places. */
export interface PageTexts {
  /** How well the whole page tells of it, by BM25. */
  whole(wanted: readonly Wanted[]): Float64Array;
  /** What its beginning holds. */
  lead(wanted: readonly Wanted[]): Float64Array;
  /** What the best of its headings holds. */
  heading(wanted: readonly Wanted[]): Float64Array;
}

interface Rules {
  readonly lexicon: Lexicon;
  readonly pause: () => Promise<void>;
}

export async function createPageTexts(pages: readonly PageText[], rules: Rules): Promise<PageTexts> {
  const headings = pages.flatMap((page) => page.headings);
  const pageOf = pages.flatMap((page, i) => page.headings.map(() => i));
  const gainsOf = wholeOf(pages);
  await rules.pause();
  const whole = await gather(pages, { termsOf: ({ counted }) => counted.terms, gainsOf }, rules);
  const begins = await gather(
    pages,
    once(({ lead }) => lead),
    rules,
  );
  const headed = await gather(
    headings,
    once((heading) => heading),
    rules,
  );
  const visitIn =
    (postings: Postings): Visit =>
    (term, each) =>
      postings.visit(rules.lexicon.numberOf(term), each);
  return {
    whole: (wanted) => heldIn(pages.length, wanted, visitIn(whole)),
    lead: (wanted) => heldIn(pages.length, wanted, visitIn(begins)),
    heading: (wanted) =>
      highestOfEach(heldIn(headings.length, wanted, visitIn(headed)), pageOf, pages.length),
  };
}

type Terms = readonly number[] | Uint32Array;

/** What is gathered of a document. */
interface Gathered<Document> {
  /** Each at least once. */
  termsOf(document: Document): Terms;
  /** What each gives. */
  gainsOf(document: Document): ReadonlyMap<number, number>;
}

function once<Document>(termsOf: (document: Document) => readonly number[]): Gathered<Document> {
  return { termsOf, gainsOf: (document) => new Map(termsOf(document).map((term) => [term, 1])) };
}

const { saturation, section } = tuning;
const [heading, body] = section;

/** A term counts by how often it stands in the page, and more where some heading has it, however many do. */
function wholeOf(pages: readonly PageText[]): (page: PageText) => ReadonlyMap<number, number> {
  const usual = pages.reduce((sum, { counted }) => sum + lengthOf(counted), 0) / pages.length || 1;
  return ({ counted }) => {
    const norm = 1 - body.lengthNorm + (body.lengthNorm * lengthOf(counted)) / usual;
    const gains = new Map<number, number>();
    const [inHeadings = [], inBodies = []] = counted.times;
    for (const [at, term] of counted.terms.entries())
      gains.set(term, (gains.get(term) ?? 0) + (inBodies[at] ?? 0) / norm);
    const headed = new Set(counted.terms.filter((_, at) => (inHeadings[at] ?? 0) > 0));
    for (const [term, count] of gains) {
      const frequency = count + (headed.has(term) ? heading.weight : 0);
      gains.set(term, ((saturation + 1) * frequency) / (frequency + saturation));
    }
    return gains;
  };
}

/** How many terms its bodies have. */
function lengthOf({ lengths }: Counted): number {
  return lengths.reduce((sum, length, i) => sum + (i % 2 === 1 ? length : 0), 0);
}

/** So many terms are gathered in a few milliseconds. */
const gatheredBeforePause = 20_000;

async function gather<Document>(
  documents: readonly Document[],
  { termsOf, gainsOf }: Gathered<Document>,
  { lexicon, pause }: Rules,
): Promise<Postings> {
  const visit = async (each: (document: Document, at: number) => number): Promise<void> => {
    let gathered = 0;
    for (const [i, document] of documents.entries()) {
      gathered += each(document, i) + 1;
      if (gathered < gatheredBeforePause) continue;
      gathered = 0;
      await pause();
    }
  };
  const counts = new Uint32Array(lexicon.numbers.size);
  const countedUpTo = new Uint32Array(counts.length);
  await visit((document, at) => {
    const terms = termsOf(document);
    for (const term of terms) {
      if (countedUpTo[term] === at + 1) continue;
      countedUpTo[term] = at + 1;
      counts[term] = (counts[term] ?? 0) + 1;
    }
    return terms.length;
  });
  const postings = createPostings(counts);
  await visit((document, at) => {
    const gains = gainsOf(document);
    for (const [term, gain] of gains) postings.add(term, at, gain);
    return gains.size;
  });
  return postings;
}
