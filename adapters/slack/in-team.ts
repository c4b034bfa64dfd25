import type { TeamId } from '../../src/ids.ts';
import type { Platform } from '../../src/platform.ts';
import type { Api } from './api.ts';
import { toPlace } from './ids.ts';
import type { Us } from './inbound.ts';
import { refusal } from './outcome.ts';

/** What Slack says to the token of an app that was uninstalled. One that was merely revoked says nothing of the app. */
const uninstalled: readonly unknown[] = ['account_inactive', 'app_not_installed'];

/** Of another workspace than the token's nothing is known. */
export async function isIn(api: Api, us: Us, team: TeamId): ReturnType<Platform['isIn']> {
  if (toPlace(us.team, '').team !== team) return 'cannot tell';
  try {
    await api.client.auth.test();
    return 'here';
  } catch (error) {
    return uninstalled.includes(refusal(error)) ? 'gone' : 'cannot tell';
  }
}
