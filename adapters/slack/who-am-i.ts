import { z } from 'zod';
import type { Api } from './api.ts';
import type { Us } from './inbound.ts';
import { refusal } from './outcome.ts';

const Me = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string(),
});

/** Rejects with a sentence for the operator. */
export async function whoAmI(api: Api): Promise<Us> {
  try {
    const me = Me.parse(await api.client.auth.test());
    return { team: me.team_id, enterprise: me.enterprise_id ?? undefined, user: me.user_id, bot: me.bot_id };
  } catch (error) {
    throw new Error(sayWhy(error), { cause: error });
  }
}

/** `token`: the variable that holds what Slack was shown. */
export function sayWhy(error: unknown, token = 'SLACK_BOT_TOKEN', where = 'OAuth & Permissions'): string {
  const word = refusal(error);
  if (word === undefined)
    return `Slack cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
  if (/auth|token|account_inactive/.test(word))
    return `Slack refuses ${token} (${word}): copy it anew from your app, ${where}`;
  return `Slack refuses the connection (${word})`;
}
