import { ApplicationIntegrationType, DiscordAPIError, RateLimitError, Routes } from 'discord.js';
import { z } from 'zod';
import { onTheWay } from '../shared/refused.ts';
import type { Api } from './api.ts';
import { refusal } from './outcome.ts';

const Application = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
  bot_require_code_grant: z.boolean().default(false),
  bot: z.object({ id: z.string() }).nullish(),
  /** By the kinds of installation that are switched on; an older application may lack it. */
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});

export interface Me {
  readonly application: string;
  readonly name: string;
  readonly user: string;
  /** What is switched on in the developer portal. */
  readonly flags: number;
  /** An invite would have to go through a web page of ours, which there is not. */
  readonly requiresCodeGrant: boolean;
  /** Members may add it for themselves, and call it anywhere. */
  readonly isForMembers: boolean;
}

/** Rejects with a sentence for the operator. */
export async function whoAmI(api: Pick<Api, 'patient'>): Promise<Me> {
  try {
    const me = Application.parse(await api.patient.get(Routes.currentApplication()));
    return {
      application: me.id,
      name: me.name,
      user: me.bot?.id ?? me.id,
      flags: me.flags,
      requiresCodeGrant: me.bot_require_code_grant,
      isForMembers: isForMembers(me),
    };
  } catch (error) {
    throw new Error(sayWhy(error), { cause: error });
  }
}

function isForMembers({ integration_types_config: kinds }: z.infer<typeof Application>): boolean {
  return !kinds || ApplicationIntegrationType.UserInstall in kinds;
}

export function sayWhy(error: unknown): string {
  if (error instanceof RateLimitError)
    return `Discord asks us to wait ${Math.ceil(error.retryAfter / 1000)} s: try again then`;
  if (error instanceof DiscordAPIError && refusal(error) === undefined)
    return onTheWay('Discord', error.status);
  if (error instanceof DiscordAPIError && error.status === 401)
    return 'Discord refuses DISCORD_TOKEN: reset it in the developer portal under Bot, and copy it again';
  if (error instanceof DiscordAPIError) return `Discord refuses the connection (${error.status})`;
  return `Discord cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
}
