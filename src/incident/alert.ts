import { clip } from './tokens.ts';

/** What a monitoring system says of one alert. */
export interface Alert {
  readonly state: 'firing' | 'recovered' | 'unclear';
  /** What it calls the trouble, without state, labels and figures: the same each time it fires or recovers. */
  readonly name: string;
}

const firing =
  /\b(?:firing|fired|problem|ongoing|investigating|identified|new incident|(?:incident|outage|downtime) (?:has )?(?:started|begun|began)|needs attention|is (?:now )?active|criticals?|alarm|alert(?:ing|ed)?|triggered|trigger|down|fail(?:ed|ure|ing|s)?|errors?|warn(?:ing)?|unhealthy|degraded|out ?of ?sync|open(?:ed)?|offline|unreachable|missed|exceed(?:ed|s)|breach(?:ed|ing)?|crit|expir(?:es|ed|ing|ation|y)|halted|high|outside|new issue|broken|crash(?:ed|loop\w*)?|no data|not responding|timed out|timeout)\b/i;
const recovered =
  /\b(?:resolved|recover(?:y|ed|s)|closed|cleared|ok|(?<!\w )up|(?:is|are|back|now|went|came) up|normal|healthy|synced|succe(?:ss|eded|ssful|ssfully)|passed|finished|completed|fixed|back online|responding again|returned to normal)\b/i;
/** Words that no name of a trouble contains. */
const over =
  /\b(?:resolved|recovery|recovered|cleared|closed|back to normal|returned to normal|is (?:now )?(?:ok|up|healthy))\b/i;
const notOver = /\b(?:not|un|never|no) ?(?:resolved|recovered|cleared|closed)\b/i;
const unharmed = /\b(?:without(?: any)?|no|0) (?:errors?|failures?|problems?)\b/gi;
const turn =
  /(?:->|→|=>|\bto) ["'*`]*(OK|ALARM|UP|DOWN|CRITICAL|WARNING|NORMAL|INSUFFICIENT_DATA|Healthy|Degraded)\b/gi;
const announced = /(?:\b(?:state|status) ?[:=]? ?|^\[\d{1,4}\] )["'*`]*(\p{L}+)/gimu;

/** Reads what a bot posted; the text of a person is no alert. */
export function readAlert(text: string): Alert {
  const read = clip(text).replace(/[^\S\n]+/g, ' ');
  return { state: stateOf(read), name: nameOf(read) };
}

/** The title decides before the body, and a state before a name. */
function stateOf(text: string): Alert['state'] {
  const title = titleOf(text);
  const turned = [...text.matchAll(turn)].at(-1)?.[1];
  if (turned !== undefined) return judge(turned) ?? 'unclear';
  if (over.test(title) && !notOver.test(title) && !/\bfiring\b/i.test(title)) return 'recovered';
  const first = judge(/\p{L}+/u.exec(title)?.[0] ?? '');
  const told = [...text.matchAll(announced)].map((match) => judge(match[1] ?? ''));
  return (
    told.find((state) => state !== undefined) ?? first ?? judgeAll(title) ?? judgeBody(text) ?? 'unclear'
  );
}

function titleOf(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

function judge(word: string): 'firing' | 'recovered' | undefined {
  if (recovered.test(word)) return 'recovered';
  return firing.test(word) ? 'firing' : undefined;
}

/** In a sentence, a word of trouble may be what is over, and "up" stands in many names: trouble counts first. */
function judgeAll(words: string): 'firing' | 'recovered' | undefined {
  if (firing.test(words.replace(unharmed, ' '))) return 'firing';
  return recovered.test(words) ? 'recovered' : undefined;
}

/** The body explains: what is "up" or "closed" there is seldom the alert. */
function judgeBody(words: string): 'firing' | 'recovered' | undefined {
  if (over.test(words) && !notOver.test(words)) return 'recovered';
  return firing.test(words.replace(unharmed, ' ')) ? 'firing' : undefined;
}

const stateWords =
  /\b(?:firing|fired|(?:auto-)?resolved|recover(?:y|ed)|problem|needs attention|incident started|incident|major|minor|ok|crit(?:ical)?|warning|alarm|alert(?:ing)?|triggered|opened|open|closed|cleared|active|ongoing|new|up|down|is|has|was|in|now|again|back|to|at|after|since|for|no data|normal|state|status|fail(?:ed|ure)|succeeded|success|passed|finished|degraded|healthy|min(?:utes?)?|sec(?:onds?)?|exit code|without errors)\b/gi;
const longestName = 60;

/** Names such as KubePodCrashLooping, or else the words of the first line that stay when it recovers. */
function nameOf(text: string): string {
  const title = titleOf(text);
  const camel = /\b(?:[A-Z][a-z0-9]+){2,}[A-Z]*\b/.exec(title)?.[0];
  if (camel) return camel;
  const words = title
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[([][^()[\]]*[)\]]/g, ' ')
    .replace(stateWords, ' ')
    .replace(/[\d.,%:]+\S*/g, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .slice(0, longestName);
  // A page that is watched may have no other name than its address.
  return words || (/https?:\/\/([\w.-]+)/.exec(title)?.[1] ?? '');
}
