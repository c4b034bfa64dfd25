import { beforeAll, describe, expect, it } from 'vitest';
import type { TeamId } from '../../src/ids.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Library } from '../../src/library/model.ts';
import { readWanted } from '../../src/notes/wanted.ts';
import { openBotChat } from '../builders/bot-chat.ts';
import { bundled } from '../builders/bundled.ts';
import { folderWith } from '../builders/folder.ts';

let library: Library;

beforeAll(async () => {
  ({ library } = await bundled());
});

const open = () => openBotChat({ library, at: '2026-11-23T09:00:00Z' });

describe('/guide', () => {
  it('answers a title with its steps, privately, and says what it was found by', async () => {
    const chat = await open();

    await chat.says('/guide incident response');

    const [seen] = chat.heard();
    expect(seen?.to).toBe('first');
    expect(seen?.text).toMatch(/^\*Incident response › /);
    expect(seen?.text).toMatch(/Only you see this\._$/);
  });

  it('answers a symptom with at most five steps, and all of them a press away', async () => {
    const chat = await open();

    await chat.says('/guide pods in CrashLoopBackOff after the deploy');
    const first = chat.last();
    await chat.presses(chat.heard()[0]?.buttons[0] ?? '');

    expect(first).toMatch(/^\*Kubernetes › Pods crash in a loop\*/);
    expect(first.match(/^\d+\. /gm)?.length).toBeLessThanOrEqual(5);
    expect(first).toMatch(/Found by ".*CrashLoopBackOff/);
    expect(chat.heard()).toHaveLength(1);
    expect(chat.last()).toMatch(/Reviewed <2026-11-23>/);
  });

  it('opens the form that is asked for by name, to copy out of a block', async () => {
    const chat = await open();

    await chat.says('/guide postmortem template');

    expect(chat.last()).toMatch(/^\*Postmortem › Template: Postmortem\*/);
    expect(chat.last()).toContain('## Timeline');
  });

  it('offers the forms of a guide in the menu of its cards', async () => {
    const chat = await open();

    await chat.says('/guide error budget policy');
    await chat.presses('Template: Error budget policy');

    expect(chat.last()).toMatch(/^\*SLO design › Template: Error budget policy\*/);
  });

  it('says how to ask in a thread only where commands do not work there', async () => {
    const chat = await open();

    await chat.says('/guide disk full');
    expect(chat.last()).toMatch(/_Found by "disk", "full"\. Only you see this\._$/);
    chat.platform.settings.commandsInThreads = false;
    await chat.says('/guide disk full');

    expect(chat.last()).toMatch(
      /_Found by "disk", "full"\. In a thread, write @Coach and your words\. Only you see this\._$/,
    );
  });

  it('says that it did not read all of it, also where nothing fits', async () => {
    const chat = await open();

    await chat.says(`/guide ${'zygomorphic flibbertigibbet '.repeat(200)}`);

    expect(chat.last()).toMatch(/^\*Nothing in the library fits/);
    expect(chat.last()).toMatch(
      /_"Ask for this guide" sends .+ is stored\. I read the first and the last 2,000 characters\. Only you see this\._$/,
    );
  });

  it('says which words of another language it read, with what it answers', async () => {
    const chat = await open();
    const note = 'The guides are in English, so I went by the technical words only.';

    await chat.says('/guide como faço rollback de um deploy');
    expect(chat.last()).toContain(note);
    await chat.says('/guide servidor caído');

    expect(chat.last()).toContain('No cause named yet: start here.');
    expect(chat.last()).toContain(note);
  });

  it.each(['prod is down', 'everything is broken', 'site down'])(
    'says that no cause is named where only trouble is: %s',
    async (words) => {
      const chat = await open();

      await chat.says(`/guide ${words}`);

      expect(chat.last()).toMatch(/^\*Incident response › .+\*\nNo cause named yet: start here\.\n1\. /);
    },
  );

  it("says of trouble without a cause what a team's own page says, though it has no steps", async () => {
    const folder = await folderWith({
      'start.md':
        '---\ngeneral: true\nurl: https://wiki.example/start\nlast_reviewed_on: 2026-11-20\n---\n\n# Start here\n\n## When it is on fire\n\nPage the duty lead of zebraflux.\n',
    });
    const own = (await loadLibrary({ folders: [folder], isAllOwn: true })).library;
    const chat = await openBotChat({ library: own, at: '2026-11-23T09:00:00Z' });

    await chat.says('/guide everything is broken');

    expect(chat.last()).toMatch(/No cause named yet: start here\.\nPage the duty lead of zebraflux\./);
    expect(chat.last()).toContain('Your runbook · reviewed 3 days ago.');
    expect(chat.heard()[0]?.buttons[0]).toBe('Read on');
  });

  it('shares a runbook with its age and the way to the original', async () => {
    const folder = await folderWith({
      'rollback.md':
        '---\nlast_reviewed_on: 2026-11-20\n---\n\n# Rollback\n\n## Roll back\n\n1. Freeze the zebraflux queue:\n\n   ```sh\n   queuectl freeze\n   ```\n\n2. Go back.\n',
    });
    const { library: own } = await loadLibrary({
      folders: [folder],
      isAllOwn: true,
      guidesUrls: ['https://git.example/runbooks'],
    });
    const chat = await openBotChat({ library: own, at: '2026-11-23T10:00:00Z' });

    await chat.says('/guide');
    expect(chat.last()).toMatch(/^\*Browse: 1 guide\*/);
    await chat.says('/guide zebraflux queue');
    await chat.presses('Share');

    const shared = chat.heard().find((seen) => seen.to === 'everyone');
    expect(shared?.text).toMatch(
      /\[ Open the original -> https:\/\/git\.example\/runbooks\/rollback\.md#roll-back \]/,
    );
    expect(shared?.text).toMatch(/\n1\. Freeze the zebraflux queue:\nqueuectl freeze\n2\. Go back\.\n/);
    expect(shared?.text).toMatch(/_Your runbook · reviewed 3 days ago\. Shared by \{fake:T1\/first\}_$/);
  });

  it('answers what was asked before from the pages of today, with their age of today', async () => {
    const page = (step: string): string =>
      `---\nlast_reviewed_on: 2026-11-20\n---\n\n# Rollback\n\n## Roll back\n\n1. ${step} the zebraflux queue.\n2. Go back.\n`;
    const read = async (step: string): Promise<Library> => {
      const folder = await folderWith({ 'rollback.md': page(step) });
      return (await loadLibrary({ folders: [folder], isAllOwn: true })).library;
    };
    const chat = await openBotChat({ library: await read('Freeze'), at: '2026-11-23T10:00:00Z' });
    const asks = async (): Promise<string> => {
      await chat.says('/guide zebraflux queue');
      return chat.last();
    };

    expect(await asks()).toMatch(/\n1\. Freeze the zebraflux queue\.\n(.|\n)*reviewed 3 days ago/);
    await chat.until('2026-11-24T00:00:00Z');
    expect(await asks()).toMatch(/\n1\. Freeze the zebraflux queue\.\n(.|\n)*reviewed 4 days ago/);
    await chat.serves(await read('Drain'));
    expect(await asks()).toMatch(/\n1\. Drain the zebraflux queue\.\n(.|\n)*reviewed 4 days ago/);
  });

  it('answers the name of a section that opens with steps with its steps', async () => {
    const chat = await open();

    await chat.says('/guide AI-assisted development › An agent damaged something');

    expect(chat.last()).toMatch(/\n1\. Disable the agent's identity: .+\n2\. .+\n3\. /);
  });

  it('turns page after page, and then to the next section, losing no word', async () => {
    const chat = await open();
    await chat.says('/guide Kubernetes › Pods crash in a loop');
    const section = library.section('kubernetes-operations#pods-crash-in-a-loop');
    await chat.presses(chat.heard()[0]?.buttons[0] ?? '');

    let read = chat.last();
    while (chat.heard()[0]?.buttons.includes('Next page')) {
      await chat.presses('Next page');
      read += chat.last();
    }

    const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
    for (const line of section?.text.split('\n') ?? [])
      expect(letters(read)).toContain(letters(line.split('|')[0] ?? ''));
    expect(chat.heard()[0]?.buttons).toContain('Next section');
  });

  it('admits that nothing fits, gives the nearest, and takes a wish without a name', async () => {
    const chat = await open();

    await chat.says('/guide zygomorphic flibbertigibbet');
    expect(chat.last()).toMatch(/^\*Nothing in the library fits "zygomorphic flibbertigibbet"\.\*/);
    await chat.presses('Ask for this guide');

    expect(await chat.store.read('wanted', chat.platform.screens[0]?.place.team ?? '')).toEqual({
      'times zygomorphic flibbertigibbet': 1,
      'at zygomorphic flibbertigibbet': chat.now(),
    });
  });

  it('counts each of those who ask for a guide in the same moment', async () => {
    const chat = await open();

    await Promise.all(['ann', 'ben', 'cat'].map((as) => chat.forges(['want', 'how to fly'], { as })));

    expect(await readWanted(chat.store, 'fake:T1' as TeamId)).toEqual([
      { words: 'how to fly', times: 3, at: chat.now() },
    ]);
  });

  it.each([
    ['only a space', ' ', /^\*Browse: \d+ guides\*/],
    ['one emoji', '🔥', /^Say it in a few words, for example: \/guide pods keep restarting/],
    ['stop words', 'what is the', /^Say it in a few words/],
    ['10,000 characters', 'disk full '.repeat(1000), /I read the first and the last 2,000 characters/],
    ['the name of a property', '__proto__ constructor', /^(\*Nothing in the library fits|Say it|\*)/],
  ])('answers %s', async (_what, words, answer) => {
    const chat = await open();

    await chat.says(`/guide ${words}`);

    expect(chat.last()).toMatch(answer);
  });

  it('browses: packs, a pack, the contents of a guide, a section', async () => {
    const chat = await open();

    await chat.says('/guide');
    const incidents = library.guides.filter(({ pack }) => pack === 'incidents');
    await chat.presses(`Incidents (${incidents.length})`);
    await chat.presses('Incident response');
    await chat.presses('When it is on fire');

    expect(chat.heard()).toHaveLength(1);
    expect(chat.last()).toMatch(/^\*Incident response › When it is on fire\*/);
  });

  it('shares a section in public without the words that found it', async () => {
    const chat = await open();

    await chat.says('/guide zebra platform is down because the disk is full');
    await chat.presses('Share');

    const shared = chat.heard().find((seen) => seen.to === 'everyone');
    expect(shared?.text).toMatch(/_Shared by \{fake:T1\/first\}_$/);
    expect(shared?.text).not.toMatch(/zebra/i);
    expect(shared?.buttons).toEqual(['All 8 steps']);
  });

  it('shares nothing where another company reads along', async () => {
    const chat = await open();
    chat.platform.settings.reach = 'unknown';

    await chat.says('/guide disk full');
    await chat.presses('Share');

    expect(chat.heard().every((seen) => seen.to === 'first')).toBe(true);
    expect(chat.last()).toMatch(/^An admin has not allowed me to speak here\./);
  });

  it('turns back to the page before, with room for every button', async () => {
    const chat = await open();
    await chat.says('/guide Kubernetes › Pods crash in a loop');
    await chat.presses(chat.heard()[0]?.buttons[0] ?? '');
    const first = chat.last();
    await chat.presses('Next page');

    await chat.presses('Previous page');

    expect(chat.last()).toBe(first);
    expect(chat.heard()[0]?.buttons).not.toContain('Previous page');
  });

  it('breaks a page between characters, never inside of one', async () => {
    const folder = await folderWith({ 'flux.md': `# Flux\n\n## Zebraflux\n\nx${'💥'.repeat(2500)} end\n` });
    const { library: own } = await loadLibrary({ folders: [folder], isAllOwn: true });
    const chat = await openBotChat({ library: own, at: '2026-11-23T10:00:00Z' });
    await chat.says('/guide zebraflux');
    await chat.presses(chat.heard()[0]?.buttons[0] ?? '');

    for (; chat.heard()[0]?.buttons.includes('Next page'); await chat.presses('Next page'))
      expect(chat.last()).not.toMatch(/[\uD800-\uDFFF]/u);
    expect(chat.last()).not.toMatch(/[\uD800-\uDFFF]/u);
  });

  it('sends a section to a direct message, and says where that is forbidden', async () => {
    const chat = await open();

    await chat.says('/guide disk full');
    await chat.presses('Send to my DM');
    expect(chat.last()).toMatch(/^Sent\./);
    chat.platform.settings.whispers = 'forbidden';
    await chat.says('/guide disk full');
    await chat.presses('Send to my DM');

    expect(chat.last()).toMatch(/^Your privacy settings here do not let me write to you\./);
  });

  it('answers plain words in a direct message, and keeps quiet about who sees it', async () => {
    const chat = await open();

    await chat.says('disk full on the database host');

    expect(chat.heard()[0]?.in).toBe('direct');
    expect(chat.last()).not.toMatch(/Only you see this/);
  });

  it('tells a forged button that it is out of date', async () => {
    const chat = await open();

    await chat.forges(['read', 'nosuchkey0', '1']);
    expect(chat.last()).toMatch(/^That button is out of date\. \/coach shows what is current\./);
    await chat.forges(['__proto__']);
    expect(chat.last()).toMatch(/^That button is out of date/);
  });

  it('answers with the store away', async () => {
    const chat = await open();
    chat.memory.isAway = true;

    await chat.says('/guide disk full');

    expect(chat.last()).toMatch(/^\*Storage and backups › The disk is full\*/);
  });

  it('tells no bot that mentions it of a failure', async () => {
    const chat = await open();
    chat.memory.isAway = true;

    await chat.mentions('disk full', { from: 'bot' });

    expect(chat.heard()).toEqual([]);
    expect(chat.logged).toEqual(['an event could not be answered']);
  });
});
