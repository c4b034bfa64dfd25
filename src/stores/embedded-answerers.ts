import { asBytes, asNumber, type Sql } from './embedded-sql.ts';

/**
 * Who answered a post on time, as one bit a member by the member's ordinal in the conversation, in chunks of 8,192:
 * different members over any range of posts are counted without reading an answer.
 */
const chunkBytes = 1024;

export function addAnswerer(sql: Sql, conversation: number, sequence: number, ordinal: number): void {
  setBit(sql, { conversation, sequence, ordinal }, true);
}

export function removeAnswerer(sql: Sql, conversation: number, sequence: number, ordinal: number): void {
  setBit(sql, { conversation, sequence, ordinal }, false);
}

/** How many different members answered at least one of the posts. */
export function countAnswerers(
  sql: Sql,
  conversation: number,
  range: { readonly from: number; readonly to: number; readonly taken: ReadonlySet<number> },
): number {
  const chunks = new Map<number, Buffer>();
  const rows = sql.all(
    'SELECT sequence, chunk, bits FROM answerers WHERE conversation = ? AND sequence BETWEEN ? AND ?',
    conversation,
    range.from,
    range.to,
  );
  for (const row of rows) {
    if (!range.taken.has(asNumber(row.sequence))) continue;
    const chunk = asNumber(row.chunk);
    const bits = asBytes(row.bits);
    const union = chunks.get(chunk);
    if (union) bits.forEach((byte, index) => union.writeUInt8((union[index] ?? 0) | byte, index));
    else chunks.set(chunk, bits);
  }
  return [...chunks.values()].reduce((total, bits) => total + countBits(bits), 0);
}

interface Bit {
  readonly conversation: number;
  readonly sequence: number;
  readonly ordinal: number;
}

function setBit(sql: Sql, bit: Bit, isSet: boolean): void {
  const chunk = Math.floor(bit.ordinal / (chunkBytes * 8));
  const row = sql.get(
    'SELECT bits FROM answerers WHERE conversation = ? AND sequence = ? AND chunk = ?',
    bit.conversation,
    bit.sequence,
    chunk,
  );
  const bits = row ? asBytes(row.bits) : Buffer.alloc(chunkBytes);
  const place = bit.ordinal % (chunkBytes * 8);
  const mask = 1 << (place % 8);
  const byte = bits.readUInt8(place >> 3);
  bits.writeUInt8(isSet ? byte | mask : byte & ~mask, place >> 3);
  sql.run(
    'INSERT OR REPLACE INTO answerers (conversation, sequence, chunk, bits) VALUES (?, ?, ?, ?)',
    bit.conversation,
    bit.sequence,
    chunk,
    bits,
  );
}

function countBits(bits: Buffer): number {
  let count = 0;
  for (const byte of bits) for (let left = byte; left > 0; left &= left - 1) count += 1;
  return count;
}
