import { readTeamWatches } from '../notes/team-watch.ts';
import { parseTrial, type Trial } from '../notes/trial.ts';
import { readWatches } from '../notes/watch.ts';
import type { Store } from '../store/store.ts';

/** How far the people of a platform have come with Coach. */
export interface FirstSteps {
  /** Conversations with a daily question. */
  readonly schedules: number;
  readonly suspended: number;
  /** Local date of the newest question, `YYYY-MM-DD`; undefined: none was posted yet. */
  readonly lastQuestion: string | undefined;
  /** Conversations, and teams that watch by name, where Coach speaks in incidents. */
  readonly live: number;
  readonly trials: number;
  /** What the trials have seen. */
  readonly trial: Omit<Trial, 'untoldAt'>;
}

/** `isTheirs` knows the ids of the platform. */
export async function readFirstSteps(store: Store, isTheirs: (id: string) => boolean): Promise<FirstSteps> {
  return { ...(await readQuestions(store, isTheirs)), ...(await readWatching(store, isTheirs)) };
}

async function readQuestions(
  store: Store,
  isTheirs: (id: string) => boolean,
): Promise<Pick<FirstSteps, 'schedules' | 'suspended' | 'lastQuestion'>> {
  const found = { schedules: 0, suspended: 0, lastQuestion: '' };
  for await (const { schedule } of store.schedules()) {
    const { conversation } = schedule.place;
    if (!isTheirs(conversation)) continue;
    found.schedules += 1;
    if (schedule.suspended) found.suspended += 1;
    const [last] = await store.posts(conversation, 1);
    if (last?.message && last.slot > found.lastQuestion) found.lastQuestion = last.slot;
  }
  return { ...found, lastQuestion: found.lastQuestion || undefined };
}

async function readWatching(
  store: Store,
  isTheirs: (id: string) => boolean,
): Promise<Pick<FirstSteps, 'live' | 'trials' | 'trial'>> {
  const found = { live: 0, trials: 0, trial: { incidents: 0, right: 0, wrong: 0 } };
  for (const read of [readWatches, readTeamWatches])
    for await (const { id, watch, note } of read(store)) {
      if (!isTheirs(id)) continue;
      if (watch === 'live') found.live += 1;
      if (watch !== 'trial') continue;
      found.trials += 1;
      const { incidents, right, wrong } = parseTrial(note);
      found.trial.incidents += incidents;
      found.trial.right += right;
      found.trial.wrong += wrong;
    }
  return found;
}
