import type { ConversationId } from '../../ids.ts';
import type { Fact } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import { moved, type Rename, renaming } from '../shared/moved.ts';
import { factsOf, type ReadFrom } from './facts.ts';
import { dropConversation } from './group.ts';
import type { Link } from './link.ts';
import { type Written, writeFacts } from './restore.ts';
import { eachKey, scan } from './scan.ts';

const keysAtOnce = 50;

/**
 * The new id belongs to another slot, so what is there is written anew and then removed. A process that dies in between
 * leaves the conversation under both ids: the platform refuses the old one, which suspends it.
 */
export function createMoveConversation(parts: ReadFrom & Written): Pick<Store, 'moveConversation'> {
  const { link, keys, schedules, posts, plans } = parts;
  return {
    async moveConversation(from, to) {
      const [taken] = await Promise.all([schedules.schedule(to), link.send('ping')]);
      if (taken || (await posts.all(to)).length > 0) return;
      const belonging = await keysMatching(link, keys.belonging(from));
      const rename = renaming(from, to);
      await writeFacts(parts, renamed(factsOf(parts, from, belonging), rename));
      await link.run(dropConversation, keys.group(from), [from]);
      await Promise.all(belonging.map((key) => link.send('del', key)));
      plans.forgetCached();
      await renameNotes(parts, from, rename);
    },
  };
}

async function keysMatching(link: Link, glob: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const few of scan(link, glob, keysAtOnce)) found.push(...few);
  return found;
}

async function* renamed(facts: AsyncIterable<Fact>, rename: Rename): AsyncGenerator<Fact> {
  for await (const fact of facts) yield moved(fact, rename);
}

async function renameNotes(parts: Written, from: ConversationId, rename: Rename): Promise<void> {
  await eachKey(parts.link, parts.keys.all('n'), (key) => renameNote(parts, key, { from, rename }));
}

/** What was noted under the new id meanwhile is the later word. */
async function renameNote(
  { link, keys, notes }: Pick<Written, 'link' | 'keys' | 'notes'>,
  key: string,
  { from, rename }: { readonly from: ConversationId; readonly rename: Rename },
): Promise<void> {
  const [of, id] = keys.noteIn(key);
  const note = await notes.read(of, id);
  if (!`${id}${JSON.stringify(note)}`.includes(from)) return;
  const after = moved({ kind: 'note', of, id, note } as const, rename);
  const later = after.id === id ? {} : await notes.read(of, after.id);
  await notes.replace(of, after.id, { ...after.note, ...later });
  if (after.id !== id) await link.send('del', key);
}
