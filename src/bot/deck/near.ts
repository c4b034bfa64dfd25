import type { TeamId } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import { readDeck } from '../../notes/deck.ts';
import type { Incoming } from '../../platform.ts';
import { withDeck } from '../../quiz/deck.ts';
import { homeTeams, teamsNear } from '../team-meant.ts';
import type { World } from '../world.ts';

/** What may be drawn here: the library, and what the team approved of its own. */
export async function libraryNear(world: World, incoming: Incoming): Promise<Library> {
  return withDecks(world, await teamsNear(world, incoming));
}

/** What may come back to the member here: also what was approved elsewhere, where they answer and may read still. */
export async function libraryOf(world: World, incoming: Incoming): Promise<Library> {
  const [near, homes] = await Promise.all([teamsNear(world, incoming), homeTeams(world, incoming)]);
  return withDecks(world, [...new Set([...near, ...homes])]);
}

async function withDecks(world: World, teams: readonly TeamId[]): Promise<Library> {
  const decks = await Promise.all(teams.map((team) => readDeck(world.store, team)));
  return withDeck(
    world.library(),
    decks.flatMap(({ approved }) => approved),
  );
}
