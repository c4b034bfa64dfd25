import type { Card, Reply } from '../../src/card/card.ts';

/** C15: what the adapter itself has to say, before the bot is asked. */
export const strangerReply: Reply = privately([
  { kind: 'text', text: 'I work only for members of this workspace.' },
]);

export const unknownCommandReply: Reply = privately([
  { kind: 'text', text: 'I do not know that command. ' },
  { kind: 'command', name: 'coach' },
  { kind: 'text', text: ' shows what there is.' },
]);

function privately(title: Card['title']): Reply {
  const card: Card = {
    name: 'Coach',
    title,
    body: [],
    buttons: [],
    small: [[{ kind: 'text', text: 'Only you see this.' }]],
  };
  return { kind: 'card', to: 'asker', card };
}
