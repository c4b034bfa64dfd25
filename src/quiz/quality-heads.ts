/** A set of members by their numbers, a bit each: tens of thousands of people on hundreds of questions stay small. */
export interface Heads {
  /** false: was in it. */
  add(member: number): boolean;
  has(member: number): boolean;
  count(): number;
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
  };
}

function grown(bits: Uint8Array, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(atLeast, 2 * bits.length));
  larger.set(bits);
  return larger;
}
