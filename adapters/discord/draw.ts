import type { Card } from '../../src/card/card.ts';
import { linesOf } from '../../src/card/lines.ts';
import type { MemberId, PostId } from '../../src/ids.ts';
import type { Looks } from './looks.ts';
import type { Names } from './names.ts';
import { type DrawnMessage, renderCard } from './render-card.ts';

export type Draw = (card: Card, guild: string, mark?: PostId) => Promise<DrawnMessage>;

interface Drawing extends Pick<Looks, 'commandPrefix' | 'publicUrl' | 'signPath'> {
  readonly names: Names;
  /** The ids of the commands by their spelled names: others once they are registered. */
  readonly commands: () => ReadonlyMap<string, string>;
}

interface Drawn {
  readonly message: DrawnMessage;
  /** The commands' ids that it was drawn with. */
  readonly commands: ReadonlyMap<string, string>;
}

/** A mention inside an embed reads as a number to whoever has not met the member: names are learned first. */
export function createDraw({ names, commands, ...bare }: Drawing): Draw {
  const drawn = new WeakMap<Card, Drawn>();
  const looks = (): Looks => {
    const ids = commands();
    return { ...bare, commandId: (command) => ids.get(command) };
  };

  /** An answer that is given again is the same card. */
  function drawAgain(card: Card): DrawnMessage {
    const known = drawn.get(card);
    if (known?.commands === commands()) return known.message;
    const message = renderCard(card, looks());
    drawn.set(card, { message, commands: commands() });
    return message;
  }

  return async (card, guild, mark) => {
    const members = drawn.has(card) ? [] : [...new Set(membersOf(card))];
    if (members.length > 0) return renderCard(card, { ...looks(), names: await names(guild, members) }, mark);
    return mark === undefined ? drawAgain(card) : renderCard(card, looks(), mark);
  };
}

function membersOf(card: Card): readonly MemberId[] {
  const inlines = [card.title, ...linesOf(card.body), ...card.small].flat();
  return inlines.flatMap((inline) => (inline.kind === 'member' ? [inline.member] : []));
}
