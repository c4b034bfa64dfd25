interface At {
  /** Seconds after the first one. */
  readonly at: number;
}

type Person = 0 | 1 | 2;

/** What a member, by number, or an alert app says; or the label of a button that a member presses on Coach's card. */
export type Line = At &
  (
    | { readonly who: 'alerts' | Person; readonly text: string }
    | { readonly who: Person; readonly press: string }
  );

export interface Recording {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The channel that is opened for it. */
  readonly channel: string;
  readonly lines: readonly Line[];
}

const minute = 60;

/** Incidents as they go: written for this product, with the pauses that real ones have. */
export const recordings: readonly Recording[] = [
  {
    id: 'crash-loop',
    title: 'Checkout crashes after a deploy',
    about: 'Kubernetes, rolled back',
    channel: 'inc-checkout-crash',
    lines: [
      {
        at: 0,
        who: 'alerts',
        text: '[FIRING:1] KubePodCrashLooping checkout critical\nPod checkout-7d9f in namespace shop restarts again and again.',
      },
      {
        at: 2 * minute,
        who: 'alerts',
        text: '[FIRING:1] CheckoutErrorRateHigh critical\n12 % of the requests to checkout fail.',
      },
      { at: 4 * minute, who: 1, text: 'On it. Customers see errors when they pay.' },
      { at: 5 * minute, who: 1, press: 'Helped' },
      {
        at: 6 * minute + 20,
        who: 1,
        text: 'The pods are in CrashLoopBackOff since the deploy ten minutes ago, last state OOMKilled, exit code 137.',
      },
      {
        at: 8 * minute,
        who: 2,
        text: 'That deploy was mine: a new cache in memory. The limit is still 256Mi.',
      },
      { at: 10 * minute, who: 0, text: 'I lead, support is told. Next update in 15 minutes.' },
      { at: 11 * minute + 30, who: 1, text: 'I am rolling back: kubectl rollout undo deployment/checkout' },
      { at: 15 * minute, who: 1, text: 'Rolled back, the new pods stay up. The error rate is falling.' },
      { at: 21 * minute, who: 'alerts', text: '[RESOLVED] KubePodCrashLooping checkout critical' },
      { at: 22 * minute, who: 'alerts', text: '[RESOLVED] CheckoutErrorRateHigh critical' },
      { at: 26 * minute, who: 0, text: 'Error rate is back to normal for five minutes. This is resolved.' },
      { at: 27 * minute, who: 0, press: 'Draft the timeline' },
    ],
  },
  {
    id: 'disk-full',
    title: 'The database runs out of disk',
    about: 'PostgreSQL, a volume grown',
    channel: 'inc-orders-disk',
    lines: [
      {
        at: 0,
        who: 'alerts',
        text: '[FIRING:1] DiskWillFillSoon orders-db warning\nThe volume /var/lib/postgresql is 93 % full.',
      },
      {
        at: 9 * minute,
        who: 'alerts',
        text: '[FIRING:1] PostgresDown orders-db critical\nNo answer from the primary for two minutes.',
      },
      { at: 11 * minute, who: 1, text: 'Orders are failing for everybody, the primary is down.' },
      {
        at: 13 * minute,
        who: 1,
        text: 'PANIC: could not write to file "pg_wal/xlogtemp": No space left on device. The disk is full, pg_wal alone has 180 GB.',
      },
      { at: 14 * minute, who: 1, press: 'Helped' },
      { at: 15 * minute, who: 0, text: 'Sev 1. I lead; who knows the replication there?' },
      {
        at: 17 * minute,
        who: 2,
        text: 'A replication slot of the old replica is inactive, so WAL is kept for it. I delete nothing by hand.',
      },
      { at: 21 * minute, who: 1, text: 'I am growing the volume by 100 GB first, so that it starts.' },
      {
        at: 29 * minute,
        who: 1,
        text: 'The volume is grown and the primary is up again. Dropped the unused slot, WAL shrinks.',
      },
      { at: 34 * minute, who: 'alerts', text: '[RESOLVED] PostgresDown orders-db critical' },
      { at: 41 * minute, who: 0, text: 'Orders are back to normal for five minutes. This is resolved.' },
      { at: 43 * minute, who: 0, press: 'Draft the timeline' },
    ],
  },
  {
    id: 'latency',
    title: 'Search is slow, and then it is not',
    about: 'Latency, a wrong turn, a flag',
    channel: 'inc-search-latency',
    lines: [
      {
        at: 0,
        who: 'alerts',
        text: '[FIRING:1] HighRequestLatency search-api critical\np99 is 4.8 s, the objective is 800 ms.',
      },
      { at: 3 * minute, who: 1, text: 'Looking. Users report that search times out.' },
      {
        at: 5 * minute + 30,
        who: 1,
        text: 'p99 latency went from 400 ms to 5 s at ten past, the median is fine. CPU is at 30 %.',
      },
      { at: 7 * minute, who: 1, press: 'Helped' },
      { at: 8 * minute, who: 2, text: 'Could it be the connection pool? Requests wait for a connection.' },
      { at: 12 * minute, who: 1, text: 'Doubled the pool, no change. It gets worse: timeouts at 9 %.' },
      {
        at: 15 * minute,
        who: 0,
        text: 'The new ranking went to all users at ten past. Can we turn the flag off?',
      },
      { at: 17 * minute, who: 2, text: 'Turning the feature flag off now.' },
      { at: 20 * minute, who: 1, text: 'Mitigated: p99 is back under 600 ms since the flag is off.' },
      { at: 24 * minute, who: 'alerts', text: '[RESOLVED] HighRequestLatency search-api critical' },
      {
        at: 31 * minute,
        who: 0,
        text: 'Latency is back to normal for ten minutes. This is resolved.',
      },
      { at: 33 * minute, who: 0, press: 'Draft the timeline' },
    ],
  },
];
