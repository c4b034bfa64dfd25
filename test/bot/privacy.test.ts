import { describe, expect, it } from 'vitest';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel, memberId } from '../fakes/platform.ts';

const here = channel('sre-daily').conversation;
const ann = { as: 'ann' };

describe('what is stored', () => {
  it('is told in numbers', async () => {
    const chat = await answered();

    await chat.says('/coach privacy', ann);

    expect(chat.last('ann')).toBe(
      [
        '*What Coach keeps about you*',
        'Your answers (1), your review queue (1), your settings. No messages, no searches.',
        '[ Export ] [ Delete everything ] [ Show me on boards ]',
        '_Only you see this._',
      ].join('\n'),
    );
  });

  it('is shown or hidden on boards by one press', async () => {
    const chat = await answered();
    await chat.says('/coach privacy', ann);

    await chat.presses('Show me on boards', ann);
    expect(chat.heard().at(-1)?.buttons).toEqual(['Export', 'Delete everything', 'Hide me on boards']);
    await chat.presses('Hide me on boards', ann);

    expect(chat.heard().at(-1)?.buttons).toEqual(['Export', 'Delete everything', 'Show me on boards']);
  });

  it('is exported as a file in a direct message, with the question as it was posted', async () => {
    const chat = await answered();
    await chat.says('/coach privacy', ann);

    await chat.presses('Export', ann);

    const file = fileOf(chat, 'direct');
    const [post] = await chat.store.posts(here, 1);
    expect(chat.last('ann')).toBe('Sent.\n_Only you see this._');
    expect(file.answers).toMatchObject([
      {
        kind: 'answer',
        choice: 2,
        chosen: 'Do C with `tool`',
        at: '2026-11-23T09:00:00.000Z',
        question: { id: post?.question.id, stem: post?.question.stem },
      },
    ]);
    expect(JSON.stringify(file)).not.toContain('bob');
  });

  it('is exported in private where a direct message is refused', async () => {
    const chat = await answered();
    chat.platform.settings.whispers = 'forbidden';
    await chat.says('/coach privacy', ann);

    await chat.presses('Export', ann);

    expect(fileOf(chat, 'private').answers).toHaveLength(1);
  });

  it('is gone after a typed confirmation, the name on the board with it', async () => {
    const chat = await answered();
    await chat.says('/coach privacy', ann);
    await chat.presses('Show me on boards', ann);
    await chat.presses('Delete everything', ann);

    await chat.submits({ confirm: ['delete'] }, ann);

    expect(chat.last('ann')).toBe(
      'Done. 1 answer, 1 review and your settings are gone.\n_Only you see this._',
    );
    expect(await chat.store.answers(memberId('ann'), here)).toEqual([]);
    expect(await chat.store.read('team', 'fake:T1/shown')).toEqual({});
    for await (const fact of chat.store.facts(memberId('ann'))) expect(fact).toBeUndefined();
  });

  it('stays without the word', async () => {
    const chat = await answered();
    await chat.says('/coach privacy', ann);
    await chat.presses('Delete everything', ann);
    expect(chat.last('ann')).toBe(
      'This removes your answers, reviews, settings and streak. It stays removed. Closed questions keep their totals, and cards you shared stay until you delete them. Type delete to go on.',
    );

    await chat.submits({ confirm: ['yes'] }, ann);

    expect(chat.heard().at(-1)?.errors).toEqual({
      confirm: 'Nothing was deleted. The word is delete.',
    });
    expect(await chat.store.answers(memberId('ann'), here)).toHaveLength(1);
  });
});

async function answered(): Promise<BotChat> {
  const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z' });
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  await chat.until('2026-11-23T09:00:00Z');
  await chat.presses('C', ann);
  await chat.presses('B', { as: 'bob' });
  return chat;
}

function fileOf(chat: BotChat, how: 'direct' | 'private'): { answers: readonly unknown[] } {
  const found = chat.platform.screens.findLast(
    ({ card, isDirect }) => card?.file !== undefined && isDirect === (how === 'direct'),
  );
  return JSON.parse(found?.card?.file?.text ?? '{}');
}
