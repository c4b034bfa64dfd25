import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAlert } from '../../src/incident/alert.ts';
import { liveness } from '../../src/incident/live.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';

// In the shapes that such senders give their messages, flattened as the adapters do; hosts and figures are made up.
const Alert = z.object({ sender: z.string(), firing: z.string(), recovered: z.string() });
const alerts = fixtureLines('alerts', Alert);
/** One line each, without a sender's frame. */
const Line = z.object({ state: z.enum(['firing', 'recovered']), text: z.string() });
const lines = fixtureLines('alert-lines', Line);
/** They say another thing when it is over. */
const renamed = ['Uptime Kuma', 'Statuspage', 'Cron mail'];

const burns = (text: string): boolean => liveness([{ text, from: 'bot' }], 'alerts', 1).chance >= 0.5;

describe('an alert', () => {
  it.each(alerts)('of $sender fires and recovers', ({ firing, recovered }) => {
    expect(readAlert(firing).state).toBe('firing');
    expect(readAlert(recovered).state).toBe('recovered');
    expect(burns(firing)).toBe(true);
    expect(burns(recovered)).toBe(false);
  });

  it.each(alerts.filter(({ sender }) => !renamed.includes(sender)))(
    'of $sender keeps its name when it recovers',
    ({ firing, recovered }) => {
      expect(readAlert(firing).name).not.toBe('');
      expect(readAlert(recovered).name).toBe(readAlert(firing).name);
    },
  );

  it.each(lines.filter(({ state }) => state === 'recovered'))('has recovered: $text', ({ text }) => {
    expect(readAlert(text).state).toBe('recovered');
    expect(burns(text)).toBe(false);
  });

  it.each(lines.filter(({ state }) => state === 'firing'))('burns: $text', ({ text }) => {
    expect(readAlert(text).state).not.toBe('recovered');
    expect(burns(text)).toBe(true);
  });

  it('is read in no time, however long its name', () => {
    const started = process.cpuUsage().user;

    for (const text of [
      'aA'.repeat(50_000),
      `${'A'.repeat(50_000)} `,
      '('.repeat(50_000),
      '[FIRING '.repeat(9000),
    ])
      readAlert(text);

    expect(process.cpuUsage().user - started).toBeLessThan(1_000_000);
  });
});
