import { type Store, StoreAway } from '../../store/store.ts';

import { parseAddress } from './address.ts';
import { createAnswers } from './answers.ts';
import { createAttempts } from './attempts.ts';
import { createBoards } from './board.ts';
import { checkedLink, type Opening } from './check.ts';
import { createEvents } from './events.ts';
import { createFacts } from './facts.ts';
import { createForget } from './forget.ts';
import { createForgetTeam } from './forget-team.ts';
import { stayAlive } from './heartbeat.ts';
import { createJobs } from './jobs.ts';
import { createKeys } from './keys.ts';
import type { Link } from './link.ts';
import { watchMarker } from './marker.ts';
import { createMoveConversation } from './move-conversation.ts';
import { createNotes } from './notes.ts';
import { patient } from './patient.ts';
import { createPlans } from './plans.ts';
import { createPosts } from './posts.ts';
import { asList, asNumber } from './replies.ts';
import { createReports } from './reports.ts';
import { createRestore } from './restore.ts';
import { createSchedules } from './schedules.ts';
import { createTallies } from './tallies.ts';
import { finish } from './unfinished.ts';

/**
 * A Redis server or Cluster, for several replicas. Throws StoreRefused where its data is of a newer version or was moved.
 * With Redis away it opens all the same: each call rejects with StoreAway until Redis is there.
 */
export async function openRedis(
  options: Opening & {
    readonly url: string;
    readonly prefix?: string;
    /** How often it says that a bot runs on the data, until it is closed; without it, it does not. */
    readonly aliveEveryMs?: number;
    /** Told where the data was lost while it runs. */
    readonly onLost?: () => void;
  },
): Promise<Store> {
  const prefix = options.prefix ?? parseAddress(options.url).prefix;
  const link = checkedLink(options.url, prefix, options);
  try {
    await link.check();
  } catch (error) {
    if (!(error instanceof StoreAway)) {
      link.close();
      throw error;
    }
  }
  const store = createStore(link, prefix);
  const { log, onLost } = options;
  if (options.aliveEveryMs === undefined) return store;
  const end = stayAlive(link, prefix, {
    everyMs: options.aliveEveryMs,
    afterBeat: () => watchMarker(link, prefix, { log, onLost }),
  });
  return { ...store, close: () => end().finally(() => store.close()) };
}

function createStore(link: Link, prefix: string): Store {
  const parts = createParts(link, prefix);
  const { keys, plans, tallies, posts, schedules, notes, now } = parts;
  const facts = createFacts(parts);
  const unhurried = createParts(patient(link), prefix);
  const { restore } = createRestore(unhurried);
  return {
    now,
    ...createEvents(link, keys),
    ...schedules,
    ...createJobs(link, keys, posts),
    ...posts,
    ...createAnswers({ link, keys, plans, tallies }),
    tallies: tallies.tallies,
    ...createBoards(link, keys, posts),
    ...createAttempts(link, keys, tallies),
    ...createReports(link, keys),
    ...notes,
    ...facts,
    // A person waits for what is kept about them, and nobody for a backup or a move.
    facts: (about) => (about === undefined ? createFacts(unhurried).facts() : facts.facts(about)),
    restore: (all, check) => restore(all, check).finally(plans.forgetCached),
    ...createMoveConversation(parts),
    ...createForget({ link, keys, plans, notes, tallies }),
    ...createForgetTeam({ link, keys, plans, notes, tallies }),
    wipe: () => finish({ link, keys }),
    close: async () => link.close(),
  };
}

function createParts(link: Link, prefix: string) {
  const keys = createKeys(prefix);
  const plans = createPlans(link, keys);
  const tallies = createTallies(link, keys);
  return {
    link,
    keys,
    plans,
    tallies,
    posts: createPosts({ link, keys, plans, tallies }),
    schedules: createSchedules(link, keys),
    notes: createNotes(link, keys),
    async now(): Promise<number> {
      const [seconds, micros] = asList(await link.send('time')).map(asNumber);
      return (seconds ?? 0) * 1000 + Math.floor((micros ?? 0) / 1000);
    },
  };
}
