import type { Epoch } from '../../ids.ts';
import { dayMs } from '../../time.ts';

/** How long an event id is remembered. */
export const eventMs = dayMs;

/** The start of its day, UTC: a report's text is dated so coarsely that the date does not give its writer away. */
export function dayOf(at: Epoch): Epoch {
  return Math.floor(at / dayMs) * dayMs;
}
