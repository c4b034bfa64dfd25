import { z } from 'zod';
import type { EventId } from '../ids.ts';
import type { Seal } from '../seal.ts';
import type { Store } from '../store/store.ts';

const Pair = z.object({ access: z.string(), refresh: z.string(), expiresAt: z.number() });
type Pair = z.infer<typeof Pair>;

/** A pair of tokens that a platform renews, closed: the store cannot read it. One for each seal, so for each token that was configured. */
export function keepTokens(store: Pick<Store, 'read' | 'note' | 'claimEvent'>, seal: Seal) {
  const id = seal.mark('tokens');
  return {
    async read(): Promise<Pair | undefined> {
      const { closed } = await store.read('tokens', id);
      const opened = typeof closed === 'string' ? seal.open(closed) : undefined;
      return opened === undefined ? undefined : Pair.parse(JSON.parse(opened));
    },
    async write({ access, refresh, expiresAt }: Pair): Promise<void> {
      await store.note('tokens', id, { closed: seal.close(JSON.stringify({ access, refresh, expiresAt })) });
    },
    /** True once, over all replicas. */
    claim: (name: string): Promise<boolean> => store.claimEvent(`tokens:${seal.mark(name)}` as EventId), // minted here
  };
}
