import type { Phase, Said } from './model.ts';

/** What a message does in an incident, by how such messages are written; the first that fits counts. */
const marks: readonly (readonly [Phase, RegExp])[] = [
  [
    'postmortem',
    /\b(post-?mortem (draft|doc|document|meeting|review|is (up|ready|scheduled)|template)|(write|writing|schedule|start|draft) (the |a |up )*(post-?mortem|rca|incident report)|retrospective|lessons? learn(ed|t)|action items?|rca (doc|draft))\b/i,
  ],
  [
    'resolved',
    /(?<!not |n't |un|if |when |until |once )\b(resolved|all clear|(back|returns?|returned|return) to normal|(fully )?recovered|incident (is |was )?(over|closed|repaired)|no longer (seeing|failing|affected|happening)|error rate is back|(is|are|now) (back )?(up|healthy|green|stable|steady|online|fine) (again|now)|back (up|online)|has steadied|everything is (fine|ok|green|healthy|good)|issue (is |was |has been )?fixed|(fix|it|that) (has )?work(s|ed)|working (again|as expected|normally|fine)|(fully |service |services |was |is |has been |availability (is )?)restored|confirmed (it'?s )?fixed|stood down|finished|completed|closing (this|the incident)|good now|looks good)\b/i,
  ],
  [
    'mitigate',
    /\b(roll(ed|ing|s)?[ -]?back|rollback|revert(ed|ing|s)?|undo(ing)?|undone|fail(ed|ing)? ?over|mitigat(ed|ing|ion)|restart(ed|ing|s)?|scal(ed|ing) (up|out|down)|disabled?|turn(ed|ing)? (off|on|it off|it on)|switched (off|on|to|over|back)|kill ?switch|drain(ed|ing)?|(un)?cordon(ed)?|hot-?fix(ed)?|patch(ed|ing)?|quick fix|(fix|change|workaround|configuration|config|update)s? (is |was |has been |have been |being )?(added|deployed|applied|merged|rolled out|pushed|implemented|going out)|appl(y|ied|ying) (the |a )?(fix|patch|workaround|change)|commit(ted)? (to )?(the )?fix|work(ing)? on (a |the )?fix|deploy(ed|ing)? (a |the )?fix|work ?around|rotat(ed|ing)|revok(ed|ing)|block(ed|ing) (the|it|them|that|traffic|ip)|(increased|raised|bumped|doubled|lowered|reduced|setting|set) (the |cpu |memory |our |its |max\w* )*(\w+ )?(limits?|replicas?|disk|timeouts?|memory|pool|capacity|size|count|node|nodes|requests?|quota|ttl)|(deleted|removed|banned|locked|evicted|killed|cleaned|purged|flushed|truncated|archived) (the |all |several |old |it\b|them\b|out\b)|deleted|locked|re-?created|raised to|bumped (up|to)|(new|replacement) nodes?|password (was |is )?updated|attempt(ing)? (at|to)|rollover|promot(ed|ing)|pinned|took .* out of)\b/i,
  ],
  [
    'communicate',
    /\b(status ?page|next update|updat(e|ed|ing) (the )?(customers|stakeholders|users|status)|announce(d|ment)?|notified|notify|comms|communicat(e|ed|ing)|(we (are|have)) inform(ed|ing)|mail (was )?sent|e-?mailed|posted (an |the )?update)\b/i,
  ],
  [
    'triage',
    /\b(look(ing|ed|s)? (in)?to|(?<!anyone |who is |someone |who's )looking at|investigat(e|es|ed|ing|ion|ions)|check(s|ed|ing)?|debugging|seems?|suspect(s|ed)?|suspicion|might be|could be|may be|found|noticed that|turns out|because|caused? by|causing|logs? (show|say)s?|identified|cause|confirm(s|ed)?|discover(ed|s)?|reali[sz]ed?|correlat\w+|graphs?|determined|narrowed|reproduced?|compar(e|ed|ing)|bisect\w*|so far|theory|hypothes\w+)\b/i,
  ],
  [
    'detect',
    /\b(alert(s|ed)?|firing|page[dr]?|reports?|reported|users? (say|see|cannot|can't)|down|errors?|fail(s|ed|ing|ure|ures)?|unavailable|degraded|timeouts?|is anyone|anyone (else )?seeing|who is on|5\d\d|noticed)\b/i,
  ],
];

const lastMessages = 3;
const lookedIntoFrom = 4;

/** Asked or awaited, not done. */
const ahead =
  /\b(should|can|could|do|shall|may) (we|i|you|someone|anyone)\b[^.?!]*|\b(once|until|if|when) (it|this|that|the \w+) (is|are|has)\b[^.,;?!]*/gi;

/** undefined: nothing of an incident. */
export function phaseOf(text: string): Phase | undefined {
  const done = text.replace(ahead, 'seems');
  return marks.find(([, pattern]) => pattern.test(done))?.[0];
}

/** Where a thread stands: what its latest telling message does. News of trouble reopens what was resolved. */
export function phaseOfThread(thread: readonly Said[]): Phase {
  const last = thread.slice(-lastMessages).map((said) => phaseOf(said.text));
  const at = last.findLastIndex((phase) => phase !== undefined && phase !== 'detect');
  const latest = last[at];
  if (latest === undefined) return thread.length >= lookedIntoFrom ? 'triage' : 'detect';
  return latest === 'resolved' && last.includes('detect', at) ? 'triage' : latest;
}
