import type { Rich } from '../card/card.ts';
import type { Role } from './model.ts';
import { plainText } from './text.ts';

const named: readonly (readonly [Role, RegExp])[] = [
  [
    'aside',
    /^(see also|related( \w+)?|references?|further reading|(external |useful |other )?links?|resources?|(table of )?contents|toc|change ?log|revision( history)?|history|owners?(hip)?|contacts?|authors?|metadata|document (control|info\w*)|appendix|glossary|licen[cs]e|contributing|to ?do|escalat\w*( (path|policy|contacts?))?|post ?mortems?|notes?|acknowledge?ments?)$/,
  ],
  [
    'acts',
    /^(mitigat\w+|remed\w+|resol\w+|recover(y|ing)?|fix(es|ing)?|solutions?|work ?arounds?|steps?|procedures?|actions?|response|rollback|roll back|restor\w+|instructions?|play ?book|run ?book|troubleshoot\w*|what to do|how to|containment|eradication|steps to \w+|to do now)\b|\b(mitigat(e|ion)|remediation|resolution|recovery|rollback|fix|steps|procedure|actions?|workaround)$/,
  ],
  [
    'checks',
    /^(diagnos\w+|investigat\w+|debug(ging)?|triage|verif\w+|validat\w+|check(s|ing|list)?|analysis|analy[sz]e|identif\w+|confirm\w*|initial (checks?|assessment)|pre-?checks?|post-?checks?|observ\w+|detection)\b|\b(diagnosis|investigation|checks|verification)$/,
  ],
  [
    'tells',
    /^(meaning|impact|symptoms?|summary|overview|intro(duction)?|description|background|purpose|context|about|scope|objectives?|goals?|audience|what (is|does) (it|this)\b.*|definitions?|severity|alerts?|alert (details?|description|rule|expression)|expression|(possible |common |probable |root )?causes?|reasons?|full context|architecture|design|pre-?requisites?|requirements|when to use.*|tl;?dr|dashboards?|why)$/,
  ],
];

/** What a section is for, by its heading. */
export function roleOf(title: string): Role | undefined {
  const words = title
    .toLowerCase()
    .replace(/^[\d.)\s]+|[^\p{L}\p{N} ;-]+/gu, '')
    .trim();
  return named.find(([, pattern]) => pattern.test(words))?.[0];
}

const fact = /^[*-]?\s*[\p{Lu}][\p{L} ()/&-]{1,30}(?::|\s\|)\s*\S.{0,140}$/u;

/** "Owner: ...", "Tier | 1": lines that describe the page and answer nothing. */
export function isFacts(body: Rich): boolean {
  const isListed = body.every(
    ({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'table' || kind === 'quote',
  );
  const lines = plainText(body)
    .split('\n')
    .filter((line) => line.trim());
  return isListed && lines.length > 0 && lines.filter((line) => fact.test(line)).length >= 0.7 * lines.length;
}

/** "Step 2: drain it", "3. Drain it". */
export function isStepHeading(title: string): boolean {
  return /^(?:step\s*)?\d{1,2}\s*[.:)\u2013\u2014-]|^step\s+\d{1,2}\b/i.test(title.trim());
}
