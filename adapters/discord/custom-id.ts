import { type Act, decodeAct, encodeAct } from '../../src/card/act.ts';
import type { PostId } from '../../src/ids.ts';
import { limits } from './limits.ts';

/**
 * `2.k3v9x0a1bc:answer|k3v9x0a1bc|A`: the place in its row, since two ids in a message may not be alike, then the mark
 * of the post, by which it is found again. An act of more than 87 characters leaves no room for the mark.
 */
export function toCustomId(act: Act, index: number, mark: PostId | undefined): string {
  const text = encodeAct(act);
  const marked = mark === undefined ? undefined : `${index}.${mark}:${text}`;
  return marked !== undefined && marked.length <= limits.customId ? marked : `${index}:${text}`;
}

/** The value of a menu's option, which may not repeat either. */
export function toOptionValue(act: Act, index: number): string {
  return `${index}:${encodeAct(act)}`;
}

/** undefined: no button of ours. */
export function actOf(customId: string): Act | undefined {
  const at = customId.indexOf(':');
  return at < 0 ? undefined : decodeAct(customId.slice(at + 1));
}

export function isMarked(customId: string, mark: PostId): boolean {
  const [head = ''] = customId.split(':', 1);
  return head.slice(head.indexOf('.') + 1) === mark;
}

/** The id of the menu itself: what was picked in it says what to do. */
export function menuId(mark: PostId | undefined): string {
  return mark === undefined ? 'menu:' : `menu.${mark}:`;
}
