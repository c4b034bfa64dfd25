import type { Epoch, Place } from '../../ids.ts';
import { incidentName } from '../../notes/incident.ts';
import { type Act, mark } from '../../notes/incident-marks.ts';
import type { World } from '../world.ts';

/** What somebody pressed in the incident; `at` null takes it back. Nothing where the bot has not spoken. */
export async function markPressed(
  world: World,
  place: Place,
  pressed: { readonly act: Act; readonly at: Epoch | null },
): Promise<void> {
  const incident = await incidentName(world.store, place);
  if (incident !== undefined) await mark(world.store, place.team, { ...pressed, incident });
}
