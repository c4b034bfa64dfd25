import type { Log } from '../../src/log.ts';
import { cut } from '../shared/cut.ts';
import { createLastResort } from '../shared/last-resort.ts';
import { limits } from './limits.ts';
import { refusal, toSent } from './outcome.ts';
import type { DrawnMessage } from './render-card.ts';

type Plain = Omit<DrawnMessage, 'embeds'> & { readonly embeds: readonly [] };
export type Drawn = DrawnMessage | Plain;
export type Plainer = <T>(drawn: DrawnMessage, send: (drawn: Drawn) => Promise<T>) => Promise<T>;

/** Sends a message; where Discord does not take its embed, the words with the buttons, then the words alone. */
export function createPlainer(log: Log): Plainer {
  const lastResort = createLastResort({ name: 'discord', log, toSent, refusal });
  return (drawn, send) => lastResort(formsOf(drawn), send);
}

function formsOf(drawn: DrawnMessage): readonly [Drawn, ...Drawn[]] {
  const words = [drawn.content, drawn.embeds[0].description ?? ''].filter(Boolean).join('\n');
  const plain: Plain = { ...drawn, content: cut(words, limits.content), embeds: [] };
  return drawn.components.length > 0 ? [drawn, plain, { ...plain, components: [] }] : [drawn, plain];
}
