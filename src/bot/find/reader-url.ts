import type { Section } from '../../library/model.ts';
import type { World } from '../world.ts';

/** Where a section is read in a browser; undefined: no reader is reachable. */
export function readerUrl(
  { publicUrl, signPath }: Pick<World, 'publicUrl' | 'signPath'>,
  { guide, anchor }: Pick<Section, 'guide' | 'anchor'>,
): string | undefined {
  const path = `/guides/${guide}#${anchor}`;
  return publicUrl && `${publicUrl}${signPath?.(path) ?? path}`;
}
