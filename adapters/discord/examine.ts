import type { RESTOptions } from 'discord.js';
import { createApi } from './api.ts';
import { mayReadContent, switchOnContent } from './intents.ts';
import { inviteLink } from './invite.ts';
import { sayWhy, whoAmI } from './who-am-i.ts';

interface Found {
  readonly isGood: boolean;
  readonly said: string;
}

/** Asks Discord whether this token works and may read enough; opens no connection. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly rest?: Partial<RESTOptions> | undefined;
}): Promise<Found> {
  const api = createApi(options.token, options.rest);
  try {
    const me = await whoAmI(api);
    const invite = `Invite it with ${inviteLink(me.application)}`;
    return mayReadContent(me.flags)
      ? { isGood: true, said: `${me.name}. ${invite}` }
      : { isGood: false, said: `${me.name}: ${switchOnContent}. ${invite}` };
  } catch (error) {
    return { isGood: false, said: error instanceof Error ? error.message : sayWhy(error) };
  } finally {
    api.close();
  }
}
