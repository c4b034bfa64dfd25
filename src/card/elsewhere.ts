import type { Place } from '../ids.ts';
import type { Card } from './card.ts';
import { conversation, line } from './line.ts';

/** An answer for its asker alone, because the place it was asked in did not take it. `why`: what the refusal is about. */
export function elsewhere(
  card: Card,
  place: Place,
  refused: { readonly why: string; readonly wayIn: (place: Place) => string },
): Card {
  const remedy =
    refused.why === 'forbidden'
      ? ` To let me, ${refused.wayIn(place)}.`
      : refused.why === 'too much'
        ? ' It is not taking any more messages right now.'
        : '';
  return {
    ...card,
    small: [line`I could not write in ${conversation(place.conversation)}.${remedy}`, ...card.small],
  };
}
