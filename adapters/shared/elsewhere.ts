import type { Card } from '../../src/card/card.ts';
import { conversation, line } from '../../src/card/line.ts';
import type { Place } from '../../src/ids.ts';
import type { Refused } from '../../src/platform.ts';

/** An answer for its asker alone, because the place it was asked in did not take it. */
export function elsewhere(
  card: Card,
  place: Place,
  refused: { readonly why: Refused['why']; readonly wayIn: (place: Place) => string },
): Card {
  const remedy =
    refused.why === 'forbidden'
      ? ` To let me, ${refused.wayIn(place)}.`
      : refused.why === 'too much'
        ? ' It takes no more messages for the moment.'
        : '';
  return {
    ...card,
    small: [line`I could not write in ${conversation(place.conversation)}.${remedy}`, ...card.small],
  };
}
