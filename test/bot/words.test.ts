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
    ['thanks!', 'Any time. Write a few words when you need the next step.'],
    ['Thank you so much 🙏', 'Any time. Write a few words when you need the next step.'],
  ])('%s', async (text, first) => {
    expect(await told(text)).toBe(first);
  });

  it.each([
    ['quiz'],
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
