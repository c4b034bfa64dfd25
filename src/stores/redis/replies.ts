/** What Redis answers, checked at the door. Text and bytes are told apart by who asked. */
export function asText(reply: unknown): string {
  if (typeof reply === 'string') return reply;
  if (reply instanceof Buffer) return reply.toString();
  throw new TypeError(`Redis answered ${typeof reply}, text expected`);
}

export function asNumber(reply: unknown): number {
  const number = typeof reply === 'number' ? reply : Number(asText(reply));
  if (!Number.isFinite(number)) throw new TypeError('Redis answered text, a number expected');
  return number;
}

export function asBytes(reply: unknown): Buffer {
  if (reply instanceof Buffer) return reply;
  throw new TypeError(`Redis answered ${typeof reply}, bytes expected`);
}

export function asList(reply: unknown): readonly unknown[] {
  if (Array.isArray(reply)) return reply;
  throw new TypeError(`Redis answered ${typeof reply}, a list expected`);
}

/** Of a hash: field and value in turn. */
export function asPairs(reply: unknown): readonly (readonly [string, string])[] {
  const list = asList(reply).map(asText);
  return list.flatMap((field, index) => (index % 2 === 0 ? [[field, list[index + 1] ?? '']] : []));
}
