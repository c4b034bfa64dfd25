/** A set of members by their numbers, a bit each: tens of thousands of people on hundreds of questions stay small. */
export interface Heads {
  /** false: was in it. */
  add(member: number): boolean;
  has(member: number): boolean;
  count(): number;
  /** As they are, for a union with others. */
  bits(): Uint8Array;
}

export function createHeads(): Heads {
  let bits = new Uint8Array(64);
  let count = 0;
  const has = (member: number): boolean => ((bits[member >> 3] ?? 0) & (1 << (member & 7))) !== 0;
  return {
    has,
    add(member) {
      if (has(member)) return false;
      const place = member >> 3;
      if (place >= bits.length) bits = grown(bits, place + 1);
      bits[place] = (bits[place] ?? 0) | (1 << (member & 7));
      count += 1;
      return true;
    },
    count: () => count,
    bits: () => bits,
  };
}

function grown(bits: Uint8Array, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(atLeast, 2 * bits.length));
  larger.set(bits);
  return larger;
}

/** How many are in any of the sets. */
export function sizeOf(sets: readonly Uint8Array[]): number {
  const union = new Uint8Array(Math.max(0, ...sets.map((set) => set.length)));
  for (const set of sets) for (const [at, byte] of set.entries()) union[at] = (union[at] ?? 0) | byte;
  let size = 0;
  for (const byte of union) for (let left = byte; left !== 0; left &= left - 1) size += 1;
  return size;
}
