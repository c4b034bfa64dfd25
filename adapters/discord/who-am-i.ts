import { DiscordAPIError, Routes } from 'discord.js';
import { z } from 'zod';
import type { Api } from './api.ts';

const Application = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
  bot: z.object({ id: z.string() }).nullish(),
});

export interface Me {
  readonly application: string;
  readonly name: string;
  readonly user: string;
  /** What is switched on in the developer portal. */
  readonly flags: number;
}

/** Rejects with a sentence for the operator. */
export async function whoAmI(api: Api): Promise<Me> {
  try {
    const me = Application.parse(await api.patient.get(Routes.currentApplication()));
    return { application: me.id, name: me.name, user: me.bot?.id ?? me.id, flags: me.flags };
  } catch (error) {
    throw new Error(sayWhy(error), { cause: error });
  }
}

export function sayWhy(error: unknown): string {
  if (error instanceof DiscordAPIError && error.status === 401)
    return 'Discord refuses DISCORD_TOKEN: reset it in the developer portal under Bot, and copy it anew';
  if (error instanceof DiscordAPIError) return `Discord refuses the connection (${error.status})`;
  return `Discord cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
}
