import type { Line } from '../card/card.ts';
import type { Phase, Said, Where } from '../incident/said.ts';
import type { Section } from '../library/model.ts';

/** A section that fits, with its reason in the person's own words. */
export interface Match {
  readonly section: Section;
  /** 0 to 1: of matches at 0.8 about 80 % are right. */
  readonly confidence: number;
  /** Where to start in trouble whose cause nobody has named. */
  readonly isGeneral: boolean;
  /** The words that earned it, in the form the person used; best first. */
  readonly evidence: readonly string[];
  /** The matching sentences, the match in bold. */
  readonly snippet: Line;
}

export interface Found {
  /** Best first. Empty where nothing of the words is known. */
  readonly matches: readonly Match[];
  /** false: "nothing fits; the nearest is ...". */
  readonly fits: boolean;
  /** The words tell of trouble (steps are shown) rather than name a topic (the gist is shown). */
  readonly isSymptom: boolean;
  /** Nothing was left to search for: empty, stop words only, one emoji. */
  readonly isEmpty: boolean;
  /** In another language than the library, which shares at most technical words with it. */
  readonly isForeign: boolean;
  /** Of a long text only the beginning and the end were read, 4,000 characters together. */
  readonly isCut: boolean;
}

export interface Recommendation {
  /** Best first, each of another guide. */
  readonly matches: readonly Match[];
  readonly phase: Phase;
  /** The trouble is live: worth saying unasked. */
  readonly speak: boolean;
  /** The words that say most that it burns now, as they were written. */
  readonly signs: readonly string[];
  /** How sure the guide is, 0 to 1. Below what was measured the guide for trouble of unknown cause stands first. */
  readonly confidence: number;
}

/** What a thread is read for: its guides, or no more than how far it has come. */
export type Aim = 'guides' | 'phases';

/** Built once per library; pure. */
export interface Search {
  find(words: string, options?: { readonly top?: number; readonly isTyping?: boolean }): Found;
  /** Where somebody waits: with pauses, since a thread may be long. */
  readAhead(thread: readonly Said[], aim: Aim): Promise<void>;
  /** `where`: what the place says already of whether something burns; absent: an ordinary conversation. */
  recommend(thread: readonly Said[], where?: Where): Recommendation;
}
