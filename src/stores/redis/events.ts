import { hash, randomBytes } from 'node:crypto';
import type { Store } from '../../store/store.ts';
import { eventMs } from '../shared/days.ts';
import type { Keys } from './keys.ts';
import { defineScript, type Link } from './link.ts';

/** The token tells a claim that the client sent again, because the first answer was lost, from another's. */
const claim = defineScript(`
local holder = redis.call('GET', KEYS[1])
if holder then return holder == ARGV[1] and 1 or 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`);

export function createEvents(link: Link, keys: Keys): Pick<Store, 'claimEvent'> {
  return {
    async claimEvent(event) {
      // A hash, because a platform's event id may spell a member's.
      const name = hash('sha256', event, 'base64url').slice(0, 22);
      const token = randomBytes(6).toString('base64url');
      return (await link.run(claim, [keys.event(name)], [token, eventMs])) === 1;
    },
  };
}
