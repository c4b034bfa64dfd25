import type { TeamId } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import { readDeck } from '../../notes/deck.ts';
import type { Incoming } from '../../platform.ts';
import { withDeck } from '../../quiz/deck.ts';
import { homeTeams, teamsNear } from '../team-meant.ts';
import type { World } from '../world.ts';

/** What may be drawn here: the library, and what the team approved of its own. */
export async function libraryNear(world: World, incoming: Incoming): Promise<Library> {
  return libraryWith(world, await teamsNear(world, incoming));
}

/** What may come back to the member here: also what was approved elsewhere, where they answer and may read still. */
export async function libraryOf(world: World, incoming: Incoming): Promise<Library> {
  const { team } = incoming.place;
  const here = world.platform.isInTeam(incoming.place) ? [team] : [];
  return libraryWith(world, [...new Set([...here, ...(await homeTeams(world, incoming))])]);
}

/** The library with the decks of teams. */
export async function libraryWith(world: World, teams: readonly TeamId[]): Promise<Library> {
  const decks = await Promise.all(teams.map((team) => readDeck(world.store, team)));
  return withDeck(
    world.library(),
    decks.flatMap(({ approved }) => approved),
  );
}
