import { memberOf, team } from '../../adapters/web/workspace.ts';
import { goLiveByName, readTeamWatch, savePatterns } from '../notes/team-watch.ts';
import type { Store } from '../store/store.ts';

/** In the playground Coach speaks in the channels of incidents from the start, unless it was told otherwise there. */
export async function watchRehearsals(store: Store): Promise<void> {
  const { patterns } = await readTeamWatch(store, team);
  if (patterns.length > 0) return;
  const by = memberOf('member-1');
  await savePatterns(store, team, { patterns: ['inc-*'], by });
  await goLiveByName(store, team, by);
}
