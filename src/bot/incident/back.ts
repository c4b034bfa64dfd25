import type { Card } from '../../card/card.ts';
import type { Place } from '../../ids.ts';
import type { Match } from '../../search/model.ts';
import type { World } from '../world.ts';
import { recommendationCard, shrunkCard } from './cards.ts';

/** The steps as they stood before it looked resolved, with a reason where the thread still tells one. */
export function cardBack(
  world: World,
  place: Place,
  before: { readonly section: string | undefined; readonly matches: readonly Match[] },
): Card {
  const match = matchBefore(world, before);
  return match
    ? recommendationCard(world, match, { place, isAsked: false })
    : shrunkCard(world, undefined, 'The incident goes on.');
}

function matchBefore(
  world: World,
  { section: id, matches }: Parameters<typeof cardBack>[2],
): Match | undefined {
  const told = matches.find((match) => match.section.id === id);
  const section = id === undefined ? undefined : world.library().section(id);
  if (told || !section) return told ?? matches[0];
  const isGeneral = world.library().guide(section.guide)?.isGeneral === true;
  return { section, confidence: 0, isGeneral, evidence: [], snippet: [] };
}
