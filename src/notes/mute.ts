import { z } from 'zod';
import type { Epoch, Place } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

const Mute = z.object({ at: z.number().optional().catch(undefined) });

/** Kept by the thread, or where there is none by the conversation. A conversation's mute holds in its threads too. */
function idsOf({ thread, conversation }: Place): readonly string[] {
  return thread ? [thread, conversation] : [conversation];
}

/** Since when the bot is to be silent in the place; undefined: it may speak. */
export async function mutedSince(store: NoteStore, place: Place): Promise<Epoch | undefined> {
  const mutes = await Promise.all(
    idsOf(place).map(async (id) => Mute.parse(await store.read('mute', id)).at),
  );
  const since = mutes.filter((at) => at !== undefined);
  return since.length === 0 ? undefined : Math.min(...since);
}

export async function mute(store: NoteStore, place: Place, at: Epoch): Promise<void> {
  await store.note('mute', place.thread ?? place.conversation, { at });
}

/** The bot may speak in the place again, whatever muted it there. */
export async function unmute(store: NoteStore, place: Place): Promise<void> {
  for (const id of idsOf(place)) await store.note('mute', id, { at: null });
}
