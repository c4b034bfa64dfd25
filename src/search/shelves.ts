import { rarityAmong } from './section-names.ts';
import { tuning } from './tuning.ts';

/**
 * In how few documents a term stands, by its number. A team's pages are told apart by what is rare among them, our guides by
 * what is rare among ours: else the words of their own trade, which stand on most of their pages, outweigh what was asked.
 */
export interface Shelves {
  /** Of each term in how many documents it stands. */
  readonly counts: Uint32Array;
  /** How telling a term is on the shelf of our guides, or of a team's own pages. */
  rarity(term: number, isOwn: boolean): number;
}

export interface Shelf {
  size: number;
  readonly counts: Uint32Array;
}

const { borrowed } = tuning.pages;

export function createShelves(ours: Shelf, own: Shelf): Shelves {
  // A few pages cannot say what is rare: they borrow it from our guides, as if so many more stood beside them.
  const more = ours.size === 0 ? 0 : borrowed;
  return {
    counts: own.counts.map((count, term) => count + (ours.counts[term] ?? 0)),
    rarity(term, isOwn) {
      const among = ours.counts[term] ?? 0;
      if (!isOwn) return rarityAmong(ours.size, among);
      return rarityAmong(own.size + more, (own.counts[term] ?? 0) + (more * among) / Math.max(1, ours.size));
    },
  };
}
