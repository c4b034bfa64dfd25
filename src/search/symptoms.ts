import { stem } from './glossary.ts';
import { fold } from './terms.ts';
import { wordList } from './word-list.ts';

/** What is wrong with a thing, whichever word says it. Some of them tell nothing elsewhere, and are no terms: down, behind, cannot. */
const words: Readonly<Record<string, string>> = {
  down: `down dead died offline gone outage unreachable unavailable inaccessible unresponsive crashed downtime notready
    cannot cant couldnt unable nobody lost impaired dark`,
  slow: `slow slower slowness sluggish slowly latency lag laggy delay delayed hangs hang hanging hung timeout timeouts timed crawling
    waits wait seconds`,
  behind: `behind lag lagging lags backlog backlogged late delayed growing grows pile piles piling stale follow old outdated`,
  full: `full exhausted exhaustion exceeded limit quota oom space memory saturated overloaded overflow filled filling fills
    maxed 100 out inodes`,
  denied: `denied forbidden refused refuses rejected rejects unauthorized unauthorised permission blocked blocks blocking
    403 401 404 413`,
  stuck: `stuck hangs hang hanging hung frozen blocked blocking locked lock pending waits waiting wedged stalled deadlock running
    picked`,
  absent: `lost lose missing gone deleted vanished disappeared dropped wiped emptied empty arrive arrives never nobody`,
  failing: `failed fails fail failing failure broken broke error errors wrong red corrupt bad unhealthy degraded invalid`,
  crashing: `crash crashes crashing crashed crashloop restarts restarting restarted killed dies oomkilled panics segfault evicted`,
  twice: `twice duplicate duplicates duplicated doubled double`,
  ended: `expired expires expiring expiry revoked`,
};

const classesOf = new Map<string, readonly string[]>();
for (const [symptom, said] of Object.entries(words))
  for (const word of wordList(said))
    classesOf.set(stem(word), [...(classesOf.get(stem(word)) ?? []), `~${symptom}`]);

/** The classes of trouble that a text tells of, as terms that no word has. */
export function symptomsOf(text: string): readonly string[] {
  const said =
    fold(text)
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(said.flatMap((word) => classesOf.get(stem(word)) ?? []))];
}

/** What may befall anything: it tells nothing about what is meant. */
const common = ['~down', '~slow', '~stuck', '~failing', '~crashing', '~behind'];

export function isCommonTrouble(term: string): boolean {
  return classesOf.get(term)?.some((symptom) => common.includes(symptom)) === true;
}
