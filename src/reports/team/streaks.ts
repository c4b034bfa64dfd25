import { mondayOf } from '../../bot/quiz/week.ts';
import type { Figure } from '../../card/figure.ts';
import { inWords } from '../../card/words.ts';
import type { MemberId, Place } from '../../ids.ts';
import { readProfile } from '../../notes/member.ts';
import { shownMembers } from '../../notes/shown.ts';
import { weekResult } from '../../quiz/board.ts';
import { foldStreak } from '../../quiz/streak.ts';
import { tuning } from '../../quiz/tuning.ts';
import { localDate } from '../../schedule/calendar.ts';
import type { Standing } from '../../store/answers.ts';
import type { PostState } from '../../store/posts.ts';
import type { Schedule } from '../../store/schedules.ts';
import type { Store } from '../../store/store.ts';

export interface Names {
  member(id: MemberId, place: Place): Promise<string | undefined>;
  conversation(place: Place): Promise<string>;
}

const enough = inWords(tuning.enoughForBoard);

/** A conversation with its last posts, oldest first. */
export interface Asked {
  readonly schedule: Schedule;
  readonly posts: readonly PostState[];
}

/** Of those who asked to be shown on the boards, and of nobody else. */
export async function streakFigure(store: Store, asked: readonly Asked[], names: Names): Promise<Figure> {
  const rows = await Promise.all(asked.map((one) => rowsOf(store, one, names)));
  return {
    id: 'streaks',
    title: 'Streaks this week',
    about: `Of those who asked to be shown on the board, where at least ${enough} people answered this week and the board names people.`,
    none: `Nobody to show: it takes ${enough} people in a week, and those who press Show me on the board.`,
    columns: ['Name', 'Channel', 'In a row', 'Right this week'],
    rows: rows.flat(),
    chart: { column: 2, isShare: false },
  };
}

async function rowsOf(store: Store, { schedule, posts }: Asked, names: Names): Promise<Figure['rows']> {
  const { place, zone } = schedule;
  const now = await store.now();
  const monday = mondayOf(localDate(zone, now));
  const week = posts.filter(({ slot, state }) => state === 'closed' && mondayOf(slot) === monday);
  const [first, last] = [week[0], week.at(-1)];
  if (!first || !last || schedule.names === 'off') return [];
  const shown = await shownMembers(store, place.team);
  const board = await store.board(place.conversation, { from: first.sequence, to: last.sequence }, shown);
  const result = weekResult(board, new Set(shown));
  const named = new Set(result?.scores.flatMap(({ members }) => members));
  const channel = await names.conversation(place);
  const standings = board.standings.filter(({ member }) => named.has(member));
  const history = await store.history(place.conversation);
  const streakOf = async (member: MemberId): Promise<number> => {
    const [answers, { pauses }] = await Promise.all([
      store.answers(member, place.conversation),
      readProfile(store, member),
    ]);
    return foldStreak(history, { answers, pauses, now }).current;
  };
  return Promise.all(
    standings.map(async ({ member, right, answered }: Standing) => [
      (await names.member(member, place)) ?? 'A member',
      channel,
      await streakOf(member),
      `${right} of ${answered}`,
    ]),
  );
}
