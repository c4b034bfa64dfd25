import type { ConversationId } from '../../ids.ts';
import type { Fact } from '../../store/facts.ts';
import { idPattern } from './notes.ts';

export type Rename = (text: string) => string;

/** Another id in place of a conversation's, wherever a text names it or what belongs to it. */
export function renaming(from: ConversationId, to: ConversationId): Rename {
  const name = new RegExp(idPattern(from), 'g');
  return (text) => text.replace(name, () => to);
}

/** A fact of the conversation under its new id. Facts are plain data, so their text holds all of them. */
export function moved<F extends Fact>(fact: F, rename: Rename): F {
  return JSON.parse(rename(JSON.stringify(fact))) as F; // the same shape, id by id
}
