import { z } from 'zod';
import { type Act, decodeAct, encodeAct } from '../../src/card/act.ts';
import type { Route, Surface } from './inbound.ts';
import { limits } from './limits.ts';

/** What a window carries of the place it was opened from. Slack hands it back unchanged, to this app alone. */
const Metadata = z.object({
  c: z.string(),
  t: z.string().optional(),
  m: z.string().optional(),
  u: z.string().optional(),
  s: z.enum(['none', 'ephemeral', 'public', 'direct', 'modal', 'home']),
  d: z.number(),
  /** The act of a form. */
  a: z.string().optional(),
});

export interface Opened {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly message: string | undefined;
  readonly responseUrl: string | undefined;
  /** What it was opened from. */
  readonly surface: Surface;
  /** 1 for the first window; Slack stacks three. */
  readonly depth: number;
  readonly act: Act | undefined;
}

export function writeMetadata(route: Route, depth: number, act?: Act): string {
  const kept = {
    c: route.channel,
    t: route.thread,
    m: route.message,
    s: route.surface,
    d: depth,
    a: act && encodeAct(act),
  };
  const whole = JSON.stringify({ ...kept, u: route.responseUrl });
  return whole.length <= limits.metadata ? whole : JSON.stringify(kept);
}

/** undefined: not one of ours. */
export function readMetadata(text: string): Opened | undefined {
  const parsed = Metadata.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { c, t, m, u, s, d, a } = parsed.data;
  return {
    channel: c,
    thread: t,
    message: m,
    responseUrl: u,
    surface: s,
    depth: d,
    act: a === undefined ? undefined : decodeAct(a),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller treats it as a window of somebody else
  }
}
