import { describe, expect, it, onTestFinished } from 'vitest';
import { toPlace } from '../../adapters/slack/ids.ts';
import type { PostId } from '../../src/ids.ts';
import { cardOf, scriptedBot } from '../fakes/scripted-bot.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const place = toPlace(ids.team, 'C000SREDAILY');

async function open(): Promise<SlackWorkspace> {
  const chat = openSlackWorkspace();
  await chat.start(scriptedBot());
  onTestFinished(async () => {
    await chat.stop();
    expect(chat.server.faults).toEqual([]);
  });
  return chat;
}

const element = '[{"type":"usergroup","usergroup_id":"S0000SRE01"}]';
const mark = 'abcdefghij' as PostId; // minted as the core does
const asking = (mention: string) => ({ ...cardOf('Question of the day', 'A'), mention });
const post = (chat: SlackWorkspace, mention: string) =>
  chat.platform.post(place, { card: asking(mention), mark, signal: new AbortController().signal });

describe('a user group', () => {
  it.each(['@sre', 'SRE ', 'S0000SRE01', '<!subteam^S0000SRE01>', '<!subteam^S0000SRE01|@sre>'])(
    'is mentioned with the question, named as %s, and on its edits',
    async (named) => {
      const chat = await open();
      expect(await chat.platform.mentionFault(place, named)).toBeUndefined();

      const sent = await post(chat, named);

      const shown = () => chat.server.messages.at(-1)?.shown;
      expect(shown()?.text).toMatch(/^<!subteam\^S0000SRE01> Question of the day/);
      expect(JSON.stringify(shown()?.blocks)).toContain(element);
      if (sent.kind === 'sent') await chat.platform.edit(place, sent.message, asking(named));
      expect(JSON.stringify(shown()?.blocks)).toContain(element);
    },
  );

  it.each([
    ['nobody', 'There is no user group "nobody" in this workspace.'],
    ['S0000GONE1', 'There is no user group "S0000GONE1" in this workspace.'],
    ['@here', 'Coach never mentions everyone. Choose a user group.'],
    ['<!channel>', 'Coach never mentions everyone. Choose a user group.'],
    ['<@U000FIRST>', 'There is no user group "<@U000FIRST>" in this workspace.'],
  ])('is refused at its field where it is %s, and a question goes without it', async (named, why) => {
    const chat = await open();

    expect(await chat.platform.mentionFault(place, named)).toBe(why);
    await post(chat, named);

    expect(chat.server.messages.at(-1)?.shown.text).toMatch(/^Question of the day/);
  });

  it('is named by its id where groups may not be looked up', async () => {
    const chat = await open();
    chat.server.scopes.delete('usergroups:read');

    expect(await chat.platform.mentionFault(place, '@sre')).toBe(
      'I may not look up user groups. Write the id of one, such as S0123ABCD, or add the scope usergroups:read.',
    );
    expect(await chat.platform.mentionFault(place, 'S0000SRE01')).toBeUndefined();
    await post(chat, 'S0000SRE01');

    expect(chat.server.messages.at(-1)?.shown.text).toMatch(/^<!subteam\^S0000SRE01> /);
  });
});

describe('whom the question mentions', () => {
  it('is a user group on Slack', async () => {
    expect((await open()).platform.mentionable(place)).toBe('user group');
  });
});
