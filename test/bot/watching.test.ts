import { describe, expect, it } from 'vitest';
import { admin, here, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

describe('watching', () => {
  it('starts as a trial, told to the admin alone', async () => {
    const chat = await started();
    await chat.presses('Watch incidents', admin);
    expect(chat.last('admin')).toContain(
      'I will read new messages in #fake:T1/sre-daily, in memory only. For the first five incidents I tell only you what I would have said.',
    );

    await chat.presses('Start the trial', admin);

    expect(await chat.store.read('conversation', here)).toMatchObject({
      watch: 'trial',
      watchedBy: memberId('admin'),
    });
    expect(chat.heard().every(({ to }) => to === 'admin')).toBe(true);
  });

  it('says what to do where it cannot read, in the words of the platform', async () => {
    const chat = await started();
    chat.platform.settings.thread = 'forbidden';
    await chat.presses('Watch incidents', admin);

    await chat.presses('Start the trial', admin);

    expect(chat.last('admin')).toMatch(
      /^I cannot read messages here\. \/invite @Coach, then press again\.\n/,
    );
  });

  it('takes names of channels, and refuses one that would mean all of them', async () => {
    const chat = await started();
    await chat.presses('Watch incidents', admin);
    await chat.presses('Channels', admin);
    await chat.submits({ patterns: ['***'] }, admin);
    expect(chat.heard().at(-1)?.errors.patterns).toContain('"***" is no channel name.');

    await chat.submits({ patterns: ['#inc-*, incidents'] }, admin);

    expect(chat.last('admin')).toContain('I watch channels named inc-*, incidents, once I am in them.');
    expect(await chat.store.read('team', 'fake:T1')).toEqual({
      patterns: ['inc-*', 'incidents'],
      watch: 'trial',
      watchedBy: memberId('admin'),
    });
  });

  it('lets nobody watch the names of a whole team who manages one channel alone', async () => {
    const chat = await started();
    chat.platform.settings.teamAdmins = [];
    await chat.presses('Watch incidents', admin);

    await chat.presses('Channels', admin);
    expect(chat.last('admin')).toBe(
      'This holds for the whole team: only people who manage all of it can do that.\n_Only you see this._',
    );
    await chat.forges(['trial', 'live', here, '1'], admin);

    expect(chat.last('admin')).toContain('This holds for the whole team');
    expect(await chat.store.read('team', 'fake:T1')).toEqual({});
  });

  it('asks for leave to speak where another company reads along', async () => {
    const chat = await started();
    chat.platform.settings.reach = 'unknown';
    await chat.presses('Watch incidents', admin);

    await chat.presses('Let me speak here', admin);

    expect((await chat.store.read('conversation', here)).speakInShared).toBe(true);
  });
});
