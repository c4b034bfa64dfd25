import { ApplicationIntegrationType, PermissionFlagsBits } from 'discord.js';

/** The least that works; each is explained in docs/discord.md. */
export const needed = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const;

export const permissionNames: readonly string[] = Object.keys(needed);

/** Without these nothing can be posted. */
export const toSpeak =
  PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks;

/** Opened in a browser by whoever may add apps to the server. */
export function inviteLink(application: string): string {
  const permissions = Object.values(needed).reduce((sum, bit) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Adds it for whoever opens it, to be called wherever they are. */
export function memberLink(application: string): string {
  const query = new URLSearchParams({
    client_id: application,
    scope: 'applications.commands',
    integration_type: String(ApplicationIntegrationType.UserInstall),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
