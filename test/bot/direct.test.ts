import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, TeamId } from '../../src/ids.ts';
import { noteAnswering } from '../../src/notes/member.ts';
import { shownMembers } from '../../src/notes/shown.ts';
import { readUsed } from '../../src/notes/used.ts';
import { readWanted } from '../../src/notes/wanted.ts';
import type { BotChat } from '../builders/bot-chat.ts';
import { started } from '../builders/setup-chat.ts';
import { directWith, memberId } from '../fakes/platform.ts';

const [ours, theirs] = ['fake:T1' as TeamId, 'fake:T2' as TeamId];
const ann = memberId('ann');
const { team: none } = directWith(ann);
const direct = { as: 'ann', in: 'direct' };
const whichBoard = 'On which board? Write /coach privacy in a channel that has one.';

describe('a press in a direct message that is in no team', () => {
  let chat: BotChat;
  const answersIn = (team: TeamId) =>
    noteAnswering(chat.store, ann, {
      place: { team, conversation: `${team}/sre-daily` as ConversationId },
      at: chat.now(),
    });
  const boards = async () =>
    Promise.all([ours, theirs, none].map(async (team) => (await shownMembers(chat.store, team)).length));
  beforeEach(async () => {
    chat = await started();
  });

  it('shows on the boards of the one team in which one answers, and hides there', async () => {
    await answersIn(ours);
    await chat.says('/coach privacy', direct);

    await chat.presses('Show me on boards', { as: 'ann' });
    const whileShown = await boards();
    await chat.presses('Hide me on boards', { as: 'ann' });

    expect(whileShown).toEqual([1, 0, 0]);
    expect(await boards()).toEqual([0, 0, 0]);
    expect(chat.heard().at(-1)?.buttons).toContain('Show me on boards');
  });

  it.each([
    ['nowhere', []],
    ['in two teams', [ours, theirs]],
  ])('asks on which board who answers %s, and writes nothing', async (_where, teams) => {
    for (const team of teams) await answersIn(team);
    await chat.says('/coach privacy', direct);

    await chat.presses('Show me on boards', { as: 'ann' });

    expect(chat.last('ann')).toBe(whichBoard);
    expect(await boards()).toEqual([0, 0, 0]);
  });

  it('hides on the boards of every team', async () => {
    for (const team of [ours, theirs]) {
      await answersIn(team);
      await chat.store.note('member', ann, { [`shown ${team}`]: true });
      await chat.store.note('shown', team, { [ann]: true });
    }
    await chat.says('/coach privacy', direct);

    await chat.presses('Hide me on boards', { as: 'ann' });

    expect(await boards()).toEqual([0, 0, 0]);
  });

  it('means no team that one may not read any more', async () => {
    await answersIn(ours);
    chat.platform.settings.outsiders = [ann];
    await chat.says('/coach privacy', direct);

    await chat.presses('Show me on boards', { as: 'ann' });

    expect(chat.last('ann')).toBe(whichBoard);
    expect(await boards()).toEqual([0, 0, 0]);
  });

  it('offers no name for a board where there is none', async () => {
    await chat.forges(['board', 'this'], direct);
    expect(chat.heard().at(-1)?.buttons).toEqual(['Last week']);

    await chat.forges(['shown', 'this', 'on'], direct);

    expect(chat.last('ann')).toBe(whichBoard);
    expect(await boards()).toEqual([0, 0, 0]);
  });

  it('asks for a guide, uses a section and practises in the one team in which one answers', async () => {
    await answersIn(ours);

    await act(chat);

    expect(await written(chat)).toEqual({ wanted: [1, 0, 0], used: [1, 0, 0], attempts: [ours] });
  });

  it('does so in no team where several may be meant', async () => {
    for (const team of [ours, theirs]) await answersIn(team);

    await act(chat);

    expect(await written(chat)).toEqual({ wanted: [0, 0, 1], used: [0, 0, 0], attempts: [none] });
  });
});

async function act(chat: BotChat): Promise<void> {
  const section = chat.world.library().guides[0]?.sections[0];
  await chat.forges(['want', 'a flux capacitor'], direct);
  await chat.forges(['steps', section?.key ?? ''], direct);
  await chat.says('/quiz', direct);
  await chat.presses('A', { as: 'ann' });
}

async function written({ store }: BotChat) {
  return {
    wanted: await Promise.all(
      [ours, theirs, none].map(async (team) => (await readWanted(store, team)).length),
    ),
    used: await Promise.all([ours, theirs, none].map(async (team) => (await readUsed(store, team)).size)),
    attempts: (await store.attempts(ann)).map(({ team }) => team),
  };
}
