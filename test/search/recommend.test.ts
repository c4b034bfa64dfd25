import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phases, wheres } from '../../src/incident/said.ts';
import { anyText } from '../builders/any-text.ts';
import { bundled } from '../builders/bundled.ts';
import { people } from './world.ts';

const burning = [
  'checkout is down, users cannot pay',
  'FATAL: sorry, too many clients already in the log, the connection pool is exhausted',
  'checking which service holds the connections',
];

describe('recommending', () => {
  it.each(['checkout is down', 'the gateway is acting up like mad', 'it is not fixed yet'])(
    'opens the first steps where no cause is told: %s',
    async (text) => {
      const { search } = await bundled();

      expect(search.recommend(people(text), 'incident').matches[0]?.section.id).toBe(
        'on-call-incident-response#the-first-five-minutes',
      );
    },
  );

  it('believes one message that surely means a guide, whatever is said beside it', async () => {
    const { search } = await bundled();
    const said = [
      'an assistant dropped the staging tables by itself',
      'nobody asked it to',
      'who has the last dump',
    ];

    const { matches } = search.recommend(people(...said), 'incident');

    expect(matches[0]?.section.id).toBe('ai-assisted-development#an-agent-damaged-something');
  });

  it.each([
    ['consumers of the orders topic fall behind since noon', 'queues-and-streams#the-lag-grows'],
    ['the nightly dump has been empty for a week', 'storage-and-backups#prove-it-the-restore-test-as-a-job'],
  ])('is led astray by nobody who only takes part: %s', async (told, section) => {
    const { search } = await bundled();
    const beside = [
      'taking it',
      'who can log in there?',
      'i can, one moment',
      'telling the others that it waits',
    ];

    const { matches } = search.recommend(people(told, ...beside), 'incident');

    expect(matches[0]?.section.id).toBe(section);
  });

  it('still knows the cause that was told once, eighteen messages ago', async () => {
    const { search } = await bundled();
    const said = [
      'something is wrong with our agents',
      'same here, two of three tries',
      'no space left on device, df says / is at 100%',
      'only the agents in the new rack',
      'taking it',
      'cc the people of the build farm',
      'who can log in there?',
      'i can, one moment',
      'telling mobile that their release waits',
      'they are fine until four',
      'anything in the channel of the vendors?',
      'no, quiet there',
      'i am on the first one now',
      'second one too',
      'moved two old workspaces away',
      'try again please',
      'running one by hand',
      'takes a while as always',
      'lunch in between?',
      'go, i watch it',
      'ten minutes more',
    ];

    const { matches } = search.recommend(people(...said), 'incident');

    expect(matches[0]?.section.id).toBe('storage-and-backups#the-disk-is-full');
  });

  it.each([
    'Renovate opened PR #881: Update dependency lodash to 4.17.21',
    'Reminder: stand-up in ten minutes',
    'Pull request #12 closed: tidy the docs',
  ])('an alert is what it is about, whatever other bots post: %s', async (chore) => {
    const { search } = await bundled();
    const alert = { text: '[FIRING:1] HighLatency p99 of checkout 4.2 s', from: 'bot' } as const;

    const alone = search.recommend([alert], 'alerts');
    const beside = search.recommend([alert, { text: chore, from: 'bot' }], 'alerts');
    expect([beside.phase, beside.matches[0]?.section.id, beside.confidence]).toEqual([
      alone.phase,
      alone.matches[0]?.section.id,
      alone.confidence,
    ]);
  });

  it.each([
    '/data 98%',
    '/dev/sda1 99% used',
    '/ is at 100 %',
    'backup: /mnt/tapes is 99.5 (limit 95)',
    'C: 97% used',
  ])('knows a full disk by its path: %s', async (text) => {
    const { search } = await bundled();

    expect(search.find(text).matches[0]?.section.id).toBe('storage-and-backups#the-disk-is-full');
    expect(search.recommend([{ text, from: 'bot' }]).matches[0]?.section.guide).toMatch(
      /^(storage|performance)-/,
    );
  });

  it('takes no path of a site for a full disk', async () => {
    const { search } = await bundled();

    expect(search.find('/api/orders 99.9% of requests fail').matches[0]?.section.guide).not.toBe(
      'storage-and-backups',
    );
  });

  it.each(['503 from Stripe', 'errors from the OpenAI API since noon', 'an outage at AWS'])(
    'takes what comes from a vendor for its trouble: %s',
    async (text) => {
      const { search } = await bundled();

      expect(search.recommend(people(text), 'incident').matches[0]?.section.guide).toBe('provider-outages');
    },
  );

  it('puts the section first whose heading a lone message says', async () => {
    const { search } = await bundled();

    const { matches, confidence } = search.recommend([{ text: 'nobody can log in' }]);

    expect(matches[0]?.section.id).toBe('provider-outages#nobody-can-log-in');
    expect(confidence).toBeGreaterThanOrEqual(0.6);
  });

  it('hears in a lone message, among other words, the sentence that people type', async () => {
    const { search } = await bundled();

    const { matches } = search.recommend(
      people('Good evening all, sorry for the noise. My guess is that one partition does not move.'),
    );

    expect(matches[0]?.section.id).toBe('queues-and-streams#one-partition-is-stuck');
  });

  it.each([
    ['resilver of the raidz2 is stuck, one more ssd faulted', 'storage-and-backups'],
    ['the acquirer is declining mastercard since noon', 'provider-outages'],
    ['BGP peer of our trunk is idle', 'network-edge'],
  ])('knows what class of thing is in trouble by words that no guide has: %s', async (said, guide) => {
    const { search } = await bundled();

    const { matches } = search.recommend(people(said));

    expect(matches[0]?.section.guide).toBe(guide);
  });

  it('takes the name of who sent an alert for no word about it', async () => {
    const { search } = await bundled();
    const sent = (by: string): string | undefined =>
      search.recommend([{ text: `${by}: database CPU is at 98 %`, from: 'bot' }]).matches[0]?.section.id;

    expect(sent('Amazon CloudWatch')).toBe(sent('Monitoring'));
    expect(sent('Zabbix')).toBe(sent('Monitoring'));
  });

  it('opens the guide for unknown causes where a thread names none', async () => {
    const { search } = await bundled();

    const given = search.recommend(people('something is off since lunch', 'anyone around?'));

    expect(given.matches[0]?.section.guide).toBe('on-call-incident-response');
    expect(given.speak).toBe(false);
  });

  it('speaks in live trouble when it is sure of the answer', async () => {
    const { search } = await bundled();

    const given = search.recommend(people(...burning));

    expect(given.matches[0]?.section.id).toBe('capacity-planning#out-of-database-connections');
    expect(given).toMatchObject({ speak: true, phase: 'triage' });
  });

  it('tells by which words it knows that something burns, as they were written', async () => {
    const { search } = await bundled();

    const { signs } = search.recommend(people('Checkout is DOWN, users cannot pay'));

    expect(signs.length).toBeGreaterThan(0);
    for (const sign of signs) expect('Checkout is DOWN, users cannot pay').toContain(sign.split(' ')[0]);
  });

  it('reads an alert as its app sends it', async () => {
    const { search } = await bundled();
    const text =
      '[FIRING:1] alertname=KubePodCrashLooping severity=critical namespace=shop pod=checkout-7d9f8c';

    const given = search.recommend([{ text, from: 'bot' }, ...people('on it')]);

    expect(given.matches[0]?.section.id).toBe('kubernetes-operations#pods-crash-in-a-loop');
    expect(given.speak).toBe(true);
  });

  it.each([
    [
      'a meeting',
      'agenda of the sync: the outage of last week, action items, next steps for the cluster upgrade',
    ],
    [
      'maintenance',
      'Scheduled maintenance on Tuesday at 22:00 UTC: the cluster will be upgraded, expect downtime',
    ],
    ['a question', 'hi, how do I set a memory limit so that pods are not OOMKilled? any best practice?'],
    ['a joke', 'lol imagine if production went down on a friday :joy:'],
    ['the past', 'remember the certificate that expired last year? fun times'],
  ])('is silent on %s', async (_kind, text) => {
    const { search } = await bundled();

    expect(search.recommend(people(text)).speak).toBe(false);
  });

  it('moves on as soon as the cause is said', async () => {
    const { search } = await bundled();
    const early = people('site is down', 'outage, major incident, who is on it?');
    const later = [
      ...early,
      ...people('the api certificate has expired, x509: certificate has expired or is not yet valid'),
    ];

    expect(search.recommend(early).matches[0]?.section.guide).toBe('on-call-incident-response');
    expect(search.recommend(later).matches[0]?.section.id).toBe(
      'security-for-engineers#a-certificate-has-expired',
    );
  });

  it.each([
    [
      'a vendor that is down itself',
      'AWS is down again, everything we run in that region is unreachable',
      /^(cloud-native-patterns|provider-outages)#/,
    ],
    [
      'a batch cluster',
      'slurm does not start any job, all compute nodes are drained, the scheduler cannot reach its accounting database',
      /^(?!kubernetes-operations)/,
    ],
    [
      'labels of an alert',
      'Triggered: something odd on the storefront\nregion: us-east-1\nseverity: P1\nenv: prod\nteam: billing',
      /^on-call-incident-response#/,
    ],
  ])('asks what and where before which: %s', async (_name, text, section) => {
    const { search } = await bundled();

    const [best] = search.recommend(
      [{ text, from: text.startsWith('Triggered') ? 'bot' : 'person' }],
      'alerts',
    ).matches;

    expect(best?.section.id).toMatch(section);
  });

  it('takes an unknown cause in the channel of an incident for what it is: the general guide speaks', async () => {
    const { search } = await bundled();

    const given = search.recommend(people('some users get errors and we do not know why'), 'incident');

    expect(given.matches[0]?.section.guide).toBe('on-call-incident-response');
    expect(given.speak).toBe(true);
  });

  it('does not weigh quotes, thanks and people who join', async () => {
    const { search } = await bundled();
    const noisy = people(
      ...burning,
      '> kubernetes pods CrashLoopBackOff',
      'ana has joined the channel',
      ':eyes:',
      'thanks',
    );

    const [plain] = search.recommend(people(...burning)).matches;
    const [loud] = search.recommend(noisy).matches;

    expect(loud?.section.id).toBe(plain?.section.id);
    expect(loud?.evidence).not.toContain('CrashLoopBackOff');
  });

  it.each([
    'morning',
    'Good afternoon everyone!',
    'hey folks :wave:',
    'thank you so much <@U024BE7LH>',
    'brb',
    'brb, back in 10 min',
    'off to lunch',
    'lol',
    'https://status.example.com/incidents/9',
    ':eyes: :fire:',
    '🙏🙏',
    '+1',
    '...',
    'kim was added to the channel by lou',
    'kim set the channel topic: bridge at 12',
    'kim left the conversation',
  ])('answers no courtesy, wherever it is said: %s', async (text) => {
    const { search } = await bundled();

    for (const where of wheres) expect(search.recommend(people(text), where).speak).toBe(false);
  });

  it.each([
    'could you write the minutes today?',
    'switching headsets, one moment',
    'Noor takes over at ten',
    'burgers are here',
    'let us keep the talk in one thread',
    'wrong room, please ignore',
    'inviting the storage folks',
  ])('says nothing to how an incident is run, even in its channel: %s', async (text) => {
    const { search } = await bundled();

    expect(search.recommend(people(text), 'incident').speak).toBe(false);
  });

  it.each(['503', 'node-7 left the cluster', 'thanks but it is down again', 'hello? nobody can log in'])(
    'takes no trouble for a courtesy: %s',
    async (text) => {
      const { search } = await bundled();

      expect(search.recommend(people(text), 'incident').speak).toBe(true);
    },
  );

  it.each([
    'pulls fail, 503 from Docker Hub',
    "cannot issue anything: 500 at the Let's Encrypt directory",
    'New Relic is not answering, no graphs',
  ])('knows a provider whose name is two words: %s', async (text) => {
    const { search } = await bundled();

    const guides = search.recommend(people(text), 'incident').matches.map(({ section }) => section.guide);

    expect(guides.slice(0, 2)).toContain('provider-outages');
  });

  it('brings each guide once', async () => {
    const { search } = await bundled();

    const guides = search.recommend(people(...burning)).matches.map((match) => match.section.guide);

    expect(new Set(guides).size).toBe(guides.length);
  });

  it.each(['a', '<@', ':a', 'A', '(', 'a@', 'x=', '`', 'aA', '- ', 'ok, '])(
    'reads a message of "%s" alone in no time',
    async (part) => {
      const { search } = await bundled();
      const started = process.cpuUsage().user;

      search.recommend(
        [{ text: part.repeat(100_000), from: 'bot' }, ...people(part.repeat(100_000))],
        'incident',
      );

      expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
    },
  );

  it('answers any thread', async () => {
    const { search } = await bundled();
    const said = fc.record({
      text: anyText(300),
      from: fc.constantFrom('person', 'bot', 'us'),
    });

    fc.assert(
      fc.property(fc.array(said, { maxLength: 80 }), (thread) => {
        const given = search.recommend(thread);
        expect(phases).toContain(given.phase);
        expect(given.confidence).toBeGreaterThanOrEqual(0);
        expect(given.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});
