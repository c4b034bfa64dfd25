import type { Card, Form } from '../../../src/card/card.ts';
import type { PostId } from '../../../src/ids.ts';
import type { Look, Names } from './wire.ts';

/** Who and what the payloads name; each adapter has ids of its own for them. */
export interface Named {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly name: string }[];
}

/** Draws the very payloads that the adapters send. Handed in by the composition root: no adapter knows another. */
export interface Preview {
  names(look: Look, named: Named): Names;
  message(look: Look, card: Card, given: Drawn): Promise<unknown>;
  form(look: Look, form: Form): Promise<unknown>;
}

export interface Drawn {
  readonly named: Named;
  readonly mark: PostId | undefined;
  /** Where it stands: a platform may take no commands there. */
  readonly within: 'channel' | 'thread' | 'direct thread';
  /** Where links to the guides lead. */
  readonly origin: string;
}
