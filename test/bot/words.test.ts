import { describe, expect, it } from 'vitest';
import { open } from '../builders/setup-chat.ts';

async function told(text: string): Promise<string> {
  const chat = await open();
  await chat.says(text, { in: 'direct' });
  return chat.last().split('\n')[0] ?? '';
}

describe('plain words in a direct message', () => {
  it.each([
    ['help', '*Coach: guides and questions for people who run production*'],
    ['Hi there :wave:', '*Coach: guides and questions for people who run production*'],
    ['Good morning!', '*Coach: guides and questions for people who run production*'],
    ['What can you do?', '*Coach: guides and questions for people who run production*'],
    ['are you there?', '*Coach: guides and questions for people who run production*'],
    ['test', '*Coach: guides and questions for people who run production*'],
    ["What's up coach", '*Coach: guides and questions for people who run production*'],
    ['how do I use this?', '*Coach: guides and questions for people who run production*'],
    ['Thanks, that fixed it', 'Any time. Write a few words when you need the next step.'],
    ['thanks a ton', 'Any time. Write a few words when you need the next step.'],
    ['merci', 'Any time. Write a few words when you need the next step.'],
    ['good night', 'Any time. Write a few words when you need the next step.'],
    ['👍', 'Any time. Write a few words when you need the next step.'],
    [':+1:', 'Any time. Write a few words when you need the next step.'],
    [' /coach privacy', '*What Coach keeps about you*'],
    ['what do you store about me?', '*What Coach keeps about you*'],
    ['hey coach, help please', '*Coach: guides and questions for people who run production*'],
    ['👋', '*Coach: guides and questions for people who run production*'],
    [':wave:', '*Coach: guides and questions for people who run production*'],
    ['who made you?', '*Coach: guides and questions for people who run production*'],
    ['are you a bot', '*Coach: guides and questions for people who run production*'],
    ['no thanks', 'Any time. Write a few words when you need the next step.'],
    ['nvm', 'Any time. Write a few words when you need the next step.'],
    ['👍🏽 🙏', 'Any time. Write a few words when you need the next step.'],
    [':+1::skin-tone-4:', 'Any time. Write a few words when you need the next step.'],
    [':tada: :rocket:', 'Any time. Write a few words when you need the next step.'],
    ['🔥🔥', 'Say it in a few words, for example: /guide pods keep restarting'],
    [':rotating_light:', 'Say it in a few words, for example: /guide pods keep restarting'],
    ['yes', 'Say it in a few words, for example: /guide pods keep restarting'],
    ['B', 'To answer, press the letter under the question. Typing it here does not count.'],
    ['settings', 'Each channel has its own settings: write /coach there, if you manage it.'],
    ['change the time please', 'Each channel has its own settings: write /coach there, if you manage it.'],
    ['stop', 'I write here only when you ask, and to admins about their channels.'],
    ['unsubscribe', 'I write here only when you ask, and to admins about their channels.'],
    ['please stop messaging me', 'I write here only when you ask, and to admins about their channels.'],
    [
      'how do I stop the daily questions?',
      'I write here only when you ask, and to admins about their channels.',
    ],
    ['Turn off reminders', 'I write here only when you ask, and to admins about their channels.'],
    ['thanks!', 'Any time. Write a few words when you need the next step.'],
    ['Thank you so much 🙏', 'Any time. Write a few words when you need the next step.'],
  ])('%s', async (text, first) => {
    expect(await told(text)).toBe(first);
  });

  it.each([
    ['quiz'],
    ['quiz please!'],
    ['hey coach, quiz me please'],
    ['practise now'],
    ['Quiz me'],
    ['another question please'],
    ['give me a quiz'],
    ['let’s practice'],
    ['can I have another question please'],
    ['give me a question about Kubernetes'],
    ['another question on kubernetes'],
    ['a quiz about kubernetes'],
  ])('%s asks a question', async (text) => {
    const chat = await open();

    await chat.says(text, { in: 'direct' });

    expect(chat.last()).toContain('[ A ] [ B ]');
  });

  it.each([
    ['streak'],
    ['my progress'],
    ['How am I doing?'],
    ['What’s my streak?'],
    ['show me my score'],
    ['leaderboard'],
  ])('%s tells how it goes', async (text) => {
    expect(await told(text)).toBe('*Your progress*');
  });

  it.each([
    ['help, pods keep restarting'],
    ['thanks to the deploy everything is down'],
    ['ok so 503s everywhere'],
    ['ping timeout'],
    ['stop the rollout'],
    ['cancel a query'],
    ['how do I stop a bad deploy'],
    ['pause the consumers'],
    ['mute an alert'],
    ['why is the database slow'],
    ['turn off the flag'],
    ['test pods'],
    ['thanks, that fixed the pods? no, they restart'],
    ['the board is down'],
    ['next deploy fails'],
    ['?'],
    ['!?'],
    [''],
    ['question about pods that keep restarting'],
    ['I have a question about kubernetes'],
    ['ask for a restart of the pods'],
  ])('%s is searched for', async (text) => {
    expect(await told(text)).not.toMatch(
      /^(Any time|\*(Coach: guides|Practice|Your progress|What Coach keeps|No questions))/,
    );
  });
});
