import type { Said } from './model.ts';

type Mark = readonly [pattern: RegExp, worth: number];

/** What trouble sounds like while it happens. */
const live: readonly Mark[] = [
  [/\[?(firing|critical|page|alert(name)?)\b[\]:]?/i, 2],
  [/\bsev(erity)?[ -:]?[12]\b|\bp[01]\b/i, 2],
  [
    /\b(is|are|went|goes|been|currently|still|again) (completely |totally |partially )?(down|unreachable|unavailable|broken|offline|failing|degraded|timing out|crashing|stuck)\b/i,
    2,
  ],
  [/\b(outage|incident|disruption|degradation)\b/i, 1.2],
  [
    /\b(we|users?|customers?|everyone|people|clients?) (are|is|can(no|')?t|can not|report(ing)?|see(ing)?|experienc(e|ing)|get(ting)?|unable|have been|started)\b/i,
    1,
  ],
  [
    /\b(error rate|latency|5\d\d|timeouts?|timed? out|connection refused|crashloopbackoff|oomkilled|out of memory|no space left|disk (is )?full|too many connections)\b/i,
    1.2,
  ],
  [
    /\b(investigating|looking into|who is on|anyone (else )?(seeing|looking)|on it|paged|rolling back|rolled back)\b/i,
    1.2,
  ],
  [
    /\b(right now|at the moment|since \d{1,2}[:.]\d{2}|since (this morning|the deploy)|started (failing|at|seeing))\b/i,
    1.2,
  ],
  [/\b(fail(s|ed|ing|ure)?|crash(es|ed|ing)?|unavailable|unable|cannot|can't|broken|errors?)\b/i, 0.6],
  [/\bprod(uction)?\b/i, 0.4],
];

/** What sounds like trouble and is none: plans, meetings, questions, what is long over. */
const calm: readonly Mark[] = [
  [
    /\b(scheduled|planned|upcoming) (maintenance|downtime|upgrade|window|migration)\b|\bmaintenance (window|period|is|will)\b|\bwill (be )?(performed|upgraded|undergo|migrat\w+|unavailable|restart\w*|perform|apply)\b/i,
    4,
  ],
  [
    /\b(meeting|agenda|minutes|attendees|next steps|q\d|roadmap|action items?|discuss(ed|ion)?|todo|stand-?up)\b/i,
    2,
  ],
  [
    /\b(last (week|month|year|night|time)|yesterday|years? ago|months? ago|weeks? ago|in 20\d\d|back then|used to)\b/i,
    2,
  ],
  [
    /\b(how (do|can|would|should) (i|you|we)|what('s| is) the (best|right)|is there (a|any) way|does anyone know|any idea how|i('m| am) trying|should i|wondering|i would like|i want to|i think|imho|example|tutorial|compile[rd]?|function|syntax|type (error|signature|mismatch))\b/i,
    2,
  ],
  [/\b(lol|haha|:joy:|:laughing:|:smile:|just kidding)\b|:\)|;\)/i, 1.5],
  [
    /\b(proposal|propose|feature request|would be (nice|great)|we should|could we|let's|nit|pr #?\d+|pull request)\b/i,
    1.5,
  ],
];

/** How sure it is that something burns now: below 0 it does not. Later messages say more. */
export function liveness(thread: readonly Said[]): number {
  const recent = thread.slice(-8);
  const text = recent.map((said) => said.text).join('\n');
  const alerts = recent.some((said) => said.from === 'bot') ? 1.5 : 0;
  return sum(live, text) - sum(calm, text) + alerts;
}

function sum(marks: readonly Mark[], text: string): number {
  return marks.reduce((total, [pattern, worth]) => total + (pattern.test(text) ? worth : 0), 0);
}
