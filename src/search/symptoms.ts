import { stem } from './glossary.ts';
import { fold } from './terms.ts';
import { wordList } from './word-list.ts';

/** What is wrong with a thing, whichever word says it, or two side by side, written as one. Some of them tell nothing elsewhere, and are no terms: down, behind, cannot. */
const words: Readonly<Record<string, string>> = {
  down: `down dead died offline gone outage unreachable unavailable inaccessible unresponsive crashed downtime notready
    cannot cant couldnt unable nobody lost impaired dark idle blind interrupted`,
  slow: `slow slower slowness sluggish slowly latency lag laggy delay delayed hangs hang hanging hung timeout timeouts timed crawling
    waits wait spins spinning`,
  behind: `behind lag lagging lags backlog backlogged late delayed growing grows pile piles piling stale outdated overdue deferred
    outofsync cannotfollow keepup`,
  full: `full exhausted exhaustion exceeded limit quota oom outof memory saturated saturation overloaded overflow filled filling fills
    maxed maximum inodes nospace ceiling throttled throttling toomany toomanyrequests`,
  denied: `denied forbidden refused refuses rejected rejects rejecting unauthorized unauthorised permission blocked blocks blocking
    declined declines 403 401 404 413`,
  stuck: `stuck hangs hang hanging hung frozen freeze freezes blocked blocking locked lock pending waits waiting wait wedged stalled stalls
    deadlock queued limbo notrunning notstarting`,
  absent: `lost lose loss missing miss gone deleted vanished vanishing disappeared dropped dropping wiped emptied empty arrive arrives never nothing`,
  failing: `failed fails fail failing failure failures broken broke error errors erroring wrong red corrupt bad unhealthy degraded invalid faulted
    fault faulty inconsistent incomplete dies bounce bounces bouncing 500 502 503 504 5xx`,
  crashing: `crash crashes crashing crashed crashloop restarts restarting restarted killed dies oomkilled panics panic segfault evicted`,
  twice: `twice duplicate duplicates duplicated doubled double triple`,
  ended: `expired expires expiring expiry revoked`,
  rising: `spike spikes spiked rising rise jumped jump tripled doubled exploded surge anomaly baseline climbing burn burning`,
  attacked: `attack attacked attacker ddos flood compromised leaked leak exposed breach hacked stolen phished phishing malware ransomware
    intrusion suspicious public unknown malicious suid exfiltration trojan miner ransom encrypted`,
};

const classesOf = new Map<string, readonly string[]>();
for (const [symptom, said] of Object.entries(words))
  for (const word of wordList(said))
    classesOf.set(stem(word), [...(classesOf.get(stem(word)) ?? []), `~${symptom}`]);

/** A measure at its bound. */
const atBound = /\b(?:9\d|100)(?:[.,]\d+)? ?(?:%|percent\b)/;
/** The classes of trouble that a text tells of, as terms that no word has. */
export function symptomsOf(text: string): readonly string[] {
  const folded = fold(text).replace(/['’]/g, '');
  const said = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const told = said.flatMap((word, i) => [
    ...(classesOf.get(stem(word)) ?? []),
    ...(classesOf.get(`${word}${said[i + 1] ?? ''}`) ?? []),
  ]);
  if (atBound.test(folded)) told.push('~full');
  return [...new Set(told)];
}

/** What may befall anything: it tells nothing about what is meant. */
const common = ['~down', '~slow', '~stuck', '~failing', '~crashing', '~behind'];

export const commonTroubles: ReadonlySet<string> = new Set(
  [...classesOf].flatMap(([term, symptoms]) =>
    symptoms.some((symptom) => common.includes(symptom)) ? [term] : [],
  ),
);
