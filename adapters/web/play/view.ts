import { printable } from '../../shared/printable.ts';
import { isDirect, members, rootOf, type Spoken, type Workspace } from '../workspace.ts';
import type { Drawn, Preview } from './preview.ts';
import type { Look, View } from './wire.ts';

/** For whom, and how. */
export interface Viewer {
  readonly as: string;
  readonly look: Look;
  readonly origin: string;
}

export function isSeen(spoken: Spoken, { as }: Pick<Viewer, 'as'>): boolean {
  const { conversation } = spoken.place;
  if (isDirect(conversation) && !conversation.startsWith(`${as}/`)) return false;
  return !spoken.onlyFor || spoken.onlyFor === as;
}

export async function toView(
  spoken: Spoken,
  viewer: Viewer,
  { preview, workspace }: { readonly preview: Preview; readonly workspace: Workspace },
): Promise<View> {
  const { card } = spoken;
  const named = { members, channels: workspace.channels() };
  return {
    id: spoken.id,
    at: spoken.at,
    conversation: spoken.place.conversation,
    root: rootOf(spoken.place),
    ...authorOf(spoken),
    text: printable(spoken.text),
    payload:
      card &&
      (await preview.message(viewer.look, card, {
        named,
        mark: spoken.mark,
        within: withinOf(spoken),
        origin: viewer.origin,
      })),
    look: viewer.look,
    file: card?.file,
    isYours: spoken.member === viewer.as,
    isOnlyYours: spoken.onlyFor !== undefined,
  };
}

function withinOf({ place }: Spoken): Drawn['within'] {
  if (!place.thread) return 'channel';
  return isDirect(place.conversation) ? 'direct thread' : 'thread';
}

function authorOf({ from, member }: Spoken): Pick<View, 'author' | 'kind'> {
  if (from === 'us') return { author: 'Coach', kind: 'coach' };
  if (from === 'bot') return { author: 'Alerts', kind: 'app' };
  return { author: members.find((one) => one.id === member)?.name ?? 'Somebody', kind: 'person' };
}
