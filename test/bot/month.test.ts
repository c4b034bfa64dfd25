import { beforeAll, describe, expect, it } from 'vitest';
import { toSectionId } from '../../src/ids.ts';
import { createLibrary } from '../../src/library/library.ts';
import type { Library } from '../../src/library/model.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { bundled } from '../builders/bundled.ts';
import { guide } from '../builders/drill.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel, memberId } from '../fakes/platform.ts';

const here = channel('sre-daily').conversation;
const admin = { as: 'admin' };
const people = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'joe'];
let library: Library;

/** The guides as they are, with questions whose best choice is always B, and a runbook that nobody has touched for long. */
beforeAll(async () => {
  const { library: real } = await bundled();
  const [section] = real.guides[0]?.sections ?? [];
  const old = section && {
    ...section,
    id: toSectionId('rollback', 'roll-back'),
    guide: 'rollback',
    key: 'runbookkey',
  };
  const own = { path: 'checkout/rollback.md', url: undefined };
  const age = { means: 'last changed', on: '2025-06-01' } as const;
  const runbook = guide('rollback', { own, pack: 'own', age, sections: old ? [old] : [] });
  library = createLibrary([...real.guides, runbook], drillLibrary().questions);
});

describe('the monthly note', () => {
  it('tells the admin who set it up what came back, what is weak, how incidents went and what is missing', async () => {
    const chat = await november();
    await chat.until('2026-12-01T09:00:00Z');
    expect(notes(chat)).toEqual([]);

    await chat.until('2026-12-02T09:00:00Z');

    expect(notes(chat)).toHaveLength(1);
    expect(notes(chat)[0]).toEqual(
      [
        `*November in* #${here} *and 2 incidents*`,
        'Of what people got wrong, 60 % was right when it came back (10 questions).',
        `Below half: ${await weakGuide(chat)} (10 people answered)`,
        'Incidents: a section was opened or marked helpful in 1 of 2, "Not it" pressed once, muted once',
        'Asked for and missing: 1 guide',
        'Runbooks older than a year that were used: checkout/rollback.md',
        '[ The request ] [ Questions to fix ] [ Stop this note ]',
        '_No names, ever. Gaps need at least five people._',
      ].join('\n'),
    );
    for (const name of people) expect(notes(chat)[0]).not.toContain(memberId(name));
  });

  it('comes once a month', async () => {
    const chat = await november();

    for (const day of ['02', '03', '04', '07']) await chat.until(`2026-12-${day}T09:00:00Z`);
    expect(notes(chat)).toHaveLength(1);
    await chat.until('2027-01-04T09:00:00Z');

    expect(notes(chat)).toHaveLength(2);
    expect(notes(chat)[1]).toMatch(/^\*December in\*? /);
  });

  it('opens the requests and the questions to fix, for admins alone', async () => {
    const chat = await november();
    await chat.until('2026-12-02T09:00:00Z');

    await chat.presses('The request', admin);
    expect(chat.last('admin')).toBe(
      '*Asked for in November, and missing*\n• zygomorphic flibbertigibbet (2 times)\n_No names._',
    );
    await chat.presses('Questions to fix', admin);
    const [first] = await chat.store.posts(here, 20);
    expect(chat.last('admin')).toContain('*Nobody or everybody was right in November*');
    expect(chat.last('admin')).toContain(`${first?.question.id} (0 of 10 right)`);

    for (const verb of ['requests', 'mend'])
      for (const [as, month] of [
        ['ann', '2026-11'],
        ['admin', '2026-13'],
      ] as const) {
        await chat.forges([verb, here, month], { as });
        expect(chat.last(as)).not.toContain('right)');
        expect(chat.last(as)).not.toContain('zygomorphic');
      }
  });

  it('opens the words of the whole team to nobody who manages one channel of it alone', async () => {
    const chat = await november();
    await chat.until('2026-12-02T09:00:00Z');
    chat.platform.settings.teamAdmins = [];

    await chat.presses('The request', admin);

    expect(chat.last('admin')).toContain(
      'This applies to the whole team: only people who manage all of it can do that.',
    );
    expect(chat.last('admin')).not.toContain('zygomorphic');
  });

  it('is stopped by one press and comes again after another', async () => {
    const chat = await november();
    await chat.until('2026-12-02T09:00:00Z');

    await chat.presses('Stop this note', admin);
    expect(chat.last('admin')).toBe(`No more monthly notes to you about #${here}.\n[ Undo ]`);
    await chat.until('2027-01-04T09:00:00Z');
    expect(notes(chat)).toHaveLength(1);
    await chat.presses('Undo', admin);
    await chat.until('2027-02-02T09:00:00Z');

    expect(notes(chat).at(-1)).toMatch(/^\*January in/);
  });

  it('tells no share of fewer than five people', async () => {
    const chat = await november(people.slice(0, 4));

    await chat.until('2026-12-02T09:00:00Z');

    expect(notes(chat)[0]).toContain('too little has come back to show a figure');
    expect(notes(chat)[0]).toContain('Below half: not shown for fewer than five people (4 people answered)');
  });
});

/** A question that all of them miss, its review two days later, two incidents, and a wish. */
async function november(who: readonly string[] = people): Promise<BotChat> {
  const chat = await openBotChat({ library, at: '2026-11-23T08:00:00Z' });
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  await chat.until('2026-11-23T09:00:00Z');
  for (const as of who) await chat.presses('C', { as });
  await chat.until('2026-11-25T12:00:00Z');
  for (const [i, as] of who.entries()) {
    await chat.says('/quiz review', { as });
    await chat.presses(i < 6 ? 'B' : 'C', { as });
  }
  await incidents(chat);
  for (let i = 0; i < 2; i++) {
    await chat.says('/guide zygomorphic flibbertigibbet');
    await chat.presses('Ask for this guide');
  }
  await chat.store.note('used', channel('').team, { 'rollback#roll-back': chat.now() });
  return chat;
}

/** One that is opened, one that is not wanted and muted. */
async function incidents(chat: BotChat): Promise<void> {
  await chat.store.note('conversation', channel('inc-1').conversation, {
    watch: 'live',
    watchedBy: memberId('admin'),
  });
  const alert = (name: string) =>
    `[FIRING:1] ${name} checkout critical: pod checkout-7d9 is in CrashLoopBackOff`;
  const trouble = 'checkout is down, pods are in CrashLoopBackOff and OOMKilled since the 03:02 deploy';
  await chat.overhears(alert('KubePodCrashLooping'), 'bot');
  await chat.overhears(trouble);
  const steps = chat.heard().at(-1)?.buttons[0] ?? '';
  await chat.presses(steps);
  await chat.presses(steps);
  await chat.until('2026-11-27T12:00:00Z');
  await chat.overhears(alert('KubePodNotReady'), 'bot');
  await chat.overhears(trouble);
  await chat.presses('Not it');
  await chat.presses('Mute here');
}

function notes(chat: BotChat): readonly string[] {
  return chat
    .heard()
    .filter(({ to, buttons }) => to === 'admin' && buttons.includes('Stop this note'))
    .map(({ text }) => text);
}

async function weakGuide(chat: BotChat): Promise<string> {
  const [first] = await chat.store.posts(here, 20);
  return library.guide(first?.question.guide ?? '')?.short ?? '';
}
