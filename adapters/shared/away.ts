import type { Away, Sent } from '../../src/platform.ts';

/** Starts; what `awayBy` knows for a platform that is busy or cannot be reached is told, and anything else rejects. */
export async function startOrAway(
  begin: () => Promise<void>,
  awayBy: (error: unknown) => Away | undefined,
): Promise<Away | undefined> {
  try {
    await begin();
    return undefined;
  } catch (error) {
    const away = awayBy(error);
    if (!away) throw error;
    return away;
  }
}

/**
 * The platform is busy or cannot be reached; undefined: what it said is for the operator to mend. The error's own words
 * are for the operator, its cause is the platform's.
 */
export function awayBy(error: unknown, toSent: (cause: unknown) => Sent): Away | undefined {
  if (!(error instanceof Error) || !(error.cause instanceof Error)) return undefined;
  const sent = toSent(error.cause);
  if (sent.kind === 'unknown') return { why: error.message, afterMs: 0 };
  if (sent.kind !== 'refused' || sent.why !== 'too much') return undefined;
  return { why: error.message, afterMs: sent.afterMs };
}
