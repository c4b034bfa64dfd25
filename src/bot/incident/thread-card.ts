import type { Card } from '../../card/card.ts';
import { seenBy } from '../../card/line.ts';
import type { Found, Recommendation } from '../../search/model.ts';
import { findActs } from '../find/acts.ts';
import type { Audience } from '../find/answer-card.ts';
import { foundCard } from '../find/general-card.ts';
import { emptyCard, noneCard } from '../find/none-card.ts';
import type { Of, World } from '../world.ts';

/** What fits a message or a thread, for its asker alone. */
export function privateCard(
  world: World,
  recommendation: Recommendation,
  { place, isDirect }: Of<'thread'>,
): Card {
  const [best] = recommendation.matches;
  const audience = isDirect ? 'direct' : 'private';
  if (!best) return emptyCard(audience);
  return foundCard(world, { found: foundBy(recommendation, true), best }, { audience, place });
}

/** What was asked about is a message, or a thread: no typed words to send on. */
export function nothingFits(world: World, recommendation: Recommendation, audience: Audience): Card {
  const card = noneCard(world, foundBy(recommendation, false), { audience });
  const buttons = card.buttons.filter(({ act }) => act[0] !== findActs.want.verb);
  return { ...card, buttons, small: [seenBy(audience === 'private')] };
}

function foundBy({ matches }: Recommendation, fits: boolean): Found {
  return { matches, fits, isSymptom: true, isForeign: false, isEmpty: false, isCut: false };
}
