import { performance } from 'node:perf_hooks';
import { createDraw } from '../../src/bot/draw.ts';
import type { ConversationId, Epoch, MessageId, Place, PostId } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Log } from '../../src/log.ts';
import type { Platform, Sent } from '../../src/platform.ts';
import { slotOn } from '../../src/schedule/calendar.ts';
import { createRunner } from '../../src/schedule/runner.ts';
import type { Fact } from '../../src/store/facts.ts';
import type { Store } from '../../src/store/store.ts';
import { postOf, scheduleOf, team } from './facts.ts';

/** Seconds from the moment when all were due. */
export interface Waits {
  readonly questions: readonly number[];
  readonly reveals: readonly number[];
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Channels of one workspace whose question is due at the same moment as the reveal of the last; at the bot's own pace. */
export async function timeTen(
  store: Store,
  library: Library,
  { channels, replicas }: { readonly channels: number; readonly replicas: number },
): Promise<Waits> {
  const dueAt = Math.floor((await store.now()) / minuteMs) * minuteMs;
  await store.restore(dueTogether(library, channels, dueAt));
  const start = performance.now();
  const waits: { readonly questions: number[]; readonly reveals: number[] } = { questions: [], reveals: [] };
  const takes = (kind: number[]) => async (): Promise<Sent> => {
    kind.push((performance.now() - start) / 1000);
    return { kind: 'sent', message: `m${kind.length}` as MessageId };
  };
  const platform = {
    post: takes(waits.questions),
    edit: takes(waits.reveals),
    say: async () => ({ kind: 'sent', message: 'm' }),
    whisper: async () => ({ kind: 'sent', message: 'm' }),
  } as unknown as Platform; // nothing else is asked of it here
  const runners = Array.from({ length: replicas }, () => runnerOn({ store, library, platform }));
  await Promise.all(runners.map((runner) => runner.sweep()));
  await Promise.all(runners.map((runner) => runner.stop()));
  return waits;
}

let minted = 0;

function runnerOn(parts: { readonly store: Store; readonly library: Library; readonly platform: Platform }) {
  const quiet = (): void => undefined;
  const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const library = (): Library => parts.library;
  return createRunner({
    ...parts,
    library,
    log,
    draw: createDraw(library),
    mintPost: () => `ten${++minted}` as PostId,
    timers: {
      now: () => performance.now(),
      set: (run, ms) => setTimeout(run, ms),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
  });
}

async function* dueTogether(library: Library, channels: number, dueAt: Epoch): AsyncGenerator<Fact> {
  const time = new Date(dueAt).toISOString().slice(11, 16);
  for (let index = 0; index < channels; index += 1) {
    const conversation = `bench:T0123ABCD/T${index}` as ConversationId;
    const place: Place = { team, conversation };
    const schedule = { ...scheduleOf(conversation), time };
    yield { kind: 'schedule', schedule, next: { slot: slotOn('UTC', dueAt), at: dueAt } };
    const post = { ...postOf(library, 1, 1), id: `last${index}` as PostId, place };
    const message = `last${index}` as MessageId;
    yield {
      kind: 'post',
      post: {
        ...post,
        slot: slotOn('UTC', dueAt - dayMs),
        plannedAt: dueAt - dayMs,
        closesAt: dueAt,
        message,
      },
    };
  }
}
