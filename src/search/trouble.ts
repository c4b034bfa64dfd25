import { conceptsOf, stemOf, tellMalfunction } from '../incident/concepts.ts';
import { withoutFigures } from './figures.ts';
import { stopWords } from './stop-words.ts';

/** Trouble gets steps, a topic gets the gist; a question about how something works is a topic. */
const question =
  /^\s*(what (is|are|does|would)|what'?s|how (would|do|does|to|can|should|many|much|long)|why (is|are|do|does)|when to|who should|should (we|i)|explain|define|describe|difference|choose|best practices?)\b/i;
const states =
  /\b(fail\w*|error\w*|crash\w*|down|dead|gone|stuck|slow\w*|full|time(d)?[ -]?outs?|refused|denied|forbidden|unavailable|unreachable|unhealthy|unresponsive|offline|broken?|breaks?|restart\w*|oom\w*|killed|leak\w*|spik(e|es|ed|ing)|expir(ed|es|ing)|lost|missing|(?:stopped|stops|quit|ceased) \w+ing|no longer \w+|not (work|respond|start|load|ready|found|send|going|open|resolv)\w*|(does|do|did|is|are|was|were|would|has)(n't| not) (\w+ )?\w+|backoff|pending|evicted|throttl\w+|hang(s|ing)?|hung|freez\w+|frozen|deadlock\w*|high (cpu|memory|load|latency)|exhausted|corrupt\w*|panic\w*|segfault|exception|fatal|too many|no space|exit code|stale|dropp(ed|ing)|drops?|doubled|abort(ed)?|compromised|hacked|breach(ed)?|deleted|wiped|gone wrong|wrong|degraded|lag(s|ging)?|behind|exceeded|(?:cannot|can'?t|couldn'?t|unable to) \w+|reset|rejected|disconnect\w*|overload\w*|flapping|skyrocket\w*|exploded|jumped)\b/i;
const codes = /\b([45]\d\d|[45]xx|E[A-Z]{4,12}|SIG[A-Z]{3,5})\b/;
/** Somebody was woken for it. */
const woken =
  /\b(paged|pager (?:went|goes|rang|rings|buzz\w*)|woken|woke|complain\w*|all red|on fire|now what|what now)\b/i;
/** Somebody is hit, or was called. */
const calls =
  /\b(incident|outages?|downtime|emergency|alarms?|alert(s|ed|ing)?|paged|pager|paging|sev ?-?[0-5]|p[0-2]|on fire|help|urgent|asap|(can'?t|cannot|can not|could not|couldn'?t|unable to|nobody can|no one can) (\w+ ){0,2}\w+|no(body| one|thing) (works?|loads?|can)|nothing works|complain\w*|all red|everything('s| is| has| just)|now what|what (now|do i do|should i do)|woken|woke)\b/i;

/** The words tell of trouble. */
export function isTrouble(text: string): boolean {
  const said = text.replace(/error budgets?/gi, '').replaceAll('’', "'");
  return !question.test(said) && (states.test(said) || woken.test(said) || codes.test(withoutFigures(said)));
}

/** Somebody is in trouble, whatever the cause: they need to know where to start. */
export function isCall(text: string): boolean {
  const said = text.replaceAll('’', "'");
  return calls.test(said) || isTrouble(said);
}

/** Something is told to be at fault, in whatever words. */
export function isMalfunction(text: string): boolean {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? [];
  return !question.test(text) && tellMalfunction(words.flatMap((word) => conceptsOf(stemOf(word))));
}

export function isQuestion(text: string): boolean {
  return question.test(text);
}

const asksFor = /^(?:what(?:'s|’s| is| are)|define|explain|describe|meaning of) (?:an? |the )?/i;

/** Of a question what something is, the thing. */
export function subjectOf(text: string): string {
  return text.trim().replace(asksFor, '');
}

/** What is said of anything in trouble, and what stands for all that is run. */
const bare =
  /\b(?:incidents?|outages?|downtime|emergency|alerted|paged|fir(?:ed|ing)|on fire|urgent|asap|down|broken|dead|major|big|total|prod(?:uction)?|site|website|system|everything|help)\b/gi;

/** By itself it is a subject: what pages people, and how it is made. */
const signal = /\b(?:alarms?|alert(?:s|ing)?|pager)\b/g;

/** Nothing is said but that there is trouble. */
export function isBareCall(text: string): boolean {
  const said = text.toLowerCase().replaceAll('’', "'").replace(signal, ' ');
  const left = said.replace(bare, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return said.trim() !== '' && !isQuestion(text) && isCall(text) && left.every((word) => stopWords.has(word));
}

const change =
  /\b(?:deploy\w*|releas\w+|roll(?:ed|ing)? ?(?:out|back)|revert\w*|merged?|upgrad\w+|migrat\w+|config\w*|flags?|chang(?:ed?|es)|patch\w*)\b/i;

/** Whether a change is named, which may well be the cause. */
export function namesChange(text: string): boolean {
  return change.test(text);
}
