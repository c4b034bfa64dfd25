import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { examineSlack } from '../../adapters/slack/examine.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { realCoach } from '../fakes/real-bot.ts';
import { ids } from '../fakes/slack/state.ts';
import { openSlackWorkspace } from '../fakes/slack/workspace.ts';

const transcript = `
✓ Slack token: workspace, as coach
✗ Slack scopes: the needed scope users:read (without it, names, time zones and admins are not known) is missing: add it under OAuth & Permissions, then reinstall the app
○ Slack channels: it is in none yet: /invite @Coach in the channel for the daily question, and in your incident channels

✓ Slack token: workspace, as coach
✓ Slack scopes: none is missing
○ Slack channels: it is in none yet: /invite @Coach in the channel for the daily question, and in your incident channels

admin in sre-daily:
Coach is in #sre-daily
Ask with /guide and a few words. Two things are off until you want them:
Only you see this.
[ Start daily questions ] [ Watch for incidents ] [ Help ]

admin in sre-daily:
Coach in #sre-daily
Next: ⟨Tue 25 Nov 09:00 UTC⟩, ⟨Wed 26 Nov 09:00 UTC⟩, ⟨Thu 27 Nov 09:00 UTC⟩.
Mon–Fri at 10:00, Europe/Berlin, from 2 guides on incidents and running systems.
Names on a board: only people who ask. Difficulty: any. Discussion thread: no. Mentions: nobody.
Closes when the next is posted. Days without a question: none.
12 questions, 2 weeks before one repeats. Changed by admin on ⟨24 Nov⟩.
You get this because you manage this channel. Only you see this.
[ Change ] [ Post now ] [ Pause until ] [ More ] [ Watch incidents ] [ Days without a question from a file ] [ Show me a question ]

everyone in sre-daily:
Question of the day · SLO design · medium
Case 5 of slo-design. What do you do first?
A  Do A with tool
B  Do B with tool
C  Do C with tool
D  Do D with tool
0 answered · closes ⟨Tue 25 Nov 09:00 UTC⟩
Your first answer counts and only you see it. Press a letter again to see it again.
One question each working day. Nobody is named unless they ask to be. Settings: /coach.
[ A ] [ B ] [ C ] [ D ]

first in window:
Your answer
✓ B is the best answer.
Why B: Because of B.
Read: SLO design › Roll back a bad rollout (3 min)
1 answered so far. How they chose is shown when it closes.
Answered in a row: 1. Only you see this.
[ Read the section ] [ Discuss ] [ Report ]
`.trim();

it('the first day, word for word: installed, invited, started, posted, answered', async () => {
  const chat = openSlackWorkspace();
  const { server } = chat;
  for (const channel of server.channels.values()) if (!channel.isDirect) channel.members.delete(ids.botUser);
  const coach = await realCoach(chat.platform, drillLibrary(), () => chat.clock.now);
  const doctor = async (): Promise<string> =>
    (await examineSlack({ botToken: 'xoxb-test', fetch: server.fetch }))
      .map(
        ({ what, isGood, isOpen, said }) => `${isGood ? (isOpen ? '○' : '✓') : '✗'} Slack ${what}: ${said}`,
      )
      .join('\n');
  const seen = async (by: string): Promise<string> => {
    await coach.settle();
    const last = chat.heard().findLast(({ to }) => to === by);
    return `${by} in ${last?.in}:\n${last?.text}\n[ ${last?.buttons.join(' ] [ ')} ]`;
  };

  server.scopes.delete('users:read');
  const told = [await doctor()];
  server.scopes.add('users:read');
  told.push(await doctor());
  await chat.start(coach.bot);
  onTestFinished(() => chat.stop());
  server.channels.get(chat.channel('sre-daily').id)?.members.add(ids.botUser);
  await chat.invites('sre-daily', 'admin');
  told.push(await seen('admin'));
  await chat.presses('Start daily questions', { as: 'admin' });
  told.push(await seen('admin'));
  await chat.presses('Post now', { as: 'admin' });
  await coach.runner.sweep();
  told.push(await seen('everyone'));
  await chat.presses('B', { as: 'first' });
  told.push(await seen('first'));

  expect(told.join('\n\n')).toBe(transcript);
  expect(server.faults).toEqual([]);
});

it('the page on Slack shows of the first day what is seen', () => {
  const page = readFileSync(new URL('../../docs/slack.md', import.meta.url), 'utf8');
  const [, day = ''] = page.split('## The first day');
  const shown = [...(day.split('\n## ')[0] ?? '').matchAll(/^ *```text\n([\s\S]*?)\n *```$/gm)]
    .flatMap(([, words = '']) => words.split('\n').map((line) => line.trim()))
    .filter((line) => line !== '');

  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !transcript.includes(line))).toEqual([]);
});
