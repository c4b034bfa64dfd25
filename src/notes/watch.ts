import { z } from 'zod';
import type { ConversationId, Epoch, MemberId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { dayMs } from '../time.ts';
import { field, numbersOf, without } from './fields.ts';

const Fields = z.object({
  watch: z.enum(['off', 'trial', 'live']).catch('off'),
  /** Who started the trial: the one it is told to. */
  watchedBy: z.string().optional().catch(undefined),
});

/** Whether and how a conversation is watched for incidents, and what was said there lately. */
export interface Watch extends z.infer<typeof Fields> {
  /** Day, `YYYY-MM-DD` -> how often the bot spoke unasked. */
  readonly spoken: ReadonlyMap<string, number>;
  /** What stands for an alert's name -> when it was last answered. */
  readonly alerts: ReadonlyMap<string, Epoch>;
}

export async function readWatch(store: NoteStore, conversation: ConversationId): Promise<Watch> {
  return parse(await store.read('conversation', conversation));
}

/** Whether each conversation is watched, with its whole note. */
export async function* readWatches(store: NoteStore) {
  for await (const { id, note } of store.notes('conversation'))
    yield { id, note, watch: Fields.parse(note).watch };
}

function parse(note: Note): Watch {
  return {
    ...Fields.parse(note),
    spoken: new Map(numbersOf(note, 'spoken')),
    alerts: new Map(numbersOf(note, 'alert')),
  };
}

export async function goLive(store: NoteStore, conversation: ConversationId, by: MemberId): Promise<void> {
  await store.note('conversation', conversation, { watch: 'live', watchedBy: by });
}

export async function stopWatch(store: NoteStore, conversation: ConversationId): Promise<void> {
  await store.note('conversation', conversation, { watch: 'off' });
}

/** Counted by day, and by the names of the alerts that were answered; what no longer matters goes. */
export async function noteSpoken(
  store: NoteStore,
  conversation: ConversationId,
  said: { readonly day: string; readonly alerts: readonly string[]; readonly at: Epoch },
): Promise<void> {
  const { spoken, alerts } = parse(
    await store.add('conversation', conversation, { [field('spoken', said.day)]: 1 }),
  );
  const old = [...alerts].filter(([, at]) => said.at - at >= dayMs).map(([name]) => name);
  await store.note('conversation', conversation, {
    ...without(
      'spoken',
      [...spoken.keys()].filter((day) => day < said.day),
    ),
    ...without('alert', old),
    ...Object.fromEntries(said.alerts.map((name) => [field('alert', name), said.at])),
  });
}
