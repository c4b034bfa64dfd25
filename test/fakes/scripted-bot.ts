import type { Card, Reply } from '../../src/card/card.ts';
import type { Acknowledgement, Bot, Incoming } from '../../src/platform.ts';
import { act } from '../builders/act.ts';

/** A bot that says what the test told it to, and remembers what it was asked. Claims events as the real one does. */
export interface ScriptedBot extends Bot {
  readonly asked: readonly Incoming[];
  /** What the next asks are answered with; a function is asked each time. */
  replies(reply: Reply | ((incoming: Incoming) => Reply | Promise<Reply>)): void;
}

export function scriptedBot(): ScriptedBot {
  const asked: Incoming[] = [];
  const claimed = new Set<string>();
  let script: Reply | ((incoming: Incoming) => Reply | Promise<Reply>) = { kind: 'nothing' };
  return {
    asked,
    replies: (reply) => {
      script = reply;
    },
    acknowledgement: (incoming): Acknowledgement =>
      incoming.kind === 'form' ? 'in the acknowledgement' : 'asker',
    async answer(incoming) {
      if (claimed.has(incoming.id)) return { kind: 'nothing' };
      claimed.add(incoming.id);
      asked.push(incoming);
      return typeof script === 'function' ? script(incoming) : script;
    },
  };
}

/** A card that says these words, with these buttons; each button's act is its own label. */
export function cardOf(title: string, ...buttons: readonly string[]): Card {
  return {
    name: title.slice(0, 24),
    title: [{ kind: 'text', text: title }],
    body: [],
    buttons: buttons.map((label) => ({ label, act: act(label) })),
    small: [],
  };
}

export function cardReply(to: 'asker' | 'place' | 'pressed', card: Card): Reply {
  return { kind: 'card', to, card };
}
