import type { Card } from '../../src/card/card.ts';
import { linesOf } from '../../src/card/lines.ts';
import type { MemberId, PostId } from '../../src/ids.ts';
import type { Looks } from './looks.ts';
import type { Names } from './names.ts';
import { type DrawnMessage, renderCard } from './render-card.ts';

export type Draw = (card: Card, guild: string, mark?: PostId) => Promise<DrawnMessage>;

/** A mention inside an embed reads as a number to whoever has not met the member: names are learned first. */
export function createDraw(looks: Looks, names: Names): Draw {
  return async (card, guild, mark) => {
    const members = [...new Set(membersOf(card))];
    if (members.length === 0) return renderCard(card, looks, mark);
    return renderCard(card, { ...looks, names: await names(guild, members) }, mark);
  };
}

function membersOf(card: Card): readonly MemberId[] {
  const inlines = [card.title, ...linesOf(card.body), ...card.small].flat();
  return inlines.flatMap((inline) => (inline.kind === 'member' ? [inline.member] : []));
}
