// What the recommendations are worth on labelled text, for each kind of place, with intervals: `npm run judge -- FOLDER ...`.
import type { Where } from '../src/incident/said.ts';
import { loadLibrary } from '../src/library/load.ts';
import type { Recommendation } from '../src/search/model.ts';
import { createSearch } from '../src/search/search.ts';
import { type Judged, readJudged } from './learning/judged.ts';
import { share } from './learning/share.ts';

const { library } = await loadLibrary({ folders: ['guides'] });
const search = await createSearch(library);
const constant = 'on-call-incident-response';

interface Answered extends Judged {
  readonly by: Readonly<Record<Where, Recommendation>>;
  readonly guides: readonly string[];
}
type Test = (one: Answered) => boolean;
type Table = ReadonlyMap<string, string>;

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('name a folder of labelled texts: npm run judge -- FOLDER ...');

const columns = await Promise.all(
  folders.map(async (folder) => judge((await readJudged(folder)).map(answer))),
);
for (const name of new Set(columns.flatMap((column) => [...column.keys()])))
  console.log(`| ${name} | ${columns.map((column) => column.get(name) ?? '').join(' | ')} |`);

function answer(judged: Judged): Answered {
  const ask = (where: Where): Recommendation => search.recommend(judged.said, where);
  const by = { incident: ask('incident'), alerts: ask('alerts'), talk: ask('talk') };
  return { ...judged, by, guides: by.incident.matches.map((match) => match.section.guide) };
}

function judge(all: readonly Answered[]): Table {
  const table = new Map<string, string>();
  const row = (name: string, list: readonly Answered[], test: Test): void => {
    if (list.length > 0) table.set(name, share(list, test));
  };
  const of = (...sets: readonly string[]) => all.filter((one) => sets.includes(one.set));
  const openers = of('incident', 'alert');
  const live = openers.filter((one) => one.isLive);
  for (const where of ['incident', 'talk'] as const) {
    const spoken = live.filter((one) => one.by[where].speak);
    row(`${where}: speaks on live openers`, live, (one) => one.by[where].speak);
    row(`${where}: right when it speaks`, spoken, (one) => isRight(one, firstOf(one.by[where])));
  }
  row('always the general guide: right', live, (one) => isRight(one, constant));
  const alerts = of('alert').filter((one) => one.isLive);
  row('alerts: speaks on firing ones', alerts, (one) => one.by.alerts.speak);
  for (const set of ['chat', 'ops-meeting-notes', 'planned-maintenance', 'whole threads'])
    row(`talk: speaks on ${set}`, of(set), (one) => one.by.talk.speak);
  const specific = openers.filter((one) => one.wanted?.specific);
  for (const top of [1, 3])
    row(`the cause is told: right guide among ${top}`, specific, (one) => isAmong(one, top));
  for (const at of ['early', 'middle', 'end']) {
    const threads = of(`thread ${at}`);
    row(`threads, ${at}: right guide first`, threads, (one) => isAmong(one, 1));
    row(`threads, ${at}: always the general guide`, threads, (one) => isBest(one, constant));
    row(`phase, ${at}`, threads, (one) => one.wanted?.phase.includes(one.by.incident.phase) === true);
    row(`phase, ${at}: always triage`, threads, (one) => one.wanted?.phase.includes('triage') === true);
  }
  return table;
}

function firstOf({ matches }: Recommendation): string {
  return matches[0]?.section.guide ?? '';
}

function isAmong(one: Answered, top: number): boolean {
  return one.guides.slice(0, top).some((guide) => isBest(one, guide));
}

function isBest({ wanted }: Judged, guide: string): boolean {
  return wanted?.best.includes(guide) === true;
}

/** Where the text shows the cause, only a best guide is right; else an acceptable one is fine too. */
function isRight(one: Judged, guide: string): boolean {
  return isBest(one, guide) || (one.wanted?.specific === false && one.wanted.ok.includes(guide));
}
