import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Epoch } from '../../src/ids.ts';
import { dayMs, hourMs } from '../../src/time.ts';

/** `link`: what a card carries; `session`: what a browser keeps that came by a link. */
type Proof = 'link' | 'session';

/** Who may read pages that are not open: whoever came by a signed link, for a while. */
export interface Access {
  /** A path with a proof in it: it opens all of these pages to whoever has it, for a week at least. */
  signPath(path: string): string;
  session(): { readonly proof: string; readonly seconds: number };
  isValid(kind: Proof, proof: string | undefined): boolean;
}

const sessionMs = 12 * hourMs;
/** In the query of a signed path. */
export const proofName = 'access';

/** A proof is when it ends and a keyed hash of that: nothing is stored, and any replica with the secret knows it. */
export function createAccess({
  secret,
  pages,
  clock,
}: {
  readonly secret: string;
  /** What a proof opens: `reader`, or `team` and a team's id. A proof of one opens nothing of another. */
  readonly pages: 'reader' | `team ${string}`;
  readonly clock: () => Epoch;
}): Access {
  const key = createHmac('sha256', secret).update(pages).digest();
  const prove = (kind: Proof, until: Epoch): string => {
    const end = until.toString(36);
    return `${end}.${createHmac('sha256', key).update(`${kind} ${end}`).digest('base64url')}`;
  };
  return {
    signPath(path) {
      // To the end of a day: a card that is drawn again carries the same link.
      const until = (Math.floor(clock() / dayMs) + 8) * dayMs;
      const [before = '', ...anchor] = path.split('#');
      const signed = `${before}${before.includes('?') ? '&' : '?'}${proofName}=${prove('link', until)}`;
      return [signed, ...anchor].join('#');
    },
    session: () => ({ proof: prove('session', clock() + sessionMs), seconds: sessionMs / 1000 }),
    isValid(kind, proof = '') {
      const until = Number.parseInt(proof.split('.', 1)[0] ?? '', 36);
      return until > clock() && isSame(proof, prove(kind, until));
    },
  };
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
