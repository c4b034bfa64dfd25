import {
  type ConversationId,
  type Epoch,
  type EventId,
  type MemberId,
  type PostId,
  type TeamId,
  toQuestionId,
  toSectionId,
} from '../../src/ids.ts';
import { shortKey } from '../../src/library/keys.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { Guide, Library, Question } from '../../src/library/model.ts';
import { toAsked } from '../../src/quiz/asked.ts';
import { defaultSchedule, slotOn } from '../../src/schedule/calendar.ts';
import type { Answer, Attempt } from '../../src/store/answers.ts';
import type { PostState } from '../../src/store/posts.ts';
import type { Schedule } from '../../src/store/schedules.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
/** Monday, 5 January 2026, 09:00 UTC. */
export const monday: Epoch = Date.UTC(2026, 0, 5, 9);

export const team = 'test:T1' as TeamId;
export const conversation = 'test:T1/C1' as ConversationId;
export const ann = 'test:T1/U1' as MemberId;
const asPost = (id: string): PostId => id as PostId;
export const asMember = (id: string): MemberId => `test:T1/${id}` as MemberId;

export function guide(slug: string, change: Partial<Guide> = {}): Guide {
  return {
    slug,
    title: `${slug} for everybody`,
    short: slug,
    pack: 'running',
    level: undefined,
    minutes: 10,
    topics: [],
    summary: '',
    signals: [],
    keywords: [],
    isGeneral: false,
    templates: [],
    related: [],
    age: { means: 'reviewed', on: '2026-01-01' },
    own: undefined,
    sections: [],
    ...change,
  };
}

/** `slug/name`, about the section `slug#name`. */
export function question(named: string, change: Partial<Question> = {}): Question {
  const [slug = '', name = ''] = named.split('/');
  const id = toQuestionId(slug, name);
  const choice = (letter: string) => ({ text: `${name} ${letter}`, why: `because ${letter}` });
  return {
    id,
    guide: slug,
    section: toSectionId(slug, name),
    difficulty: 2,
    stem: `What about ${name}?`,
    choices: [choice('A'), choice('B'), choice('C'), choice('D')],
    best: 1,
    key: shortKey(id),
    ...change,
  };
}

export function libraryOf(questions: readonly Question[], guides: readonly Guide[] = []): Library {
  const slugs = new Set(questions.map((one) => one.guide));
  const known = new Set(guides.map((one) => one.slug));
  return createLibrary(
    [...guides, ...[...slugs].filter((slug) => !known.has(slug)).map((slug) => guide(slug))],
    questions,
  );
}

/** So many questions of one guide. */
export function someQuestions(count: number, slug = 'kubernetes'): readonly Question[] {
  return Array.from({ length: count }, (_, i) => question(`${slug}/q${i}`));
}

export function schedule(change: Partial<Schedule> = {}): Schedule {
  return { ...defaultSchedule({ team, conversation }, 'UTC'), ...change };
}

/** The post of a sequence, one a day from Monday on, closed when the next is posted. */
export function post(sequence: number, change: Partial<PostState> = {}): PostState {
  const plannedAt = monday + (sequence - 1) * day;
  return {
    id: asPost(`post${sequence}`),
    place: { team, conversation },
    slot: slotOn('UTC', plannedAt),
    sequence,
    question: toAsked(question(`kubernetes/q${sequence}`)),
    fromIncident: false,
    plannedAt,
    closesAt: plannedAt + day,
    message: undefined,
    state: 'closed',
    counts: [0, 0, 0, 0],
    ...change,
  };
}

export function answer(sequence: number, change: Partial<Answer> = {}): Answer {
  return {
    member: ann,
    place: { team, conversation },
    post: asPost(`post${sequence}`),
    sequence,
    kind: 'answer',
    choice: 1,
    isRight: true,
    isOnTime: true,
    at: monday + (sequence - 1) * day + hour,
    ...change,
  };
}

export function attempt(named: string, at: Epoch, change: Partial<Attempt> = {}): Attempt {
  const [slug = '', name = ''] = named.split('/');
  return {
    member: ann,
    team,
    question: toQuestionId(slug, name),
    section: toSectionId(slug, name),
    isRight: true,
    at,
    event: `${named}@${at}` as EventId,
    ...change,
  };
}
