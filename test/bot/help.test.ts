import { describe, expect, it } from 'vitest';
import { admin, here, open, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

describe('help', () => {
  it('is the whole product in seven lines', async () => {
    const chat = await open();

    await chat.says('/coach');

    expect(chat.last()).toBe(
      [
        '*Coach: guides and questions for people who run production*',
        'Find a guide: /guide pods keep restarting',
        'In a thread: @Coach, or @Coach and your words',
        'On any message: its menu › Find a guide for this',
        'In a direct message: just write',
        'Practise: /quiz, /quiz slo, /quiz review',
        'How you are doing: /streak',
        '[ What is stored ] [ Mute here ]',
        '_No language model, nothing leaves this server. Only you see this._',
      ].join('\n'),
    );
  });

  it('says what to write in a thread where commands do not work there', async () => {
    const chat = await open();
    chat.platform.settings.commandsInThreads = false;

    await chat.says('/coach');

    expect(chat.last().split('\n')[2]).toBe(
      'In a thread: @Coach, or @Coach and your words. Commands do not work in threads: use @Coach',
    );
  });

  it.each(['stop', 'pause', 'settings', '9am', 'at 9:30', 'watch incidents'])(
    'gives way to the settings where an admin says what is to change: %s',
    async (words) => {
      const chat = await started();

      await chat.says(`/coach ${words}`, admin);
      const seen = chat.last('admin');
      await chat.says(`/coach ${words}`);

      expect(seen).toMatch(/^\*Coach in\* .*\nNext: /);
      expect(chat.last()).toMatch(/^\*Coach: guides and questions/);
    },
  );

  it('has Set up for admins alone, once questions run', async () => {
    const chat = await started();

    await chat.says('/coach', admin);

    expect(chat.heard().at(-1)?.buttons).toEqual(['What is stored', 'Mute here', 'Set up']);
  });

  it('leads who manages the whole team to its page, and nobody else', async () => {
    const teamUrl = (team: string) => `https://coach.example/team/${team}?access=proof`;
    const chat = await started({ publicUrl: 'https://coach.example', teamUrl });
    chat.platform.settings.teamAdmins = [memberId('admin')];

    await chat.says('/coach', admin);
    const toAdmin = chat.last('admin');
    await chat.says('/coach');
    const toMember = chat.last('first');
    chat.platform.settings.teamAdmins = [];
    await chat.says('/coach', admin);

    expect(toAdmin).toContain('Team page -> https://coach.example/team/fake:T1?access=proof');
    expect(toMember).not.toContain('Team page');
    expect(chat.last('admin')).not.toContain('Team page');
  });

  it('mutes here by one press, undone by one: by anyone at once, by admins later', async () => {
    const chat = await open();
    await chat.says('/coach');
    await chat.presses('Mute here');
    expect(chat.heard().at(-1)).toMatchObject({
      to: 'everyone',
      text: 'Muted in this channel by {fake:T1/first}.\n[ Undo ]',
    });
    await chat.until('2026-11-23T08:06:00Z');

    await chat.presses('Undo');
    expect(chat.last()).toContain('Only people who manage this channel can undo a mute after five minutes.');
    await chat.forges(['unhush'], admin);
    expect(chat.heard().at(-1)?.text).toBe('No longer muted in this channel: {fake:T1/admin} asked for it.');

    expect(await chat.store.read('conversation', here)).toEqual({});
  });
});
