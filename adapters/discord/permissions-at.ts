import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { z } from 'zod';

const bits = z.string().regex(/^\d+$/).transform(BigInt);

export const GuildRoles = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits })),
});
export const ChannelOverwrites = z.object({
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
export interface Us {
  readonly user: string;
  readonly roles: readonly string[];
}

type Overwrites = z.infer<typeof ChannelOverwrites>['permission_overwrites'];

/**
 * What a member may do in a channel, where no client holds the server: everyone's, then the roles' together, then their
 * own. https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsAt(
  guild: z.infer<typeof GuildRoles>,
  us: Us,
  { permission_overwrites: all }: z.infer<typeof ChannelOverwrites>,
): Readonly<PermissionsBitField> {
  const ours = new Set([guild.id, ...us.roles]);
  const base = guild.roles.filter(({ id }) => ours.has(id)).reduce((sum, role) => sum | role.permissions, 0n);
  if (guild.owner_id === us.user || base & PermissionFlagsBits.Administrator)
    return new PermissionsBitField(PermissionsBitField.All);
  const steps: readonly Overwrites[] = [
    all.filter(({ id }) => id === guild.id),
    all.filter(({ id }) => us.roles.includes(id)),
    all.filter(({ id }) => id === us.user),
  ];
  return new PermissionsBitField(steps.reduce(overwritten, base));
}

/** Of several at once an allowance outweighs a denial. */
function overwritten(held: bigint, overwrites: Overwrites): bigint {
  const denied = overwrites.reduce((sum, { deny }) => sum | deny, 0n);
  return overwrites.reduce((sum, { allow }) => sum | allow, held & ~denied);
}
