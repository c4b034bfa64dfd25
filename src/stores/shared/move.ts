import type { Fact } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import { StoreRefused } from './schema.ts';

export type Counts = Readonly<Record<Fact['kind'], number>>;

interface MoveOptions {
  /** Only counts, and checks that the target can take it. */
  readonly dryRun?: boolean;
  /** Facts written so far. */
  readonly onProgress?: (facts: number) => void;
  /** Marks the source, once the target was found to hold the same. */
  readonly leaveMark?: () => Promise<void>;
}

/**
 * Writes all facts of one store into another and compares. Neither may be in use. Writing is repeatable, so an interrupted
 * move is run again; a target with anything else in it is refused. Throws StoreRefused. Event ids are not facts and stay.
 */
export async function moveFacts(
  from: Pick<Store, 'facts'>,
  to: Store,
  options: MoveOptions = {},
): Promise<Counts> {
  const source = await tally(from.facts());
  const strangers = await countStrangers(to, source.known);
  if (strangers > 0)
    throw new StoreRefused(
      `The target holds ${strangers} facts that the source does not: choose an empty one, or finish what was begun there.`,
    );
  if (options.dryRun) return source.counts;
  await to.restore(reporting(from.facts(), options.onProgress), async () => {
    if (isSame(source, await tally(to.facts()))) return;
    throw new StoreRefused(
      'The target does not hold what the source does: stop whatever uses either, and do it again.',
    );
  });
  await options.leaveMark?.();
  return source.counts;
}

interface Tally {
  readonly counts: Counts;
  /** Sums of hashes by kind: the same for the same facts in any order. */
  readonly sums: Counts;
  /** Hashes of all but the answers, which are many and stand or fall with their posts. */
  readonly known: ReadonlySet<number>;
}

const none: Counts = { schedule: 0, change: 0, post: 0, answer: 0, attempt: 0, report: 0, note: 0 };

async function tally(facts: AsyncIterable<Fact>): Promise<Tally> {
  const counts = { ...none };
  const sums = { ...none };
  const known = new Set<number>();
  for await (const fact of facts) {
    const hash = hashOf(canonical(fact));
    counts[fact.kind] += 1;
    sums[fact.kind] = (sums[fact.kind] + hash) % 2 ** 52;
    if (fact.kind !== 'answer') known.add(identityOf(fact));
  }
  return { counts, sums, known };
}

async function countStrangers(to: Store, known: ReadonlySet<number>): Promise<number> {
  let strangers = 0;
  for await (const fact of to.facts())
    if (fact.kind !== 'answer' && !known.has(identityOf(fact))) strangers += 1;
  return strangers;
}

/** When a schedule is next due depends on when that was asked; it is written anew. */
function identityOf(fact: Fact): number {
  return hashOf(canonical(fact.kind === 'schedule' ? { ...fact, next: undefined } : fact));
}

/** The same facts; `onProgress` hears now and then how many there were. */
export async function* reporting(
  facts: AsyncIterable<Fact>,
  onProgress: MoveOptions['onProgress'],
): AsyncGenerator<Fact> {
  let written = 0;
  for await (const fact of facts) {
    yield fact;
    written += 1;
    if (written % 1000 === 0) onProgress?.(written);
  }
  onProgress?.(written);
}

function isSame(a: Tally, b: Tally): boolean {
  const text = ({ counts, sums }: Tally): string => canonical({ counts, sums });
  return text(a) === text(b);
}

/** JSON with fields in order, so that equal facts have equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/** Below 2 ** 52, so that sums of two are exact. From two rounds of FNV-1a that start apart: against accidents, not against attackers. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + index), 0x85ebca6b);
  }
  return (low >>> 0) * 0x100000 + ((high ^ (high >>> 13)) & 0xfffff);
}
