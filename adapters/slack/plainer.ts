import type { Log } from '../../src/log.ts';
import { cut } from '../shared/cut.ts';
import { createLastResort } from '../shared/last-resort.ts';
import { limits } from './limits.ts';
import { refusal, toSent } from './outcome.ts';
import type { DrawnMessage, SentMessage } from './render-card.ts';

type Drawn = Pick<DrawnMessage, 'text'> & Partial<DrawnMessage>;

/** Sends a message; where Slack does not take its table, its rows as lines; where not its blocks, the words with the buttons, then the words alone. */
export function createPlainer(
  log: Log,
): <T>(drawn: SentMessage, send: (drawn: Drawn) => Promise<T>) => Promise<T> {
  const lastResort = createLastResort({ name: 'slack', log, toSent, refusal });
  return (drawn, send) => lastResort(formsOf(drawn), send);
}

function formsOf({ tabled, ...drawn }: SentMessage): readonly [Drawn, ...Drawn[]] {
  const presses = drawn.blocks.filter(({ type }) => type === 'actions');
  const words = {
    type: 'section',
    text: { type: 'mrkdwn', text: cut(drawn.text, limits.plainText) },
  } as const;
  const bare = { text: drawn.text }; // an edit without blocks removes them
  const lines = presses.length > 0 ? [{ text: drawn.text, blocks: [words, ...presses] }] : [];
  const plain = [...lines, bare];
  return tabled ? [{ ...drawn, blocks: tabled }, drawn, ...plain] : [drawn, ...plain];
}
