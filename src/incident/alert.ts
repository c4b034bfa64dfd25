import { type AlertState, stateOf } from './alert-state.ts';
import { clip } from './tokens.ts';

/** What a monitoring system says of one alert. */
export interface Alert {
  readonly state: AlertState;
  /** What it calls the trouble, without state, labels and figures: the same each time it fires or recovers. */
  readonly name: string;
}

/** Reads what a bot posted; the text of a person is no alert. */
export function readAlert(text: string): Alert {
  const read = clip(text).replace(/[^\S\n]+/g, ' ');
  return { state: stateOf(read), name: nameOf(read) };
}

const stateWords =
  /\b(?:firing|fired|(?:auto-)?resolved|recover(?:y|ed)|problem|needs attention|incident started|incident|major|minor|ok|crit(?:ical)?|warning|alarm|alert(?:ing)?|triggered|opened|open|closed|cleared|active|ongoing|new|up|down|is|has|was|in|now|again|back|to|at|after|since|for|no data|normal|state|status|fail(?:ed|ure)|succeeded|success|passed|finished|degraded|healthy|min(?:utes?)?|sec(?:onds?)?|exit code|without errors)\b/gi;
const longestName = 60;

/** Names such as KubePodCrashLooping, or else the words of the first line that stay when it recovers. */
function nameOf(text: string): string {
  const title = text.trim().split('\n', 1)[0] ?? '';
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
