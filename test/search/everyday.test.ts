import { describe, expect, it } from 'vitest';
import { bundled } from '../builders/bundled.ts';

/** Words of every day in production, and the section that each must open. */
const everyday: readonly (readonly [said: string, section: string])[] = [
  ['cors error', 'network-edge#cors-the-browser-blocks-a-call'],
  ['blocked by CORS policy', 'network-edge#cors-the-browser-blocks-a-call'],
  ['mixed content', 'network-edge#cors-the-browser-blocks-a-call'],
  ['file upload fails with 413', 'network-edge#refused-before-the-application-sees-it'],
  ['connection draining', 'network-edge#the-load-balancer-sees-no-healthy-backend'],
  ['silence alert', 'on-call-incident-response#silence-without-going-blind'],
  ['mute an alert', 'on-call-incident-response#silence-without-going-blind'],
  ['alert fatigue', 'slo-design#alert-noise-and-missed-incidents'],
  ['runbook template', 'on-call-incident-response#write-a-runbook-that-works-at-3-am'],
  ['status page wording', 'on-call-incident-response#updates-and-status-page-words'],
  ['429 too many requests', 'capacity-planning#who-answers-429-and-to-whom'],
  ['rate limiting', 'capacity-planning#who-answers-429-and-to-whom'],
  ['noisy neighbour', 'capacity-planning#one-tenant-takes-it-all'],
  ['ulimit', 'capacity-planning#a-quota-or-limit-is-reached'],
  ['too many open files', 'capacity-planning#a-quota-or-limit-is-reached'],
  ['game day', 'cloud-native-patterns#run-a-game-day'],
  ['chaos engineering', 'cloud-native-patterns#run-a-game-day'],
  ['terraform state lock', 'cloud-native-patterns#terraform-the-state-is-locked-lost-or-lying'],
  ['sticky sessions', 'cloud-native-patterns#where-the-state-of-a-stateless-service-goes'],
  ['redis out of memory', 'databases-under-fire#redis-full-slow-or-one-hot-key'],
  ['hot key', 'databases-under-fire#redis-full-slow-or-one-hot-key'],
  ['elasticsearch cluster red', 'storage-and-backups#a-search-cluster-is-yellow-or-red'],
  ['out of inodes', 'storage-and-backups#the-disk-is-full'],
  ['webhook not delivered', 'provider-outages#webhooks-do-not-arrive'],
  ['emails go to spam', 'provider-outages#mail-is-accepted-and-nobody-gets-it'],
  ['cron missed dst', 'queues-and-streams#delayed-and-scheduled-work'],
  ['cron job ran twice', 'queues-and-streams#delayed-and-scheduled-work'],
  ['canary analysis', 'kubernetes-operations#canary-and-blue-green'],
  ['graceful shutdown', 'kubernetes-operations#rolling-updates-without-dropped-requests'],
  ['rotate secrets', 'security-for-engineers#rotation-that-causes-no-outage'],
  ['log volume cost', 'cloud-cost-optimization#logs-disks-and-paid-extended-support'],
  ['ntp out of sync', 'distributed-systems-debugging#clock-skew'],
];

describe('words of every day', () => {
  it.each(everyday)('"%s" opens %s', async (said, section) => {
    const { search } = await bundled();

    const [best] = search.find(said).matches;

    expect(best?.section.id).toBe(section);
  });
});
