import type { webApi } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Epoch } from '../../src/ids.ts';

type Fetch = webApi.FetchFunction;
type Init = NonNullable<Parameters<Fetch>[1]>;
type Answer = Awaited<ReturnType<Fetch>>;

/** Waits for so long; injected, so that a test need not. */
export type Wait = (ms: number) => Promise<void>;

interface Waiting {
  readonly ticket: number;
  readonly deadline: Epoch;
  readonly send: () => Promise<Answer>;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane {
  /** Slack takes nothing more before. */
  until: Epoch;
  readonly waiting: Waiting[];
  isMoving: boolean;
}

/** Who stands behind so many is told no at once. */
const mostWaiting = 100;
const mostLanes = 5000;
const attemptMs = 10_000;
/** Where Slack does not say how long to wait. */
const usualWaitMs = 30_000;

/**
 * What Slack answers with 429 it has not taken: it is sent again when Slack said, in the order of asking, by method and
 * channel. What would wait longer than its patience is answered as Slack answers, with the time that is left.
 */
export function createTurns(parts: {
  readonly fetch: Fetch;
  readonly clock?: (() => Epoch) | undefined;
  readonly wait?: Wait | undefined;
}): (patienceMs: number) => Fetch {
  const { fetch, clock = Date.now, wait = waitFor } = parts;
  const lanes = new LRUCache<string, Lane>({ max: mostLanes });
  let tickets = 0;

  function laneOf(key: string): Lane {
    const known = lanes.get(key);
    if (known) return known;
    const lane = { until: 0, waiting: [], isMoving: false };
    lanes.set(key, lane);
    return lane;
  }

  function hold(lane: Lane, answer: Answer): void {
    lane.until = Math.max(lane.until, clock() + waitOf(answer));
  }

  function queue(lane: Lane, call: Pick<Waiting, 'ticket' | 'deadline' | 'send'>): Promise<Answer> {
    const isHopeless = lane.until > call.deadline || lane.waiting.length >= mostWaiting;
    if (isHopeless) return Promise.resolve(tooMuch(lane.until - clock()));
    return new Promise((resolve, reject) => {
      lane.waiting.push({ ...call, resolve, reject });
      lane.waiting.sort((a, b) => a.ticket - b.ticket);
      if (!lane.isMoving) void move(lane);
    });
  }

  async function move(lane: Lane): Promise<void> {
    lane.isMoving = true;
    for (;;) {
      const late = lane.waiting.filter(({ deadline }) => deadline < lane.until);
      for (const one of late) {
        lane.waiting.splice(lane.waiting.indexOf(one), 1);
        one.resolve(tooMuch(lane.until - clock()));
      }
      if (lane.waiting.length === 0) break;
      if (lane.until > clock()) await wait(lane.until - clock());
      const next = lane.waiting.shift();
      if (next) await serve(lane, next);
    }
    lane.isMoving = false;
  }

  async function serve(lane: Lane, call: Waiting): Promise<void> {
    try {
      const answer = await call.send();
      if (answer.status !== 429) return call.resolve(answer);
      hold(lane, answer);
      lane.waiting.unshift(call);
    } catch (error) {
      call.reject(error);
    }
  }

  return (patienceMs) => async (url, init) => {
    const key = laneFor(String(url), init);
    const send = (): Promise<Answer> => fetch(url, withDeadline(init));
    const call = { ticket: ++tickets, deadline: clock() + patienceMs, send };
    const busy = lanes.get(key);
    if (busy && (busy.until > clock() || busy.waiting.length > 0)) return queue(busy, call);
    const answer = await send();
    if (answer.status !== 429) return answer;
    const lane = laneOf(key);
    hold(lane, answer);
    return queue(lane, call);
  };
}

export const waitFor: Wait = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Slack counts by method, and what is said in a channel by channel too. https://docs.slack.dev/apis/web-api/rate-limits */
function laneFor(url: string, init: Init | undefined): string {
  const method = url.slice(url.lastIndexOf('/') + 1);
  if (!method.startsWith('chat.') || typeof init?.body !== 'string') return url;
  return `${method} ${new URLSearchParams(init.body).get('channel')}`;
}

/** Each attempt has its own time: a call that waits for its turn has not begun. */
function withDeadline(init: Init | undefined): Init {
  const deadline = AbortSignal.timeout(attemptMs);
  return { ...init, signal: init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline };
}

function waitOf(answer: Answer): number {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 ? Math.max(seconds * 1000, 1) : usualWaitMs;
}

function tooMuch(afterMs: number): Answer {
  const seconds = Math.max(1, Math.ceil(afterMs / 1000));
  return new Response('', { status: 429, headers: { 'retry-after': String(seconds) } });
}
