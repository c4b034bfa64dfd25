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

  it('begins no trial that could not be told', async () => {
    const chat = await started();
    chat.platform.settings.whispers = 'forbidden';
    await chat.presses('Watch incidents', admin);

    await chat.presses('Start the trial', admin);

    expect(chat.last('admin')).toBe(
      'Your privacy settings here do not let me write to you, and a trial is told in private. Allow it, then press again.\n_Only you see this._',
    );
    expect((await chat.store.read('conversation', here)).watch).toBeUndefined();
    await chat.says('/coach setup', admin);
    await chat.presses('Watch incidents', admin);
    await chat.presses('Channels', admin);
    await chat.submits({ patterns: ['inc-*'] }, admin);
    expect(chat.heard().at(-1)?.errors.patterns).toMatch(/^Your privacy settings here do not let me/);
    expect(await chat.store.read('team', 'fake:T1')).toEqual({});
  });

  it('counts no verdict on an incident that a trial cannot have', async () => {
    const chat = await started();
    await chat.presses('Watch incidents', admin);
    await chat.presses('Start the trial', admin);

    await chat.forges(['trial', 'right', here, '6'], admin);

    expect(chat.last('admin')).toContain('That button is out of date.');
  });

  it('says in the settings that the trial is over, and goes live from there', async () => {
    const chat = await started();
    await chat.store.note('conversation', here, { watch: 'trial', trialIncidents: 5, 'vote 1': 'right' });
    await chat.store.note('team', 'fake:T1', { watch: 'trial', patterns: ['inc-*'], trialUntold: 0 });

    await chat.presses('Watch incidents', admin);

    expect(chat.last('admin')).toBe(
      [
        '*Watch incidents*',
        'I will read new messages in #fake:T1/sre-daily and in channels named inc-*, in memory only. For the first five incidents I tell only you what I would have said.',
        'The trial is over: 5 incidents, 1 right, 0 wrong. I stay silent until you press Go live.',
        'In channels watched by name: The trial runs: 0 of 5 incidents so far.',
        'I could not message whoever started it about the incident of <1970-01-01T00:00>: direct messages are closed.',
        '[ Go live ] [ Go live by name ] [ Stop watching ] [ Channels ] [ Cancel ]',
        '( More to do )',
        '_Only you see this._',
      ].join('\n'),
    );
    await chat.presses('Go live', admin);
    expect((await chat.store.read('conversation', here)).watch).toBe('live');
    await chat.presses('Go live by name', admin);
    expect((await chat.store.read('team', 'fake:T1')).watch).toBe('live');
    expect(chat.last('admin')).toContain('Live in the channels that are watched by name.');
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

  it('adds channels that are picked to the names, whatever signs those have, and keeps them', async () => {
    const chat = await started();
    const opened = async () => {
      await chat.says('/coach setup', admin);
      await chat.presses('Watch incidents', admin);
      await chat.presses('Channels', admin);
    };
    await opened();
    await chat.submits({ patterns: ['inc-*'], picked: ['ops', '🔥-Fires', 'a*', 'ops'] }, admin);
    expect(chat.heard().at(-1)?.errors.patterns).toBe(
      '"a*" is no channel name. Three letters or more, with * for any: inc-*',
    );
    await chat.submits({ patterns: ['inc-*'], picked: ['it', '🔥-Fires', 'it'] }, admin);
    expect(chat.last('admin')).toContain('I watch channels named inc-*, it, 🔥-fires, once I am in them.');

    await opened();
    expect(chat.heard().at(-1)?.fields).toEqual({ patterns: ['inc-*, it, 🔥-fires'], picked: [] });
    await chat.submits({}, admin);

    expect(await chat.store.read('team', 'fake:T1')).toMatchObject({ patterns: ['inc-*', 'it', '🔥-fires'] });
  });

  it('lets nobody watch the names of a whole team who manages one channel alone', async () => {
    const chat = await started();
    chat.platform.settings.teamAdmins = [];
    await chat.presses('Watch incidents', admin);

    await chat.presses('Channels', admin);
    expect(chat.last('admin')).toBe(
      'This applies to the whole team: only people who manage all of it can do that.\n_Only you see this._',
    );
    await chat.forges(['trial', 'live', here, '1'], admin);

    expect(chat.last('admin')).toContain('This applies to the whole team');
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
