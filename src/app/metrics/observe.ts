import type { Connections } from '../connections.ts';
import type { Content } from '../content.ts';
import type { Storage } from '../storage.ts';
import type { Meters } from './meters.ts';

/** What is read when somebody looks, and not kept. */
export async function readMetrics(
  meters: Meters,
  of: { readonly content: Content; readonly connections: Connections; readonly storage: Storage },
): Promise<string> {
  const { guides, questions } = of.content.library();
  const own = guides.filter((guide) => guide.own).length;
  meters.guides.set({ origin: 'bundled' }, guides.length - own);
  meters.guides.set({ origin: 'own' }, own);
  meters.questions.set(questions.length);
  meters.problems.set(of.content.problems());
  meters.storeLost.set(of.storage.hasLostData() ? 1 : 0);
  for (const [platform, state] of Object.entries(of.connections.states()))
    meters.connected.set({ platform }, state === 'connected' ? 1 : 0);
  return meters.registry.metrics();
}
