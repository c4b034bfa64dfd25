import type { Epoch } from '../../ids.ts';

const dayMs = 86_400_000;

/** How long an event id is remembered. */
export const eventMs = dayMs;

/** The start of its day, UTC: a report's text is dated so coarsely that the date does not give its writer away. */
export function dayOf(at: Epoch): Epoch {
  return Math.floor(at / dayMs) * dayMs;
}
