import type { ConversationId } from '../ids.ts';
import type { Card, Inline, Line } from '../reply.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const bold = (words: string): Inline => ({ kind: 'text', text: words, bold: true });
const onlyYou: Line = [text('Only you see this.')];

/** To the admins: the place refuses posts. */
export function suspendedCard(conversation: ConversationId, why: 'gone' | 'forbidden'): Card {
  const what =
    why === 'gone'
      ? ' is gone, archived, or no longer shows itself to me'
      : ' does not let me post: I am not in it, or lack the permission';
  return {
    name: 'Suspended',
    title: [
      { kind: 'conversation', conversation },
      text(
        `${what}, so its daily question is suspended. No streak is harmed. Invite me again and it goes on.`,
      ),
    ],
    body: [],
    buttons: [],
    small: [onlyYou],
  };
}

/** C16, said once in the conversation. */
export function turnedDownCard(): Card {
  return {
    name: 'Turned down',
    title: [
      bold('Turned down by itself.'),
      text(
        ' Fewer than three people answered the last five questions, so I post on Tue and Thu from now on.',
      ),
    ],
    body: [],
    buttons: [
      { label: 'Back to every day', act: ['everyday'] },
      { label: 'Stop', act: ['pauseuntil'] },
    ],
    small: [[text('Posted once in the channel; admins can change it.')]],
  };
}

/** To the admins: the library runs out before long. */
export function lowBagCard(conversation: ConversationId, left: number): Card {
  const count = left === 1 ? '1 question is' : `${left} questions are`;
  return {
    name: 'Questions run low',
    title: [bold('Questions run low'), text(' in '), { kind: 'conversation', conversation }, text('.')],
    body: [
      {
        kind: 'paragraph',
        line: [
          text(`${count} left before one repeats. Choose more topics, or add questions of your own: `),
          { kind: 'command', name: 'coach' },
          text('.'),
        ],
      },
    ],
    buttons: [{ label: 'Change', act: ['change'] }],
    small: [[text('Said once. Only you see this.')]],
  };
}
