import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ConversationId, type MemberId, type TeamId, toSlot } from '../src/ids.ts';
import { defaultSchedule } from '../src/schedule/calendar.ts';
import { openEmbedded } from '../src/stores/sqlite/open.ts';
import { coach, coachProcess } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';

describe('the command line', () => {
  it('lists its commands, and each explains itself', async () => {
    const help = await coachProcess(['help']);
    const lint = await coach(['lint', '--help']);

    expect(help).toMatchObject({ code: 0 });
    for (const name of [
      'start',
      'doctor',
      'lint',
      'import',
      'search',
      'recommend',
      'rank',
      'read',
      'template',
      'manifest',
      'status',
      'stats',
      'resume',
      'skip',
      'post-now',
      'move-store',
    ])
      expect(help.out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    expect(lint.out).toMatch(
      /^Check guides, pages and questions[\s\S]*Usage: coach lint \[FOLDER\.\.\.\] \[--stats\] \[--guide SLUG\] \[--json\]/,
    );
  });

  it('says what is wrong with a command or an option, and exits 2', async () => {
    expect(await coachProcess(['strat'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^There is no command "strat"\./),
    });
    expect(await coach(['search'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^Say what to search for/),
    });
    expect(await coach(['rank', '--top', 'many'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^--top takes a whole number/),
    });
    expect(await coach(['manifest', '--prefix', 'A B'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^--prefix takes small letters/),
    });
    expect(await coach(['manifest', '--http', 'nowhere'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^--http takes the https address/),
    });
    expect(await coach(['recommend', '/dev/null'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^there is no message to read/),
    });
    expect(await coach(['lint', '--fast'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/--fast/),
    });
  });

  it('finds a section, and as JSON for a program', async () => {
    const words = await coach(['search', 'no', 'space', 'left', 'on', 'device']);
    const json = await coach(['search', 'no', 'space', 'left', 'on', 'device', '--json']);

    expect(words.out).toMatch(/^storage-and-backups#the-disk-is-full /);
    const found = JSON.parse(json.out);
    expect(found.fits).toBe(true);
    expect(found.matches[0].section).toBe('storage-and-backups#the-disk-is-full');
  });

  it('names the form to copy before the sections', async () => {
    const words = await coach(['search', 'runbook', 'template']);
    const json = await coach(['search', 'runbook', 'template', '--json']);

    expect(words.out.split('\n')[0]).toBe(
      'on-call-incident-response#template-runbook  (to copy: coach template runbook)',
    );
    expect(words.out.split('\n')[1]).toMatch(/^on-call-incident-response#/);
    expect(JSON.parse(json.out)).toMatchObject({
      fits: true,
      template: 'on-call-incident-response#template-runbook',
    });
  });

  it('says no more of a section than there is to say', async () => {
    const bare = await coach(['search', 'help']);
    const table = await coach(['search', 'what', 'is', 'a', 'sev', '2']);

    expect(bare.out).toMatch(/^on-call-incident-response#the-first-five-minutes {2}\(0\.00\)$/m);
    expect(table.out).toMatch(/^on-call-incident-response#severity-and-when-to-declare /);
    expect(table.out).not.toMatch(/\n\s*\n/);
  });

  it('has all of its commands in the README, in the order of its help', async () => {
    const { out } = await coach(['help']);
    const listed = [...out.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(([, name]) => `\`${name}\``);
    const readme = readFileSync('README.md', 'utf8');

    expect(listed.length).toBeGreaterThan(10);
    expect(readme).toContain(`lists it: ${listed.join(', ')}.`);
  });

  it('recommends for a thread on standard input', async () => {
    const ended = await coachProcess(['recommend', '--json'], {
      input: 'alert: KubePodCrashLooping checkout\npods in CrashLoopBackOff since the deploy\n',
    });

    expect(JSON.parse(ended.out).matches[0].section).toMatch(/^kubernetes-operations#/);
  });

  it('ranks line by line, in order, and goes on after a malformed line', async () => {
    const lines = [
      '{"id":"a","mode":"query","text":"disk full"}',
      'not json',
      '{"id":"c","mode":"thread"}',
      '{"id":"d","mode":"thread","text":"pods crash","messages":["pods crash"]}',
    ];

    const ended = await coach(['rank', '--top', '3'], { input: `${lines.join('\n')}\n` });
    const answers = ended.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(ended.code).toBe(1);
    expect(answers.map((answer) => answer.id)).toEqual(['a', undefined, 'c', 'd']);
    expect(answers[0]).toMatchObject({
      guides: expect.arrayContaining(['storage-and-backups']),
      speak: true,
      section: expect.stringMatching(/^storage-and-backups#/),
    });
    expect(answers[1]).toEqual({ error: 'this is no JSON object' });
    expect(answers[2].error).toMatch(/text/);
    expect(Object.keys(answers[3]).sort()).toEqual([
      'confidence',
      'evidence',
      'guides',
      'id',
      'phase',
      'section',
      'speak',
    ]);
  });

  it('ranks any collection of texts', async () => {
    const folder = await folderWith({
      'texts.jsonl': '{"id":"1","title":"Bees","text":"honey and wax"}\n{"id":"2","text":"iron and rust"}\n',
    });

    const ended = await coach(['rank', '--library', join(folder, 'texts.jsonl')], {
      input: '{"id":"q","mode":"query","text":"rusty iron"}\n',
    });

    expect(JSON.parse(ended.out).guides[0]).toBe('2');
  });

  it('reads a guide in the terminal', async () => {
    const ended = await coach(['read', 'kubernetes-operations']);

    expect(ended.out).toMatch(/^Kubernetes Operations in Production.* › When it is on fire\n\n1\. /);
    expect((await coach(['read', 'nothing'])).code).toBe(2);
  });

  it('prints text of a page without what a terminal would take for an order', async () => {
    const folder = await folderWith({
      'pods.md': '# Pods\u001b]0;owned\u0007 restart\n\nRun \u009b2J`kubectl \u202eget pods`.\n',
    });

    const { out, error } = await coach(['read', 'pods'], { env: { GUIDES_PATH: folder } });

    expect(out).toContain('kubectl get pods');
    expect(out + error).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  });

  it('lists the templates, and prints one to copy', async () => {
    expect((await coach(['template'])).out).toMatch(/^postmortem +Postmortem$/m);
    expect((await coach(['template', 'postmortem'])).out).toMatch(/^# INCIDENT DATE: WHAT USERS SAW\n/);
    expect(await coach(['template', 'nothing'])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^There is no template "nothing"\. coach template lists them\./),
    });
  });

  it('lints a folder, names file and line, and exits 1', async () => {
    const folder = await folderWith({
      'bad.md': '---\npack: cooking\n---\n\n# Shout!\n\n[Then](gone.md).\n',
      'loud.md': '# Loud!\n\n```\nrun it\n```\n',
    });

    const ended = await coach(['lint', folder]);

    expect(ended.code).toBe(1);
    expect(ended.out.replaceAll(`${folder}/`, '').trim().split('\n')).toEqual([
      'note: bad.md:2: pack: must be one of incidents, running, building: it is ignored: correct pack',
      'bad.md:7: the link "gone.md" leads to no page: correct its path',
      '2 guides, 0 questions, 1 problems',
    ]);
  });

  it("imports a runbook, which stays its team's own: path and original are told, and it wins", async () => {
    const runbooks = await folderWith({
      'checkout/pods.md': '# Checkout\n\nAfter KubePodCrashLooping:\n\n## Undo\n\n1. Undo the deploy.\n',
    });
    const env = { GUIDES_PATH: runbooks, GUIDES_URL: 'https://git.example.com/runbooks' };
    const standing = async (): Promise<string | undefined> =>
      (await coach(['read', 'checkout-pods'], { env })).out.split('\n')[1];

    const before = await standing();
    const imported = await coach(['import', runbooks]);
    const after = await standing();
    const found = await coach(['search', 'KubePodCrashLooping'], { env });

    const original = 'https://git.example.com/runbooks/checkout/pods.md';
    expect(before).toBe(`Your runbook checkout/pods.md · ${original}`);
    expect(imported.out).toMatch(/^1 files got front matter/m);
    expect(after).toBe(before);
    expect(found.out).toMatch(/^checkout-pods#/);
  });

  it('prints a manifest with a prefix', async () => {
    const manifest = JSON.parse((await coach(['manifest', '--prefix', 'coach-'])).out);

    expect(JSON.stringify(manifest)).toMatch(/"\/coach-guide"/);
  });
});

describe('starting', () => {
  it('needs nothing, says where it is, and stops when it is told to', async () => {
    const ended = await coachProcess(['start'], { env: { PORT: '0' } });

    expect(ended).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^The playground is at http:\/\/127\.0\.0\.1:\d+\/playground/m),
      error: expect.not.stringContaining('PLAYGROUND'),
    });
  });

  it('warns at the start of a playground that is open to everybody', async () => {
    const open = await coachProcess(['start'], { env: { PORT: '0', PLAYGROUND: 'on' } });

    expect(open.error).toContain('"msg":"PLAYGROUND=on: whoever reaches this address is an admin there"');
  });

  it('names every bad variable, with what to do', async () => {
    const ended = await coachProcess(['start'], { env: { PORT: 'x', SLACK_BOT_TOKEN: 'xoxb-1' } });

    expect(ended.code).toBe(1);
    expect(ended.error).toMatch(
      /The configuration is wrong:\n {2}PORT must be a port number\n {2}SLACK_BOT_TOKEN is set: set SLACK_APP_TOKEN/,
    );
  });

  it('says that the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;

    const ended = await coachProcess(['start'], { env: { PORT: String(port) } });

    expect(ended).toMatchObject({
      code: 1,
      error: expect.stringMatching(
        new RegExp(`^Port ${port} is in use: stop what listens there, or set PORT to another one\\.`, 'm'),
      ),
    });
  });

  it('says that the data folder cannot be written', async () => {
    const folder = await folderWith({ 'a-file': '' });

    const ended = await coachProcess(['start'], {
      env: { PORT: '0', DATA_DIR: join(folder, 'a-file', 'data') },
    });

    expect(ended.code).toBe(1);
    expect(ended.error).toMatch(/data folder .* (cannot be|DATA_DIR)/i);
  });

  it('says that Redis is not there, and serves the guides meanwhile', async () => {
    const ended = await coachProcess(['start'], { env: { PORT: '0', REDIS_URL: 'redis://127.0.0.1:1' } });

    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/the guides are at http/);
    expect(ended.error).toMatch(
      /Redis does not answer: guides are served and nothing is remembered until it does; start it, or correct REDIS_URL/,
    );
  });

  it('leaves a broken guide file out, says so, and starts', async () => {
    const folder = await folderWith({
      'bad/guide.md': '---\ntitle: [\n---\n',
      'good.md': '# Good\n\nwords\n',
    });

    const ended = await coachProcess(['start'], { env: { PORT: '0', GUIDES_PATH: folder } });

    expect(ended.code).toBe(0);
    expect(ended.error).toMatch(/a file or folder was left out/);
  });

  it('reads .env beside it', async () => {
    const cwd = await folderWith({ '.env': 'PORT=nonsense\n' });
    mkdirSync(join(cwd, 'data'));
    chmodSync(join(cwd, 'data'), 0o755);

    expect((await coachProcess(['start'], { cwd })).error).toMatch(/PORT must be a port number/);
  });

  it('doctor checks what there is, and says what to do', async () => {
    const ended = await coach(['doctor'], { env: { REDIS_URL: 'redis://127.0.0.1:1' } });

    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/✓ Library: \d+ guides/);
    expect(ended.out).toMatch(/✗ Redis: .*REDIS_URL/);
  });

  it('leaves a slot empty that it was away for, and the status says so', async () => {
    const cwd = await folderWith({});
    const due = new Date(Date.now() - 5 * 3_600_000).toISOString();
    const place = { team: 'web:team' as TeamId, conversation: 'web:team/daily' as ConversationId };
    const store = await openEmbedded({ folder: join(cwd, 'data') });
    const schedule = { ...defaultSchedule(place, 'UTC'), time: due.slice(11, 16) };
    const slot = { slot: toSlot(due.slice(0, 10)), at: Date.parse(due) };
    await store.saveSchedule(schedule, slot, 'web:admin' as MemberId);
    await store.close();

    await coachProcess(['start'], { cwd, env: { PORT: '0' } });
    const status = await coach(['status'], { cwd });

    expect(status.out).toContain(`skipped on ${slot.slot}: I was away for more than 3 hours`);
    expect(status.out).toMatch(/next \d{4}-\d\d-\d\dT/);
  });

  it('moves a store, checks it, and refuses to start on the one left behind', async () => {
    const cwd = await folderWith({});
    await coachProcess(['start'], { cwd, env: { PORT: '0' } });

    const moved = await coach(['move-store', '--from', './data', '--to', './new'], { cwd });
    const old = await coachProcess(['start'], { cwd, env: { PORT: '0' } });
    const fresh = await coachProcess(['start'], { cwd, env: { PORT: '0', DATA_DIR: './new' } });

    expect(moved).toMatchObject({ code: 0, out: expect.stringMatching(/Moved and checked/) });
    expect(old).toMatchObject({ code: 1, error: expect.stringMatching(/moved/) });
    expect(fresh.code).toBe(0);
  });
});
