import { tellMalfunction } from './concepts.ts';
import { conceptsIn } from './tokens.ts';

export type AlertState = 'firing' | 'recovered' | 'unclear';
type Verdict = Exclude<AlertState, 'unclear'> | undefined;

const trouble =
  /\b(?:firing|fired|problem|ongoing|investigating|identified|new incident|(?:incident|outage|downtime) (?:has )?(?:started|begun|began)|needs attention|is (?:now )?active|criticals?|alarm|alert(?:ing|ed)?|triggered|trigger|down|fail(?:ed|ure|ing|s)?|errors?|warn(?:ings?)?|unhealthy|degraded|out ?of ?sync|open(?:ed)?|offline|unreachable|missed|exceed(?:ed|s)|breach(?:ed|ing)?|crit|expire[sd]|halted|new issue|broken|crash(?:ed|loop\w*)?|lost|notready|no data|not responding|timed out|timeout|(?:not|never|isn['’]t) (?:yet )?(?:ok|up|ready|normal|healthy|synced|resolved|recovered|cleared|closed|passed|finished|completed|fixed|reachable|restored))\b/gi;
/** A bound that a figure stands beside. */
const bound = /\b(?:above|below|beyond|outside|expir(?:ing|ation|y))\b/i;
/** The state of a thing, where nothing follows that it would describe: "successful", and no "successful deploy". */
const good =
  /(?:(?<!\b(?:not|never|isn['’]t) (?:yet )?)\b(?:resolved|recover(?:y|ed|s)|closed|cleared|ok|(?:is|are|back|now|went|came) up|normal(?:ly)?|healthy|synced|optimal|succe(?:ss|eded|ssful|ssfully)|passed|finished|completed|fixed|restored|renewed|relieved|ended|back online|is (?:now )?ready|no longer \p{L}{1,20}|(?:reachable|available|received|responding|working|running|connected|mains|in sync) again)(?=\W{0,8}$|\s{0,3}[([:!–|-]|,|\s(?:after|for|since|at|in|on|again|now|without)\b)|\b(?:back|returned) (?:(?:below|under|within|above|in|on)\b|to \d|to normal)|^[\p{L}\p{N}_.-]+ up$)/giu;
/** How monitors shout it; in lower case it stands in many sentences. */
const shouted = /\bUP\b(?! ?\d| to\b)/g;
/** Words that no name of a trouble contains. */
const over =
  /\b(?:resolved|recovery(?! (?:of|attempt|job|process|test|point|time|mode|plan|from|failed))|recovered|cleared|closed|back to normal|returned to normal)\b/i;
const notOver =
  /\b(?:not|un|never|no) ?(?:yet )?(?:resolved|recovered|cleared|closed)\b|\bfiring\b|\brecovered (?:only|partly)\b/i;
const unharmed =
  /\b(?:without(?: any)?|no|0) (?:errors?|failures?|problems?|warnings?|issues?|downtime|impact)\b/gi;
/** What it was before. */
const before = /\((?:was|were|last|previously|formerly)\b[^()]{0,80}\)/gi;
const turn =
  /(?:->|→|=>|\bto) ["'*`]*(OK|ALARM|UP|DOWN|CRITICAL|WARNING|NORMAL|INSUFFICIENT_DATA|Healthy|Degraded)\b/gi;
const announced = /(?:\b(?:state|status) ?[:=]? ?|^\[\d{1,4}\] )["'*`]*(\p{L}+)/gimu;
/** One says another thing than the next. */
const parts = /[,;\n]|\.\s|\b(?:but|after an?)\b/;
const heading = /^\P{L}{0,40}(\p{L}{1,24})(?=\W{0,4}[:\]|–-]|\W{0,4}$)/u;

/** Work, and none that runs: opened and closed it is no alert. */
const work = /\b(?:PR|MR|(?:[Pp]ull|[Mm]erge) [Rr]equests?)\b/;

/** Of one alert: the title decides before the body, and a state before a name. */
export function stateOf(text: string): AlertState {
  const [title = '', ...body] = text.trim().replace(before, ' ').split('\n');
  if (work.test(title)) return 'unclear';
  const turned = [...text.matchAll(turn)].at(-1)?.[1];
  if (turned !== undefined) return judge(turned) ?? 'unclear';
  if (isOver(title)) return 'recovered';
  const told = [...text.matchAll(announced)].map((match) => judge(match[1] ?? ''));
  return (
    told.find((state) => state !== undefined) ??
    judge(heading.exec(title)?.[1] ?? '') ??
    judge(title) ??
    judgeBody(body.join('\n')) ??
    'unclear'
  );
}

function isOver(words: string): boolean {
  return over.test(words) && !notOver.test(words);
}

/** What one part of it says is wrong counts, else that one is well, else the trouble that it watches. */
function judge(words: string): Verdict {
  const told = words.replace(unharmed, ' ');
  const verdicts = told.split(parts).map(judgePart);
  if (verdicts.includes('firing')) return 'firing';
  if (verdicts.includes('recovered')) return 'recovered';
  return bound.test(told) || tellMalfunction(conceptsIn(told)) ? 'firing' : undefined;
}

/** "Failed logins: normal": the state stands last. */
function judgePart(words: string): Verdict {
  const firing = lastOf(words, trouble);
  const recovered = Math.max(lastOf(words, good), lastOf(words, shouted));
  if (firing === recovered) return undefined;
  return firing > recovered ? 'firing' : 'recovered';
}

function lastOf(words: string, pattern: RegExp): number {
  return [...words.matchAll(pattern)].at(-1)?.index ?? -1;
}

/** The body explains: what is "up" or "closed" there is seldom the alert. */
function judgeBody(words: string): Verdict {
  return isOver(words) ? 'recovered' : judge(words);
}
