import { z } from 'zod';
import type { MemberId, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

const TeamWatch = z.object({
  patterns: z.array(z.string()).catch([]),
  watch: z.enum(['off', 'trial', 'live']).catch('off'),
  /** Who named the first of them: the one the trial is told to. */
  watchedBy: z.string().optional().catch(undefined),
});
/** Names of channels that are watched in a whole team. */
export type TeamWatch = z.infer<typeof TeamWatch>;

export async function readTeamWatch(store: NoteStore, team: TeamId): Promise<TeamWatch> {
  return TeamWatch.parse(await store.read('team', team));
}

/** Whether each team watches by name, with its whole note. */
export async function* readTeamWatches(store: NoteStore) {
  for await (const { id, note } of store.notes('team'))
    yield { id, note, watch: TeamWatch.parse(note).watch };
}

export async function goLiveByName(store: NoteStore, team: TeamId, by: MemberId): Promise<void> {
  await store.note('team', team, { watch: 'live', watchedBy: by });
}

/** The first names start a trial; what runs already stays as it is. */
export async function savePatterns(
  store: NoteStore,
  team: TeamId,
  named: { readonly patterns: readonly string[]; readonly by: MemberId },
): Promise<void> {
  const { watch } = await readTeamWatch(store, team);
  await store.note('team', team, {
    patterns: named.patterns,
    ...(watch === 'off' ? { watch: 'trial', watchedBy: named.by } : {}),
  });
}
