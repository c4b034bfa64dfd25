import { asBytes, asNumber, type Sql } from './sql.ts';

/**
 * Who answered a post on time, as one bit a member by the member's ordinal in the conversation, in chunks of 8,192:
 * different members over any range of posts are counted without reading an answer.
 */
const chunkBytes = 1024;

interface Answerer {
  readonly conversation: number;
  readonly sequence: number;
  readonly ordinal: number;
}

export function addAnswerer(sql: Sql, answerer: Answerer): void {
  setBit(sql, answerer, true);
}

export function removeAnswerer(sql: Sql, answerer: Answerer): void {
  setBit(sql, answerer, false);
}

/** How many different members answered at least one of the posts that were added. */
export function createUnion(
  sql: Sql,
  conversation: number,
): { add(sequence: number): void; count(): number } {
  const unions = new Map<number, Uint32Array>();
  return {
    add(sequence) {
      const rows = sql.all(
        'SELECT chunk, bits FROM answerers WHERE conversation = ? AND sequence = ?',
        conversation,
        sequence,
      );
      for (const row of rows) {
        const chunk = asNumber(row.chunk);
        const union = unions.get(chunk) ?? new Uint32Array(chunkBytes / 4);
        addTo(union, asWords(row.bits));
        unions.set(chunk, union);
      }
    },
    count: () => [...unions.values()].reduce((total, words) => total + countBits(words), 0),
  };
}

/** A word at a time: a board over hundreds of posts reads megabytes of bits. */
function asWords(bits: unknown): Uint32Array {
  const bytes = asBytes(bits);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

function setBit(sql: Sql, { conversation, sequence, ordinal }: Answerer, isSet: boolean): void {
  const chunk = Math.floor(ordinal / (chunkBytes * 8));
  const row = sql.get(
    'SELECT bits FROM answerers WHERE conversation = ? AND sequence = ? AND chunk = ?',
    conversation,
    sequence,
    chunk,
  );
  const bits = row ? asBytes(row.bits) : Buffer.alloc(chunkBytes);
  const place = ordinal % (chunkBytes * 8);
  const mask = 1 << (place % 8);
  const byte = bits.readUInt8(place >> 3);
  bits.writeUInt8(isSet ? byte | mask : byte & ~mask, place >> 3);
  sql.run(
    'INSERT OR REPLACE INTO answerers (conversation, sequence, chunk, bits) VALUES (?, ?, ?, ?)',
    conversation,
    sequence,
    chunk,
    bits,
  );
}

function addTo(union: Uint32Array, words: Uint32Array): void {
  for (let index = 0; index < union.length; index += 1)
    union[index] = (union[index] ?? 0) | (words[index] ?? 0);
}

function countBits(words: Uint32Array): number {
  let count = 0;
  for (const word of words) for (let left = word; left !== 0; left &= left - 1) count += 1;
  return count;
}
