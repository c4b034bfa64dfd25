import { describe, expect, it } from 'vitest';
import { bundled } from '../builders/bundled.ts';

describe('a few words', () => {
  it.each([
    ['kubernets nod not redy', 'kubernetes-operations#a-node-is-notready'],
    ['databse conections exhasted', 'capacity-planning#out-of-database-connections'],
    ['certficate exipred', 'security-for-engineers#a-certificate-has-expired'],
    ['pods crashng', 'kubernetes-operations#pods-crash-in-a-loop'],
  ])('reads trouble in which most words are misspelt: %s', async (words, section) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isSymptom: true });
    expect(found.matches[0]?.section.id).toBe(section);
  });

  it.each([
    ['postgres', 'databases-under-fire#in-one-minute'],
    ['MongoDB', 'databases-under-fire#in-one-minute'],
    ['kafka', 'queues-and-streams#in-one-minute'],
    ['nginx', 'network-edge#in-one-minute'],
    ['Argo CD', 'kubernetes-operations#in-one-minute'],
    ['aws', 'provider-outages#in-one-minute'],
    ['memcached', 'cloud-native-patterns#in-one-minute'],
    ['valkey', 'databases-under-fire#in-one-minute'],
    ['s3?', 'storage-and-backups#in-one-minute'],
    ['mysql', 'databases-under-fire#mysql-where-it-differs'],
    ['redis', 'databases-under-fire#redis-full-slow-or-one-hot-key'],
  ])('the bare name of a product opens its guide, or what is about it: %s', async (words, section) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isSymptom: false });
    expect(found.matches[0]?.isGeneral).toBe(false);
    expect(found.matches[0]?.section.id).toBe(section);
  });

  it.each([
    ['mongodb down', 'databases-under-fire'],
    ['envoy returns 503', 'distributed-systems-debugging'],
    ['traefik is down', 'network-edge'],
  ])('a product that the guides hardly know is read as its kind: %s', async (words, guide) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isSymptom: true });
    expect(found.matches[0]?.section.guide).toBe(guide);
  });

  it.each([
    ['pager went off', 'on-call-incident-response#the-first-five-minutes'],
    ['got paged, what now', 'on-call-incident-response#the-first-five-minutes'],
    ['our customers complain', 'on-call-incident-response#the-first-five-minutes'],
    ['alerts', 'on-call-incident-response#paging-and-rota-health'],
    ['alerting', 'on-call-incident-response#paging-and-rota-health'],
    ['alarms', 'metric-anomaly-triage#metrics-or-alerts-have-gone-missing'],
    ['pager', 'on-call-incident-response#paging-and-rota-health'],
    ['lots of 5xx', 'distributed-systems-debugging#errors-502-503-and-504-at-the-edge'],
    ['login is broken', 'provider-outages#nobody-can-log-in'],
  ])('who is woken or hit gets steps: %s', async (words, section) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isSymptom: true });
    expect(found.matches[0]?.section.id).toBe(section);
  });

  it.each([
    ['cloudfront down', 'network-edge'],
    ['why did the last outage take all night', 'blameless-postmortem'],
  ])('one guide that is likelier than all others is believed: %s', async (words, guide) => {
    const { search } = await bundled();

    const [best] = search.find(words).matches;

    expect(best).toMatchObject({ isGeneral: false, section: { guide } });
  });

  it('finds what its authors say that people type for a section', async () => {
    const { library, search } = await bundled();
    const typed = library.guides.flatMap(({ slug, searches }) =>
      Object.entries(searches ?? {}).flatMap(([anchor, texts]) =>
        texts.map((text) => ({ text, guide: slug, section: `${slug}#${anchor}` })),
      ),
    );
    const some = typed.filter((_, i) => i % 5 === 0);
    const found = some.map((one) => ({ ...one, given: search.find(one.text, { top: 1 }) }));
    const share = (holds: (one: (typeof found)[number]) => boolean): number =>
      found.filter(holds).length / found.length;

    expect(some.length).toBeGreaterThan(400);
    expect(share(({ given }) => given.fits)).toBeGreaterThan(0.93);
    expect(share(({ given, guide }) => given.matches[0]?.section.guide === guide)).toBeGreaterThan(0.84);
    expect(share(({ given, section }) => given.matches[0]?.section.id === section)).toBeGreaterThan(0.82);
  });

  it.each([
    ["Simpson's paradox", 'ab-test-critique'],
    ['n+1 queries in the new service', 'rewrite-vs-refactor'],
    ['duplicate orders after retry', 'cloud-native-patterns'],
    ['negative balance or negative count', 'good-code'],
    ['delete without where, update without where', 'system-migration'],
  ])('finds the guide that declares all that was said: %s', async (words, guide) => {
    const { search } = await bundled();

    expect(search.find(words).matches[0]?.section.guide).toBe(guide);
  });

  it('answers trouble with the one guide that is likely, though it knows few of the words', async () => {
    const { search } = await bundled();

    const found = search.find('we deployed ten minutes ago and the error rate went through the roof');

    expect(found).toMatchObject({ fits: true, isSymptom: true });
    expect(found.matches[0]?.isGeneral).toBe(false);
    expect(found.matches[0]?.section.guide).toBe('on-call-incident-response');
  });
});
