import type { Card } from '../../src/card/card.ts';
import type { Place } from '../../src/ids.ts';
import type { Sent } from '../../src/platform.ts';

/** An answer for its asker alone, because the place it was asked in did not take it. */
export function elsewhere(
  card: Card,
  place: Place,
  refused: {
    readonly why: Extract<Sent, { kind: 'refused' }>['why'];
    readonly wayIn: (place: Place) => string;
  },
): Card {
  const remedy = refused.why === 'forbidden' ? ` To let me, ${refused.wayIn(place)}.` : '';
  return {
    ...card,
    small: [
      [
        { kind: 'text', text: 'I could not write in ' },
        { kind: 'conversation', conversation: place.conversation },
        { kind: 'text', text: `.${remedy}` },
      ],
      ...card.small,
    ],
  };
}
