import { describe, expect, it } from 'vitest';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel, memberId } from '../fakes/platform.ts';

const admin = { as: 'admin' };
const here = channel('sre-daily').conversation;

describe('a schedule whose only known admin had their data deleted', () => {
  it('is suspended where it cannot post, and those who manage the place now are told once', async () => {
    const chat = await forgotten();
    chat.platform.settings.posts = 'gone';

    await chat.until('2026-11-23T09:00:00Z');
    await chat.until('2026-11-24T09:00:00Z');

    expect((await chat.store.schedule(here))?.suspended?.why).toBe('gone');
    expect(await chat.store.nextDue(here)).toBeUndefined();
    expect(whispered(chat, 'Write /invite @Coach there, and the questions continue.')).toEqual(['second']);
    expect(await chat.store.changes(here, 9)).toEqual([]);
  });

  it('is turned down where few answer, said once in the channel', async () => {
    const chat = await forgotten();

    for (const day of ['23', '24', '25', '26', '27', '30']) await chat.until(`2026-11-${day}T09:00:00Z`);
    for (const day of ['01', '02', '03']) await chat.until(`2026-12-${day}T09:00:00Z`);

    expect((await chat.store.schedule(here))?.turnedDown).toBe(true);
    const said = chat.heard().filter(({ text }) => text.startsWith('*Slowed down automatically.*'));
    expect(said.map(({ to, in: where }) => [to, where])).toEqual([['everyone', 'sre-daily']]);
  });

  it('sends its monthly note to those who manage the place now', async () => {
    const chat = await forgotten();
    await chat.until('2026-11-23T09:00:00Z');
    await chat.presses('A', { as: 'first' });

    for (const day of ['01', '02', '03']) await chat.until(`2026-12-${day}T09:00:00Z`);

    expect(whispered(chat, '*November in*')).toEqual(['second']);
  });
});

/** Set up by one, who is gone from the store and from the channel's admins; another manages it now. */
async function forgotten(): Promise<BotChat> {
  const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z' });
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  await chat.says('/coach privacy', admin);
  await chat.presses('Delete everything', admin);
  await chat.submits({ confirm: ['delete'] }, admin);
  chat.platform.settings.admins = [memberId('second')];
  return chat;
}

function whispered(chat: BotChat, words: string): readonly string[] {
  return chat
    .heard()
    .filter(({ in: where, text }) => where === 'direct' && text.includes(words))
    .map(({ to }) => to);
}
