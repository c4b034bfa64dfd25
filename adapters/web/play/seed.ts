import type { ConversationId } from '../../../src/ids.ts';
import type { Bot } from '../../../src/platform.ts';
import { conversationOf, directOf, members, team, type Workspace } from '../workspace.ts';
import { say, type Words } from './talk.ts';

const daily = conversationOf('sre-daily');
const incidents = conversationOf('incidents');

const talk = [
  {
    conversation: daily,
    who: 0,
    text: 'Trying Coach in this channel: one question a day about running production. /coach sets it up.',
  },
  {
    conversation: daily,
    who: 1,
    text: 'And when something breaks, /guide and a few words find the steps. Try it.',
  },
  {
    conversation: incidents,
    who: 0,
    text: 'Each incident gets a channel of its own, inc- and what it is about. Coach reads along there and speaks when it is sure.',
  },
  {
    conversation: incidents,
    who: 1,
    text: 'Play a recorded one from the list, or paste the thread of your last incident and see what Coach would have said.',
  },
] as const;

/** Nobody finds the playground empty. What Coach says there, it says itself; only who looks at the playground makes it. */
export function createSeed(workspace: Workspace, clock: () => number): (bot: Bot) => Promise<void> {
  let sown: Promise<void> | undefined;
  return (bot) => {
    sown ??= sow(bot, workspace, clock());
    return sown;
  };
}

async function sow(bot: Bot, workspace: Workspace, at: number): Promise<void> {
  for (const { conversation, who, text } of talk) {
    const place = { team, conversation };
    workspace.add({ ...said, at, place, member: members[who]?.id, text });
  }
  const [lead] = members;
  if (lead)
    await ask(bot, workspace, {
      at,
      conversation: daily,
      member: lead.id,
      text: '/guide pods keep restarting',
    });
  for (const { id } of members)
    await ask(bot, workspace, { at, conversation: directOf(id), member: id, text: '/coach' });
}

const said = { from: 'person', card: undefined, mark: undefined, onlyFor: undefined } as const;

/** Nobody typed it. */
function ask(
  bot: Bot,
  workspace: Workspace,
  asked: Pick<Words, 'at' | 'member' | 'text'> & { readonly conversation: ConversationId },
) {
  const { conversation, ...words } = asked;
  const event = `seed-${conversation}-${asked.at}`;
  return say({ ...words, event, place: { team, conversation }, isAlert: false }, bot, workspace);
}
