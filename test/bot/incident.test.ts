import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageId } from '../../src/ids.ts';
import { createLibrary } from '../../src/library/library.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Library } from '../../src/library/model.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { bundled } from '../builders/bundled.ts';
import { folderWith } from '../builders/folder.ts';

let library: Library;

beforeAll(async () => {
  ({ library } = await bundled());
});

async function open(watch: 'off' | 'trial' | 'live' = 'live', read = library): Promise<BotChat> {
  const chat = await openBotChat({ library: read, at: '2026-11-23T03:02:00Z' });
  const admin = chat.platform.settings.admins[0] ?? '';
  await chat.store.note('conversation', 'fake:T1/inc-1', { watch, watchedBy: admin });
  return chat;
}

const alert =
  '[FIRING:1] KubePodCrashLooping checkout critical: pod checkout-7d9 is in CrashLoopBackOff in namespace shop';
const trouble =
  'checkout is down, users get 503, pods are in CrashLoopBackOff and OOMKilled since the 03:02 deploy, investigating';

async function burns(chat: BotChat): Promise<void> {
  await chat.overhears(alert, 'bot');
  await chat.overhears(trouble);
}

const shown = (chat: BotChat) => chat.heard().filter((seen) => seen.to === 'everyone');

describe('a live incident', () => {
  it('gets one card with its reason, after a person has written', async () => {
    const chat = await open();

    await chat.overhears(alert, 'bot');
    expect(chat.heard()).toEqual([]);
    await chat.overhears(trouble);
    await chat.overhears('still down, error rate is 40 %, pods in CrashLoopBackOff');

    expect(shown(chat)).toHaveLength(1);
    expect(shown(chat)[0]?.text).toMatch(/^\*Kubernetes › /);
    expect(shown(chat)[0]?.text).toMatch(/_Because of ".+I say this once and keep it up to date\./);
    expect(shown(chat)[0]?.buttons.slice(1)).toEqual(['Helped', 'Not it', 'Mute here']);
  });

  it.each(['live', 'trial'] as const)('gets one card where messages arrive at once: %s', async (watch) => {
    const chat = await open(watch);

    await Promise.all([trouble, `${trouble} still`, `${trouble} again`].map((text) => chat.overhears(text)));

    expect(chat.heard()).toHaveLength(1);
  });

  it('is closed once where messages arrive at once', async () => {
    const chat = await open();
    await burns(chat);

    await Promise.all(
      ['resolved, error rate is back to normal', 'all clear, resolved'].map((text) => chat.overhears(text)),
    );

    expect(shown(chat).filter((seen) => seen.text.startsWith('*Looks resolved'))).toHaveLength(1);
  });

  it('fits nine lines and 700 characters', async () => {
    const chat = await open();

    await burns(chat);

    const lines =
      shown(chat)[0]
        ?.text.split('\n')
        .filter((line) => !line.startsWith('[')) ?? [];
    expect(lines.length).toBeLessThanOrEqual(9);
    expect(lines.join('\n').length).toBeLessThanOrEqual(700);
  });

  it('says that no cause is named while none is, in nine lines too', async () => {
    const chat = await open();

    await chat.overhears('everything is down for all customers, no idea why');
    await chat.overhears('still down for everyone, nobody knows the cause');

    const text = shown(chat)[0]?.text ?? '';
    expect(text).toMatch(/^\*Incident response › .+\*\nNo cause named yet: start here\.\n1\. /);
    expect(text.split('\n').filter((line) => !line.startsWith('[')).length).toBeLessThanOrEqual(9);

    await chat.overhears(
      'pods are OOMKilled and in CrashLoopBackOff since the deploy, kubectl shows exit code 137',
    );
    expect(shown(chat)[0]?.text).toMatch(/^\*Kubernetes › /);
    expect(shown(chat)[0]?.text).not.toContain('No cause named');
  });

  it('is left alone where nobody allowed it, and where the talk is calm', async () => {
    const silent = await open('off');
    await burns(silent);
    const calm = await open();
    await calm.overhears('planned maintenance on Thursday: we will upgrade kubernetes to the next version');
    await calm.overhears('does anyone know a good tutorial for pods in CrashLoopBackOff?');

    expect(silent.heard()).toEqual([]);
    expect(calm.heard()).toEqual([]);
  });

  it('is muted by one press, for good, and unmuted by one', async () => {
    const chat = await open();
    await burns(chat);
    const before = shown(chat)[0]?.text;

    await chat.presses('Mute here');
    expect(shown(chat)[0]?.text).toMatch(/^Muted in this channel by \{fake:T1\/first\}\./);
    await chat.overhears('resolved, error rate is back to normal');
    expect(shown(chat)).toHaveLength(1);
    await chat.presses('Undo');

    // The reason is read again, from what has been said since too.
    const withoutReason = (text: string | undefined): string | undefined =>
      text?.replace(/\n_Because of .*$/, '');
    expect(withoutReason(shown(chat)[0]?.text)).toBe(withoutReason(before));
    expect(shown(chat)[0]?.text).toMatch(/_Because of "KubePodCrashLooping" and "\w+"\._$/);
  });

  it('muted on its card is no longer muted where the help or the set-up say so', async () => {
    const chat = await open();
    await burns(chat);
    await chat.presses('Mute here');

    await chat.forges(['unhush'], { in: 'inc-1' });
    expect(chat.last()).toContain('No longer muted in this channel: {fake:T1/');
    await chat.overhears('resolved, error rate is back to normal');

    expect(shown(chat)[1]?.text).toContain('Next: Postmortem');
  });

  it('muted as a whole is no longer muted where its card says so', async () => {
    const chat = await open();
    await burns(chat);
    await chat.forges(['hush'], { in: 'inc-1' });

    await chat.forges(['unmute'], { in: 'inc-1' });
    await chat.overhears('resolved, error rate is back to normal');

    expect(shown(chat).at(-1)?.text).toContain('Next: Postmortem');
  });

  it('counts each member who says in the same moment that it helped, and nobody twice', async () => {
    const chat = await open();
    await burns(chat);
    const key = chat.platform.screens[0]?.card?.buttons.find(({ label }) => label === 'Helped')?.act[1] ?? '';

    const three = ['ann', 'ben', 'cat'];
    await Promise.all([...three, ...three].map((as) => chat.forges(['helped', key], { in: 'inc-1', as })));
    await chat.overhears('resolved, error rate is back to normal');

    expect(shown(chat)[1]?.text).toContain('What I showed was marked helpful 3 times.');
  });

  it('gets the next best for "Not it", of another guide', async () => {
    const chat = await open();
    await burns(chat);
    const before = shown(chat)[0]?.text.split(' › ')[0];

    await chat.presses('Not it');

    expect(shown(chat)).toHaveLength(1);
    expect(shown(chat)[0]?.text.split(' › ')[0]).not.toBe(before);
  });

  it('asked again after "Not it", does not come back to what was turned down', async () => {
    const chat = await open();
    await burns(chat);
    const turnedDown = shown(chat)[0]?.text.split(' › ')[0] ?? '';
    await chat.presses('Not it');

    await chat.mentions('', { in: 'inc-1' });

    expect(shown(chat)[0]?.text).toBe('Moved down ↓');
    expect(shown(chat)[1]?.text).not.toContain(turnedDown);
  });

  it('is told how to ask again only where commands do not work in threads', async () => {
    const chat = await open();
    await burns(chat);
    expect(shown(chat)[0]?.text).toMatch(/I say this once and keep it up to date\._$/);

    const other = await open();
    other.platform.settings.commandsInThreads = false;
    await burns(other);
    await other.presses('Not it');

    expect(shown(other)[0]?.text).toMatch(/_Because of "[^"]+"( and "[^"]+")?\. @Coach asks me again\._$/);
  });

  it('says at its end how often its card helped', async () => {
    const chat = await open();
    await burns(chat);
    await chat.presses('Helped');

    await chat.overhears('resolved, error rate is back to normal');

    expect(shown(chat)[1]?.text).toMatch(
      /\nNext: Postmortem › [^.]+\. What I showed was marked helpful once\.\n/,
    );
  });

  it('has a timeline of itself alone, with its beginning and its end, on one card', async () => {
    const chat = await open();
    await burns(chat);
    await chat.until('2026-11-23T10:00:00Z');
    for (let i = 0; i < 30; i++) await chat.overhears(`${alert} again, number ${i} | of many`, 'bot');
    await chat.overhears(trouble);
    await chat.overhears('resolved, error rate is back to normal');

    await chat.forges(['timeline'], { in: 'inc-1' });

    const draft = chat.heard().find((seen) => seen.in === 'direct')?.text ?? '';
    expect(draft).toMatch(/^\*Draft timeline, from 32 messages\./);
    expect(draft).not.toContain('| 03:02 |');
    expect(draft).toMatch(/\| 10:00 \| "resolved/);
    expect(draft.match(/^\| \d\d:\d\d \|/gm)).toHaveLength(20);
    expect(draft.length).toBeLessThanOrEqual(1800);
  });

  it.each([
    ['an act done', 'Reverted the 03:02 deploy'],
    ['an act in the passive', 'The canary flag is off now'],
    ['an effect', 'Mitigated: p99 is back under 400 ms'],
    ['harm that grows less', 'the error rate is falling fast'],
  ])('is mitigated by a person who tells %s: never by trouble, a plan or a refusal', async (_, text) => {
    const chat = await open();
    await burns(chat);
    const early = [
      'The pods are in CrashLoopBackOff since the deploy ten minutes ago, last state OOMKilled.',
      'A slot of the old replica is inactive. I delete nothing by hand.',
      'Restarted the gateways, no change.',
      'I am rolling back: kubectl rollout undo deployment/checkout',
      'Can we turn the flag off?',
    ];
    for (const said of early) await chat.overhears(said);
    await chat.overhears('[FIRING:1] CheckoutErrorRateHigh: pods restarted, rolled back', 'bot');
    await chat.until('2026-11-23T03:20:00Z');

    await chat.overhears(text);
    await chat.until('2026-11-23T03:41:00Z');
    await chat.overhears('resolved, error rate is back to normal');

    expect(shown(chat).at(-1)?.text).toMatch(
      /mitigated <2026-11-23T03:20>, resolved <2026-11-23T03:41> \(39 min\)\./,
    );
    await chat.presses('Draft the timeline');
    const draft = chat.heard().find((seen) => seen.in === 'direct')?.text ?? '';
    expect(draft.match(/\| Mitigation: "/g)).toHaveLength(1);
    expect(draft).toContain(`| 03:20 | Mitigation: "${text}" |`);
  });

  it('is not mitigated by what its reporter takes back', async () => {
    const chat = await open();
    await burns(chat);
    await chat.overhears('Rolled back the deploy.');
    await chat.overhears('That did not help, still seeing 503s.');
    await chat.until('2026-11-23T03:41:00Z');
    await chat.overhears('resolved, error rate is back to normal');

    expect(shown(chat).at(-1)?.text).toMatch(/first reply <2026-11-23T03:02>, resolved <2026-11-23T03:41>/);
  });

  it('remembers what helped for the team, and never by whom', async () => {
    const chat = await open();
    await burns(chat);

    await chat.presses('Helped');

    expect(chat.last()).toMatch(/^Thanks, noted\./);
    const used = await chat.store.read('used', 'fake:T1');
    expect(Object.keys(used)).toHaveLength(1);
    expect(JSON.stringify(used)).not.toMatch(/first/);
  });

  it('hands over when it is resolved: a second and last card, and a timeline draft in private', async () => {
    const chat = await open();
    await burns(chat);

    await chat.overhears('rolled back to the previous version');
    await chat.until('2026-11-23T03:41:00Z');
    await chat.overhears('resolved, error rate is back to normal');
    await chat.overhears('resolved indeed, all clear');

    expect(shown(chat)).toHaveLength(2);
    expect(shown(chat)[1]?.text).toMatch(
      /^\*Looks resolved:\* alert <2026-11-23T03:02>.*resolved <2026-11-23T03:41> \(39 min\)\./,
    );
    expect(shown(chat)[0]?.text).toMatch(/the incident looks resolved\.$/);
    await chat.presses('Draft the timeline');
    const draft = chat.heard().find((seen) => seen.in === 'direct');
    expect(draft?.text).toMatch(
      /Draft timeline, from 5 messages\. Check every line: it is copied, not understood\./,
    );
    expect(draft?.text).toMatch(
      /\n\| time \(UTC\) \| what \|\n\| --- \| --- \|\n\| 03:02 \| Alert: "\[FIRING:1\] KubePodCrashLooping .+" \|\n\| 03:02 \| First reply: "checkout is down/,
    );
    expect(draft?.text).toMatch(/\n\| 03:02 \| Mitigation: "rolled back .+\n\| 03:41 \| "resolved/);
  });

  it.each([
    'is it resolved?',
    'DNS resolved to the wrong IP',
    'backup job finished at 03:00, so it is not that',
    'EU is back to normal, US still failing',
    'pods are up again but crash after 30 s',
    'looks good so far',
    'closing the old connections',
  ])('is not closed by "%s"', async (text) => {
    const chat = await open();
    await burns(chat);

    await chat.overhears(text);

    expect(shown(chat)).toHaveLength(1);
    expect(shown(chat)[0]?.text).toMatch(/^\*Kubernetes › /);
  });

  it('is not closed by another alert that recovers', async () => {
    const chat = await open();
    await burns(chat);

    await chat.overhears('[RESOLVED] HostDiskFull log-2', 'bot');

    expect(shown(chat)).toHaveLength(1);
  });

  it('comes back with its steps where it burns again, and holds the daily question', async () => {
    const chat = await open();
    await burns(chat);
    const steps = shown(chat)[0]?.text;
    await chat.overhears('all clear, incident closed');
    expect((await chat.store.read('conversation', 'fake:T1/inc-1')).incidentAt).toBeUndefined();

    await chat.overhears('checkout is down again, users get 503 and pods crash');

    expect(shown(chat).map(({ text }) => text.split('\n')[0])).toEqual([steps?.split('\n')[0]]);
    expect((await chat.store.read('conversation', 'fake:T1/inc-1')).incidentAt).toBe(chat.now());
  });

  it('gets back what stood there for "Not resolved", and no false line stays', async () => {
    const chat = await open();
    await burns(chat);
    const before = shown(chat)[0]?.text;
    await chat.overhears('all clear, incident closed');

    await chat.presses('Not resolved');

    expect(shown(chat).map(({ text }) => text)).toEqual([before]);
    expect((await chat.store.read('conversation', 'fake:T1/inc-1')).incidentAt).toBe(chat.now());
  });

  it('gets its steps back where its thread cannot be read any more', async () => {
    const chat = await open();
    await burns(chat);
    const before = shown(chat)[0]?.text ?? '';
    await chat.overhears('all clear, incident closed');
    chat.platform.settings.thread = 'forbidden';

    await chat.presses('Not resolved');

    expect(shown(chat)).toHaveLength(1);
    expect(shown(chat)[0]?.text.split('\n_')[0]).toBe(before.split('\n_')[0]);
    expect(shown(chat)[0]?.text).not.toContain('looks resolved');
  });

  it('is spoken to at the next message after the platform was too busy, and not before it may be', async () => {
    const chat = await open();
    chat.platform.settings.posts = 'too much';
    await burns(chat);
    chat.platform.settings.posts = 'sent';
    await chat.overhears('still down, users get 503');
    expect(shown(chat)).toEqual([]);

    await chat.until('2026-11-23T03:02:02Z');
    await chat.overhears('still down, pods in CrashLoopBackOff');

    expect(shown(chat)).toHaveLength(1);
  });

  it('tells only the admin while it is a trial', async () => {
    const chat = await open('trial');

    await burns(chat);

    expect(shown(chat)).toEqual([]);
    expect(chat.last('admin')).toMatch(
      /^\*Trial run, incident 1 of 5\.\* In #fake:T1\/inc-1 at .* I would have said:/,
    );
  });

  it('says with the last incident of a trial that it is over, and goes live at a press', async () => {
    const chat = await openBotChat({ library, at: '2026-11-23T03:02:00Z' });
    const [watchedBy = ''] = chat.platform.settings.admins;
    const patterns = { watch: 'trial', patterns: ['inc-*'], watchedBy, trialIncidents: 4 };
    await chat.store.note('team', 'fake:T1', patterns);

    await burns(chat);

    expect(chat.last('admin')).toContain(
      'That was the last incident of the trial. I stay silent from now on, until you press Go live.',
    );
    await chat.presses('Go live', { as: 'admin' });
    expect(chat.last('admin')).toMatch(/^Live in the channels watched by name: /);
    expect((await chat.store.read('team', 'fake:T1')).watch).toBe('live');
  });

  it('says in the settings what could not be told of a trial', async () => {
    const chat = await open('trial');
    chat.platform.settings.whispers = 'forbidden';

    await burns(chat);

    expect((await chat.store.read('conversation', 'fake:T1/inc-1')).trialUntold).toBe(chat.now());
  });

  it('is told once in a trial, with a link, and judged once however often a verdict is pressed', async () => {
    const chat = await open('trial');
    await burns(chat);
    await chat.overhears('still down, error rate is 40 %, pods in CrashLoopBackOff');
    expect(chat.heard()).toHaveLength(1);
    expect(chat.last('admin')).toContain('[ See the thread -> https://chat.example/');

    await chat.presses('Right', { as: 'admin' });
    expect(chat.last('admin')).toMatch(/^Noted: 1 right, 0 wrong\./);
    await chat.presses('Right', { as: 'admin' });
    await chat.presses('Wrong', { as: 'admin' });

    expect(chat.last('admin')).toMatch(/^Noted: 0 right, 1 wrong\./);
  });

  it('names in a trial what the card would be', async () => {
    const folder = await folderWith({
      'flux.md': `# Flux\n\n## Zebraflux overload\n\nA zebraflux overload stops the checkout.\n\n## When it is on fire\n\n1. Freeze it.\n`,
    });
    const { library: own } = await loadLibrary({ folders: [folder] });
    const both = createLibrary([...library.guides, ...own.guides], library.questions);
    const [trial, live] = [await open('trial', both), await open('live', both)];

    for (const chat of [trial, live])
      await chat.overhears('checkout is down since 03:01, zebraflux overload, zebraflux is stuck');

    const title = shown(live)[0]?.text.split('\n')[0]?.replaceAll('*', '');
    expect(title).toBe('flux.md › When it is on fire');
    expect(trial.last('admin')).toContain(`${title}, because of`);
  });

  it('lets only who manages the channel judge a trial, and names them', async () => {
    const chat = await open('trial');

    await chat.forges(['trial', 'live', 'fake:T1/inc-1', '1']);

    expect(chat.last()).toMatch(/^Only people who manage this channel can do that: \{fake:T1\/admin\}\./);
  });

  it('finds nothing for a message without trouble, whatever the bot said before it', async () => {
    const chat = await open('off');
    const said = { id: 'm1' as MessageId, at: chat.now(), text: trouble, from: 'us' } as const;
    const old = { ...said, id: 'm2' as MessageId, at: chat.now() - 5 * 3_600_000, from: 'person' } as const;
    chat.platform.settings.thread = [old, said];

    await chat.finds('who is up for a walk later?');

    expect(chat.last()).toMatch(/^\*Nothing in the library fits\.\*/);
    expect(chat.last()).toMatch(/_Only you see this\._$/);
    expect(chat.last()).not.toContain('Ask for this guide');
  });

  it('is read by a mention, and by the menu of a message, even where it is not watched', async () => {
    const chat = await open('off');
    await burns(chat);

    await chat.mentions('', { in: 'inc-1' });
    expect(shown(chat)[0]?.text).toMatch(/^\*Kubernetes › /);
    chat.platform.settings.thread = 'forbidden';
    await chat.finds('disk full: no space left on device', { in: 'a thread' });
    expect(chat.last()).toMatch(/^\*Storage and backups › The disk is full\*/);
    await chat.finds('what do we do here?', { in: 'a thread' });

    expect(chat.last()).toMatch(/^\*Nothing in the library fits\.\*/);
    expect(chat.last()).toMatch(/I see only this message\. To show me the thread, \/invite @Coach\./);
  });

  it.each([
    [
      'QueuePool limit of size 5 overflow 10 reached, connection timed out',
      undefined,
      'Capacity planning › Out of database connections',
    ],
    [
      'QueuePool limit of size 5 overflow 10 reached, connection timed out',
      'a thread',
      'Capacity planning › Out of database connections',
    ],
    ['SSL certificate of shop.example expires in 2 days', 'a thread', 'Security › A certificate has expired'],
    ['DiskWillFillIn4Hours node-7', 'a thread', 'Storage and backups › The disk is full'],
    ['what do we do here?', 'a thread', 'Kubernetes › Pods crash in a loop'],
    ['what do we do here?', undefined, 'Nothing in the library fits.'],
  ] as const)('weighs the picked message first: %s, in %s', async (picked, where, title) => {
    const chat = await open('off');
    const before = { id: 'm1' as MessageId, at: chat.now() - 60_000, text: alert, from: 'bot' } as const;
    const looking = {
      id: 'm2' as MessageId,
      at: chat.now() - 30_000,
      text: 'looking',
      from: 'person',
    } as const;
    chat.platform.settings.thread = [before, looking];

    await chat.finds(picked, where && { in: where });

    expect(chat.last().split('\n')[0]).toBe(`*${title}*`);
  });

  it('reads below a picked alert what came of it', async () => {
    const chat = await open('off');
    const text = 'it is the pods: CrashLoopBackOff and OOMKilled since the deploy';
    chat.platform.settings.thread = [
      { id: 'm1' as MessageId, at: chat.now() + 60_000, text, from: 'person' },
    ];

    await chat.finds('ServiceDown payments', { in: 'a thread' });

    expect(chat.last()).toMatch(/^\*Kubernetes › Pods /);
  });

  it('is no longer the one of three days ago, when a mention asks', async () => {
    const chat = await open('off');
    const old = { id: 'm1' as MessageId, at: chat.now() - 72 * 3_600_000, text: alert, from: 'bot' } as const;
    chat.platform.settings.thread = [old];

    await chat.mentions('', { in: 'inc-1' });

    expect(chat.last()).toMatch(/^\*?Say it in a few words/);
  });

  it.each([
    ['forbidden', /I could not write in #fake:T1\/inc-1\. To let me, \/invite @Coach\./],
    ['gone', /I could not write in #fake:T1\/inc-1\._/],
  ] as const)('is answered to the asker alone where a mention cannot be answered: %s', async (why, words) => {
    const chat = await open('off');
    await burns(chat);
    chat.platform.settings.posts = why;

    await chat.mentions('', { in: 'inc-1' });

    expect(shown(chat)).toEqual([]);
    expect(chat.last()).toMatch(/^\*Kubernetes › /);
    expect(chat.last()).toMatch(words);
    expect(chat.last()).toMatch(/Only you see this\./);
  });

  it('answers in private where another company reads along', async () => {
    const chat = await open('off');
    await burns(chat);
    chat.platform.settings.reach = 'shared';

    await chat.mentions('disk full', { in: 'inc-1' });

    expect(chat.heard().every((seen) => seen.to === 'first')).toBe(true);
  });

  it('says nothing unasked with the store away', async () => {
    const chat = await open();
    chat.memory.isAway = true;

    await burns(chat);

    expect(chat.heard()).toEqual([]);
  });
});
