import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { z } from 'zod';
import type { Us } from './inbound.ts';

/** Of an interaction, what tells where it was called from, and for whom the app is installed. */
export const Calling = z.object({
  guild_id: z.string().nullish(),
  context: z.number().nullish(),
  /** By the kind of the installation. */
  authorizing_integration_owners: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * By a member who keeps the app for themselves, where it is not: in a server that has not let it in, or in a conversation
 * between people. https://docs.discord.com/developers/resources/application#installation-context
 */
export function isCalledOutside(given: z.infer<typeof Calling>, us: Us): boolean {
  if (!given.guild_id) return given.context === InteractionContextType.PrivateChannel;
  const owners = given.authorizing_integration_owners ?? {};
  const isMembersAlone =
    ApplicationIntegrationType.UserInstall in owners && !(ApplicationIntegrationType.GuildInstall in owners);
  return isMembersAlone || !us.isIn(given.guild_id);
}
