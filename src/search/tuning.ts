import type { SectionKind } from './section-kind.ts';

/** How a document's fields count: `weight` multiplies, `lengthNorm` is BM25's b, 0 to 1. */
export interface FieldRule {
  readonly weight: number;
  readonly lengthNorm: number;
}

/** How much each kind of evidence adds to a guide's score. */
export type Coefficients = Readonly<
  Record<
    | 'section'
    | 'guide'
    | 'vote'
    | 'phrase'
    | 'whole'
    | 'named'
    | 'typed'
    | 'placed'
    | 'general'
    | 'learned'
    | 'learnedPlace',
    number
  >
>;

/** The numbers of the ranking, in one place. `npm run bench:search` shows what they are worth. */
export interface Tuning {
  /** Of a section: its heading; its words. */
  readonly section: readonly [heading: FieldRule, body: FieldRule];
  /**
   * How the parts add up to a guide's score: its best section's words; the mean of its best three sections; the votes of
   * the words for it; its phrases that stand whole in what was said, and one that is all of it; the share of what was said that describes it; how like
   * what people type for it, and for each of its sections; what the guide for trouble of unknown cause has before a word is read; and by how much less likely than the likeliest what was learned holds a guide, and a section. Fitted so that a score is a log-odds: of
   * guides, e to the score is how likely each is. Who asks about a subject uses its words; trouble is told in any.
   */
  readonly query: Coefficients;
  readonly trouble: Coefficients;
  readonly thread: Coefficients;
  /** What tells the sections of a guide apart, as log-odds fitted to questions whose section is known. */
  readonly placing: {
    /** Of a term in the body, the heading, a name that belongs there, a question that it answers. */
    readonly share: Readonly<Record<'body' | 'heading' | 'name' | 'asked', number>>;
    readonly prior: Readonly<Record<SectionKind, Readonly<Record<'calm' | 'trouble', number>>>>;
  };
  /** What was typed by somebody before, or nearly: from which likeness on, and how many times as much it counts then. */
  readonly same: { readonly from: number; readonly worth: number };
  /** A team's own runbook wins on a comparable match. */
  readonly own: number;
  /** BM25's k1: 1.5 ranks a standard collection best (`npm run bench:search`). */
  readonly pages: {
    /**
     * Of a team's own page, against the log-odds of our guides: the share of what was asked that its best name or heading holds,
     * how like its best name is as a whole, the share that it begins with, that its best section holds, how well
     * the whole page tells of it, whether it tells how something was once, and the share that the best section of
     * ours holds.
     */
    readonly weights: Readonly<
      Record<'headed' | 'like' | 'lead' | 'covered' | 'whole' | 'record' | 'rival' | 'bias', number>
    >;
    /** Whether one fits, by a logistic regression: its score, and the log-odds that it is of the field, where they are below even. */
    readonly fit: Readonly<Record<'score' | 'field' | 'bias', number>>;
    /** How surely another word means the same: a synonym, a state beside the word or alone; what a state counts in a name. */
    readonly ways: Readonly<Record<'synonym' | 'state' | 'alone' | 'inName', number>>;
    /** Of more words than that only the most telling are looked for. */
    readonly mostAsked: number;
    /** So many sections of our guides help to tell what is rare on own pages. */
    readonly borrowed: number;
  };
  readonly saturation: number;
  /** What each further word of a phrase adds: words that stand together tell more than the same words apart. */
  readonly together: number;
  /** Scores of guides are sharper than those of sections: how much less likely a section is than the best of its guide. */
  readonly perSection: number;
  /** What a name is worth, as log-odds: more than any guide gains by its words. */
  readonly named: number;
  /** By how much, as log-odds, a guide leads whose signal or keyword was said and nothing else, and its section that holds all of the words. */
  readonly declared: { readonly lead: number; readonly speaking: number };
  /** Where a name belongs within a guide: what its heading adds, and what an aside counts next to the other sections. */
  readonly ofSection: { readonly heading: number; readonly aside: number };
  /** `doubt`: held against a term that is seldom used, since one mention among few is a weak vote. `ofTheirs`: the vote of a
   * term that only a team's own pages use. `typed`: what people type counts as so much of a mention. `alone`: of a share, what counts however small it is; a term that is one guide's
   * alone tells more than two that are half its. */
  readonly votes: Readonly<Record<'doubt' | 'ofTheirs' | 'typed' | 'alone', number>>;
  /** What a product's name counts beside other words; what tells its kind where the library does not know it, does, or others run it and it is down, how
   * much of that for sections; what a class of trouble does for sections, and for guides what may befall anything, in so few words;
   * what frames, paths and hosts of a paste do; what a slip takes; how many words may stand beside a code that is asked about. */
  readonly asked: Readonly<
    Record<
      | 'nameWorth'
      | 'kindWorth'
      | 'knownKindWorth'
      | 'hostedWorth'
      | 'kindInSection'
      | 'symptomWorth'
      | 'commonTrouble'
      | 'fewWords'
      | 'asideWorth'
      | 'slip'
      | 'besideCode',
      number
    >
  >;
  /** What a term of Kubernetes counts where another system is told of. */
  readonly doubted: { readonly batch: number; readonly elsewhere: number };
  /** What a word counts as a reason: as its section holds it, and as it describes the guide. */
  readonly reason: { readonly section: number; readonly vote: number };
  readonly said: {
    /** A message counts for so much of the one after it, and never for less than the floor. */
    readonly recency: { readonly decay: number; readonly floor: number };
    /** What is said in passing counts so much of what tells of the trouble. */
    readonly aside: number;
    /** What a term gains each time that another message says it, and where that ends. */
    readonly repetition: { readonly worth: number; readonly most: number };
    readonly vendorWorth: number;
    /** What the kind of a product that was named counts beside what was said. */
    readonly kindWorth: number;
  };
  /**
   * What a class of things counts, alone, with a class of trouble, and with another that is named beside it; the more of them than
   * usual a message has, the less each.
   */
  readonly affected: {
    readonly worth: Readonly<Record<'alone' | 'inTrouble' | 'together', number>>;
    readonly usual: number;
  };
  /** A thread says the same in many words, which makes its scores too sure of themselves. Fitted to labelled text. */
  readonly sharpness: { readonly query: number; readonly thread: number };
  /** Of what was learned from what people ask. */
  readonly learned: {
    /** Nothing is impossible: as a share. */
    readonly least: number;
    /** A guide of which no word tells is not meant where this much speaks against it. */
    readonly unlikely: number;
    /** A word that tells so much against the field is of another. */
    readonly elsewhereUpTo: number;
    /** What a word counts in a long message. */
    readonly usualShare: number;
  };
  readonly fitness: {
    /**
     * A logistic regression over questions of the field and of other fields, by hands that nothing else was learned from.
     * `field`: the log-odds that were learned; `sure`: how likely the likeliest guide is; `named`: the share of what was
     * asked that describes the guide; `length`: of what has more than `fewWords`, in words, as a logarithm: whoever writes a
     * sentence is refused less readily.
     */
    readonly weights: Readonly<Record<'field' | 'sure' | 'named' | 'length' | 'bias', number>>;
    readonly fewWords: number;
  };
  readonly found: {
    /** From here on an answer is given as one; below it is only the nearest. */
    readonly fitsFrom: number;
    /** From these log-odds of the field on trouble is answered: whoever is hit is told where to start. */
    readonly troubleFrom: number;
    /** And words that no guide has are asked for. */
    readonly fieldFrom: number;
    /** Trouble of systems is of the field: a guide that is so likely among the others is the answer, however few words it knows. */
    readonly toldFrom: number;
    /** Trouble for which no guide is so likely has no cause that is named yet. */
    readonly sureFrom: number;
    /** The same for the bare code of an error, of which nothing is learned. */
    readonly sureOfCode: number;
    /** From here on, as a chance, another guide is meant though nothing is said but words of trouble. */
    readonly meantFrom: number;
    /** In another language the share of the words that is read counts too: below it nothing was understood. */
    readonly foreignFrom: number;
    /** Of these the lead over the next guide is read, even where fewer are wanted. */
    readonly fewest: number;
    /** How sure a second match is, compared to the first. */
    readonly nextShare: number;
    /** So many sections of one guide stand before those of others. */
    readonly mostOfOne: number;
  };
  readonly recommended: {
    /** The first guide is believed where one message alone is likely so much to mean it. */
    readonly meantFrom: number;
    /** A message that is less sure of a guide than this share of the surest points to none beside it. */
    readonly pointingFrom: number;
    readonly mostMessages: number;
    readonly mostMatches: number;
    /** From here on trouble is live. */
    readonly liveFrom: number;
    /** What a bot posts is a chore below so many log-odds that it tells of live trouble. */
    readonly choreBelow: number;
    /** Below it a guide is right less often than the one for trouble of unknown cause. */
    readonly sureFrom: number;
    /** How sure a section is whose heading a lone message says. */
    readonly headedSure: number;
    /** How like what people type a sentence of a lone message has to be, of how many terms at the least, to count as typed. */
    readonly likeFrom: number;
    readonly fewestTerms: number;
    /** How much a page's name in a message counts next to one in the message after it, and the least it does. */
    readonly naming: { readonly decay: number; readonly floor: number };
  };
}

export const tuning: Tuning = {
  section: [
    { weight: 2.5, lengthNorm: 0.4 },
    { weight: 1, lengthNorm: 0.75 },
  ],
  query: {
    section: 0.116,
    guide: 0.235,
    vote: 6,
    phrase: 0.3,
    whole: 1.56,
    named: 2,
    typed: 3,
    placed: 10,
    general: 0,
    learned: 3,
    learnedPlace: 5,
  },
  trouble: {
    section: 0.13,
    guide: 0.1,
    vote: 1,
    phrase: 0.1,
    whole: 1.56,
    named: 0.7,
    typed: 3,
    placed: 10,
    general: 0,
    learned: 3,
    learnedPlace: 5,
  },
  thread: {
    section: 0.18,
    guide: 0.06,
    vote: 3.5,
    phrase: 0.25,
    whole: 0,
    named: 0.8,
    typed: 3,
    placed: 5,
    general: 0.9,
    learned: 3,
    learnedPlace: 2,
  },
  placing: {
    share: { body: 0.72, heading: 2, name: 0.26, asked: 0.9 },
    prior: {
      gist: { calm: -3.1, trouble: -1.6 },
      fire: { calm: -2.4, trouble: 0.5 },
      acting: { calm: 0.3, trouble: 2.8 },
      telling: { calm: -2.4, trouble: -2.4 },
      worked: { calm: -3.2, trouble: -3.2 },
      aside: { calm: -2.8, trouble: -2.8 },
      explaining: { calm: 0, trouble: 0 },
    },
  },
  same: { from: 0.85, worth: 1 },
  own: 1.2,
  pages: {
    weights: {
      headed: 6.7,
      like: 10.3,
      lead: 7.5,
      covered: 2.8,
      whole: 0.82,
      record: -4.5,
      rival: -3.7,
      bias: -2,
    },
    fit: { score: 0.3, field: 1, bias: -2.7 },
    ways: { synonym: 0.6, state: 0.6, alone: 0.8, inName: 0.5 },
    mostAsked: 40,
    borrowed: 100,
  },
  saturation: 1.5,
  together: 0.5,
  perSection: 0.6,
  named: 5,
  declared: { lead: 2.5, speaking: 6 },
  ofSection: { heading: 1.5, aside: 0.6 },
  votes: { doubt: 2, ofTheirs: 0.6, typed: 0.4, alone: 0.58 },
  asked: {
    nameWorth: 0.5,
    kindWorth: 0.8,
    knownKindWorth: 0.3,
    hostedWorth: 1,
    kindInSection: 0.3,
    symptomWorth: 0.8,
    commonTrouble: 0.6,
    fewWords: 4,
    asideWorth: 0.25,
    slip: 1.3,
    besideCode: 3,
  },
  doubted: { batch: 0.15, elsewhere: 0.5 },
  reason: { section: 0.15, vote: 4.5 },
  said: {
    recency: { decay: 0.88, floor: 0.35 },
    aside: 0.3,
    repetition: { worth: 0.4, most: 2 },
    vendorWorth: 1.2,
    kindWorth: 0.4,
  },
  affected: { worth: { alone: 0.3, inTrouble: 0.6, together: 0.3 }, usual: 10 },
  sharpness: { query: 1, thread: 0.55 },
  learned: { least: 1e-5, unlikely: -3, elsewhereUpTo: -0.5, usualShare: 0.08 },
  fitness: {
    weights: {
      field: 1.35,
      sure: 2.5,
      named: 1.5,
      length: 0.3,
      bias: -1.85,
    },
    fewWords: 3,
  },
  found: {
    fitsFrom: 0.4,
    troubleFrom: -0.4,
    fieldFrom: 1,
    toldFrom: 0.4,
    sureFrom: 0.12,
    sureOfCode: 0.4,
    meantFrom: 0.5,
    foreignFrom: 0.04,
    fewest: 30,
    nextShare: 0.6,
    mostOfOne: 2,
  },
  recommended: {
    meantFrom: 0.6,
    pointingFrom: 0.25,
    mostMessages: 24,
    mostMatches: 8,
    liveFrom: 0.5,
    choreBelow: -1,
    sureFrom: 0.2,
    headedSure: 0.6,
    likeFrom: 0.55,
    fewestTerms: 2,
    naming: { decay: 0.88, floor: 0.5 },
  },
};
