import type { Reply } from '../../card/card.ts';
import { line, member as named } from '../../card/line.ts';
import type { MemberId, Place } from '../../ids.ts';
import { readProfile } from '../../notes/member.ts';
import { maySpeakInShared } from '../../notes/sharing.ts';
import { setShown, shownMembers } from '../../notes/shown.ts';
import { type WeekResult, weekResult } from '../../quiz/board.ts';
import { localDate } from '../../schedule/calendar.ts';
import type { Board } from '../../store/answers.ts';
import type { PostState } from '../../store/posts.ts';
import { privately, whichBoard } from '../failures.ts';
import { paged } from '../find/presses.ts';
import type { Of, World } from '../world.ts';
import type { Week } from './acts.ts';
import { boardCard, type WeekBoard } from './board-card.ts';
import { drillPlace } from './place.ts';
import { mondayOf, weekBefore } from './week.ts';
import { answered, isSplitTold } from './wording.ts';

const readPosts = 40;

/** The week's result, in private. */
export async function openBoard(
  world: World,
  incoming: Of<'choice'>,
  [week]: readonly [Week],
): Promise<Reply> {
  const place = await drillPlace(world, incoming);
  const [result, { shown }] = await Promise.all([
    readBoard(world, place, week),
    readProfile(world.store, incoming.member),
  ]);
  return paged(incoming, boardCard(result, { isShown: shown.includes(place.team), sharedBy: undefined }));
}

/** "Show me" and "Hide me": one press, and the board again. */
export async function showOnBoard(
  world: World,
  incoming: Of<'choice'>,
  [week, wish]: readonly [Week, 'on' | 'off'],
): Promise<Reply> {
  const place = await drillPlace(world, incoming);
  if (!world.platform.isInTeam(place)) return whichBoard();
  const { team } = place;
  await setShown(world.store, incoming.member, { team, isShown: wish === 'on' });
  return openBoard(world, incoming, [week]);
}

/** The board made public by a member, in its own conversation alone. */
export async function shareBoard(
  world: World,
  incoming: Of<'choice'>,
  [week]: readonly [Week],
): Promise<Reply> {
  const place = await drillPlace(world, incoming);
  if (place.conversation !== incoming.place.conversation)
    return privately(line`Share it in the channel it is about: open the board there.`);
  const { reach } = await world.platform.surroundings(incoming.place);
  if (reach !== 'ours' && !(await maySpeakInShared(world.store, place.conversation)))
    return privately(line`An admin has not allowed me to speak here.`);
  const result = await readBoard(world, place, week);
  const card = boardCard(result, { isShown: false, sharedBy: named(incoming.member) });
  return { kind: 'card', to: 'place', card };
}

/** Only closed questions: an open one's result stays hidden until it closes. */
async function readBoard(world: World, place: Place, week: Week): Promise<WeekBoard> {
  const [schedule, posts, now] = await Promise.all([
    world.store.schedule(place.conversation),
    world.store.posts(place.conversation, readPosts),
    world.store.now(),
  ]);
  const monday = mondayOf(localDate(schedule?.zone ?? 'UTC', now));
  const ofWeek = posts.filter(
    ({ slot }) => mondayOf(slot) === (week === 'this' ? monday : weekBefore(monday)),
  );
  const counted = ofWeek.filter(({ state }) => state === 'closed');
  const openUntil = ofWeek.find(({ state }) => state === 'open')?.closesAt;
  const hasNames = world.platform.isInTeam(place) && schedule?.names !== 'off';
  const named = hasNames ? await shownMembers(world.store, place.team) : [];
  return { place, week, hasNames, openUntil, result: await resultOf(world, counted, named) };
}

/** A question that few answered is left out: two looks, before it and after it, would tell theirs. */
function toldAnswers(posts: readonly PostState[]): Pick<Board, 'answers' | 'right'> {
  const told = posts.filter(isSplitTold);
  return {
    answers: told.reduce((sum, post) => sum + answered(post), 0),
    right: told.reduce((sum, post) => sum + (post.counts[post.question.best] ?? 0), 0),
  };
}

async function resultOf(
  world: World,
  posts: readonly PostState[],
  named: readonly MemberId[],
): Promise<WeekResult | undefined> {
  const first = posts[0];
  const last = posts.at(-1);
  if (!first || !last) return undefined;
  const range = { from: first.sequence, to: last.sequence };
  const board = await world.store.board(first.place.conversation, range, named);
  return weekResult({ ...board, ...toldAnswers(posts) }, new Set(named));
}
