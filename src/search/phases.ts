import type { Phase, Said } from './model.ts';

/** What a message does in an incident, by how such messages are written; the first that fits counts. */
const marks: readonly (readonly [Phase, RegExp])[] = [
  [
    'postmortem',
    /\b(post-?mortem|retrospective|lessons? learn(ed|t)|action items?|root cause analysis|rca (doc|draft|is))\b/i,
  ],
  [
    'resolved',
    /\b(resolved|all clear|back to normal|fully recovered|has recovered|have recovered|is recovered|recovered( now)?[.!]?$|incident (is )?(over|closed)|no longer (seeing|failing|affected)|error rate (is )?(normal|back)|(is|are) (back )?(up|healthy|green|stable) (again|now)|issue (is |was |has been )?fixed|working (again|as expected|normally)|service (was |is |has been )?restored|confirmed (it'?s )?fixed|stood down)\b/i,
  ],
  [
    'mitigate',
    /\b(roll(ed|ing)?[ -]?back|revert(ed|ing|s)?|fail(ed|ing)? ?over|mitigat(ed|ing|ion)|restart(ed|ing)|scal(ed|ing) (up|out|down)|disabled?( the)? (flag|feature|job|cron)|turned (off|on)|drain(ed|ing)|hot-?fix(ed)?|patch(ed)?|applied|deploy(ed|ing) (a |the )?fix|workaround|rotated|revoked|blocked|increased|bumped|deleted|removed|locked|cordon(ed)?|re-?created|switched)\b/i,
  ],
  [
    'communicate',
    /\b(status ?page|next update|update (the )?(customers|stakeholders|users)|announced?|notified|comms|we (are|have) inform(ed|ing))\b/i,
  ],
  [
    'triage',
    /\b(look(ing|ed) (in)?to|investigat(e|ed|es|ing)|checking|checked|debugging|seems?|suspect(ed)?|might be|could be|found|noticed|it turns out|because|caused by|logs? (show|say)|identified|cause|confirmed|discovered|realised|realized|correlat|graph|started (to )?(look|investigat))\b/i,
  ],
  [
    'detect',
    /\b(alert|firing|page[dr]?|reports?|reported|users? (say|see|cannot|can't)|down|errors?|failing|unavailable|degraded|timeouts?|is anyone|who is on|5\d\d)\b/i,
  ],
];

/** undefined: nothing of an incident. */
export function phaseOf(text: string): Phase | undefined {
  return marks.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Where a thread stands: the latest phase among the last messages, weighed by how recent they are. */
export function phaseOfThread(thread: readonly Said[]): Phase {
  const last = thread.slice(-4).map((said) => phaseOf(said.text));
  for (let i = last.length - 1; i >= 0; i--) {
    const phase = last[i];
    if (phase && phase !== 'detect') return phase;
  }
  return thread.length > 3 ? 'triage' : 'detect';
}
