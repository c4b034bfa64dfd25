import { tellMalfunction } from './concepts.ts';
import { endFeaturesOf } from './features.ts';
import { createModel } from './model.ts';
import { phaseOf } from './phase.ts';
import weights from './phase-weights.json' with { type: 'json' };
import { conceptsIn, sentencesOf } from './tokens.ts';
import { tuning } from './tuning.ts';

const model = createModel(weights.ends);
const { longest, overFrom, concludedFrom, sureFrom, concluding } = tuning.ending;

/** After an ending stands nothing, or whom and when it is for: "fixed the link" and "all clear on the network" end nothing. */
const rest =
  /(?=\W*$|\W*[,.:;!]|\s+(?:now|again(?=\W*$|\W*[,.:;!]|\s+(?:for|now|since|everywhere))|(?:for|to) (?:everyone|everybody|all|good|every)|everywhere|and\b|thanks|thank|at \d|as of|since|completely|in all|across all|everyone|everybody|all\b|people|folks|team\b|of all))/
    .source;
const lead =
  /^\W*(?:(?:ok|okay|yes|yay|hooray|good news|update|and|so|then|now|finally|great|alright|right)\W+)*/
    .source;
const whole =
  /(?:everything|everyone|everybody|it all|we|it|this|that|(?:the |all (?:the |our )?|our )?(?:services?|systems?|site|website|platform|customers?|users|regions?|clients|checks|sites|traffic))/
    .source;
/** It may be over; where it is "up" or "back", it is there again. */
const trouble =
  /(?:all (?:the |our )?|the |our |this )?(?:incidents?|outages?|issues?|problems?|crisis|disruptions?)/
    .source;
const verb =
  /(?:'s|'re|’s|’re| is| are| was| were| has been| have been| has| have| (?:can )?confirm\w*)?(?: now| finally| fully| officially| all){0,3}/
    .source;
const over = /(?:resolved|fixed|solved|closed|over|done|ended|repaired|cleared)/.source;
const good =
  /(?:back to normal|back up|back online|back|up again|up|online again|works? again|working again|works|working|(?:fully )?recovered|(?:fully )?restored|healthy|normal again|normal|green|stable|clear|good|fine|served again|operational)/
    .source;

/** How people say that all of it is over. */
const endings = [
  `${lead}(?:${whole}${verb} )?(?:all )?(?:resolved|fixed|solved|fully (?:recovered|restored)|back to normal|all clear|all green|all good|over)${rest}`,
  `${lead}${trouble}${verb} (?:fully )?${over}${rest}`,
  `${lead}${whole}${verb} (?:${good}|${over})(?: and (?:stable|verified|healthy|running|normal|running again))?${rest}`,
  `\\b(?:full recovery|fix) (?:is )?(?:confirmed|verified)${rest}`,
  `${lead}(?:i['’]?m |i am |we['’]?re |we are |let me )?(?:mark|marking|call|calling|declare|declaring|setting) (?:this|it|the incident)(?: as| to)? (?:resolved|closed|over|done|fixed)\\b`,
  `${lead}(?:i['’]?m |we['’]?re )?(?:closing|ending|resolving|closed) (?:this|the)? ?(?:out|incident|outage|channel|case|call)${rest}`,
  `${lead}(?:we can |all )?stand(?:ing)? down${rest}`,
].map((source) => new RegExp(source, 'i'));
/** They end an incident only beside good news: "no errors for an hour, closing". */
const closings = new RegExp(
  `${lead}(?:i['’]?m |we['’]?re |we can )?(?:clos(?:e|ing)|resolv(?:ed|ing)|done)(?: (?:this|it|here|out|the ticket|this one|this out))?${rest}`,
  'i',
);
const goodNews =
  /\b(?:no (?:more |new )?errors?|zero (?:errors|again)|all (?:\w+ ){0,2}(?:green|normal|healthy|good)|works? again|working again|normal again|confirm(?:ed|s)?|recovered|restored|stable|back (?:up|online|to normal))\b/i;

/** What leaves nothing open, although its words do elsewhere. */
const harmless =
  /\b(?:until \d{4}\b|(?:the|every|each) till\b|till \d{1,4}\b|(?:as|like) before\b|(?:you|everyone|everybody|all) may\b|may (?:now )?(?:close|end|stand|leave)\b|going to (?:bed|sleep)\b|confirmed to be\b|(?:done|finished) here\b|since yesterday\b|not (?:a single|one)\b|never (?:down|affected)\b|reopen(?:ing|ed)? (?:deploys?|for all)\b|100 ?%|0\.\d{1,4} ?%)/gi;
/** What asks, waits, doubts, tells of a part or of other times: whatever else a message says, it ends nothing. */
const open = [
  /\?|["“”]/,
  /\b(?:if|once|when|until|till|unless|before|as soon as|should|would|could|may|might|hope|hopefully|wait|waiting|expect\w*|going to|to be|please|try|trying|ready|maybe|perhaps|probably|possibly|seems?|looks?|appears?|think|guess|believe|feels?|let['’]?s|want|says?|said|claims?|apparently|supposedly|allegedly)\b/i,
  /\b(?:not|never|nope|cannot|nobody|hardly|barely|reopen\w*|wrong|mistake|premature\w*|duplicate)\b|n['’]t\b/i,
  /\b(?:but|except|mostly|partly|partially|however|though|although|so far|yet|still|almost|nearly|half (?:of|the)|apart from|for now|at least|in (?:eu|us|asia|europe)|my (?:machine|laptop|side|end)|here|locally|staging|sandbox|by itself)\b|\bfor me\b|\b\d+ ?%|\b\d+ of \d+\b|\b(?:some|most) (?:of|users|customers|regions|nodes|errors)\b/i,
  // Who declares or grades an incident begins it, and who will end it later has not.
  /\b(?:declar|mark|call|open|rais)\w{0,3}(?: (?:it|this|that|as|an?|the|our|new|now|major|minor|critical)){0,4} (?:incident|outage|emergency|sev(?:erity)?[ -]?\d|p[0-5])\b(?! (?:\S{1,20} )?(?:as |is )?(?:now )?(?:resolved|closed|over|done|fixed|ended|finished|solved))/i,
  /\b(?:incident|outage|emergency|bridge|channel|war ?room)(?: channel| bridge| is| was| has been| now| finally){0,2} (?:declared|opened|raised|created|started|open|up)\b(?! (?:as )?(?:resolved|closed|over|done|fixed|ended|finished|solved))/i,
  /\b(?:clos|end|resolv|conclud)(?:e|ing)?\b[^,.;!\n]{0,40}\b(?:tomorrow|tonight|later|soon|in \d{1,3} ?(?:m|h|min|minutes?|hours?))\b/i,
  // Who asks others to end it, or tells what goes on beside it.
  /^\W*(?:close|end|resolve|conclude) (?:the|this|that|it)\b|\b(?:being|continu(?:es?|ing)|ongoing)\b/i,
  // What is back may be the trouble.
  /\b(?:it|this|that)(?: is|['’]s| came| has come) back(?! (?:to normal|up|online|in service))\b/i,
  /\b(?:incident|outage|issue|problem|error|failure|symptom|alert|bug)s?(?:['’]s| is| are| came| ha(?:s|ve) come)(?: now| all)? (?:back|up)(?! to normal)\b/i,
  /\b(?:last (?:time|week|month|year|night)|yesterday|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|back then|other (?:outage|incident|ticket))\b/i,
];
/** Work under way besides the good news. */
const working =
  /^\W*(?:now |still |then )?(?!(?:every|no|any)thing|closing|calling|marking|declaring|resolving|ending|standing|going|setting|thanking|morning|evening)\w+ing\b/i;

/**
 * Whether a message says on its own that the whole incident is over: in a shape of an end that its words do not speak
 * against, or in words that are sure; and nothing leaves it open. In doubt it does not.
 */
export function saysOver(text: string): boolean {
  if (text.length > longest) return false;
  const { odds } = model.score(endFeaturesOf(text));
  if (odds < overFrom) return false;
  const told = text.replace(harmless, ' ');
  if (open.some((pattern) => pattern.test(told))) return false;
  const clauses = text.split(/[,.;!\n]+|\s[-–|]\s/).filter((clause) => clause.trim());
  const isEnd = (clause: string): boolean => endings.some((pattern) => pattern.test(clause));
  const isShaped =
    clauses.some(isEnd) || (clauses.some((clause) => closings.test(clause)) && goodNews.test(text));
  const enough = clauses.length > 1 && clauses.some(isConcluding) ? concludedFrom : sureFrom;
  if (!isShaped && odds < enough) return false;
  return clauses.every((clause) => isEnd(clause) || goodNews.test(clause) || !isOngoing(clause));
}

/** A clause of little else than an end: "closing", "the case is closed", "incident over". */
function isConcluding(clause: string): boolean {
  const words = sentencesOf(clause).flat().length;
  const concepts = conceptsIn(clause);
  if (words > concluding.words || !concepts.includes('conclude')) return false;
  return words <= concluding.alone || concepts.includes('matter');
}

function isOngoing(clause: string): boolean {
  return working.test(clause) || (phaseOf({ text: clause }) === 'detect' && tellsMalfunction(clause));
}

function tellsMalfunction(clause: string): boolean {
  const concepts = conceptsIn(clause);
  return !concepts.includes('quiet') && tellMalfunction(concepts);
}
