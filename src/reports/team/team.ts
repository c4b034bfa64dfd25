import type { Figure } from '../../card/figure.ts';
import type { TeamId } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import { readMarks } from '../../notes/incident-marks.ts';
import { readUsed } from '../../notes/used.ts';
import { readWanted } from '../../notes/wanted.ts';
import type { Store } from '../../store/store.ts';
import { answerFigures } from './answers.ts';
import { type Asked, type Names, streakFigure } from './streaks.ts';
import { incidentFigure, runbookFigures, wantedFigure } from './use.ts';

/** About a year of working days. */
const readPosts = 250;

/** What whoever leads a team is told of it: without a name but of those who asked, and of no fewer than five people. */
export async function readTeam(
  from: { readonly store: Store; readonly library: Library; readonly names: Names },
  team: TeamId,
): Promise<readonly Figure[]> {
  const { store, library, names } = from;
  const [asked, marks, wanted, used, now] = await Promise.all([
    readAsked(store, team),
    readMarks(store, team),
    readWanted(store, team),
    readUsed(store, team),
    store.now(),
  ]);
  return [
    ...answerFigures(
      asked.flatMap(({ posts }) => posts),
      library,
    ),
    await streakFigure(store, asked, names),
    wantedFigure(wanted),
    incidentFigure(marks, now),
    ...runbookFigures(library, used, now),
  ];
}

async function readAsked(store: Store, team: TeamId): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for await (const { schedule } of store.schedules())
    if (schedule.place.team === team)
      asked.push({ schedule, posts: await store.posts(schedule.place.conversation, readPosts) });
  return asked;
}
