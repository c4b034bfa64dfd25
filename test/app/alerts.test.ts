import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMeters } from '../../src/app/metrics/meters.ts';

const deploy = new URL('../../deploy/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, deploy), 'utf8');
const page = readFileSync(new URL('../docs/operations.md', deploy), 'utf8');
const names = (text: string): readonly string[] => [...new Set(text.match(/\bcoach_[a-z_]+/g))].sort();
const bare = (name: string): string => name.replace(/_bucket$/, '');

const rules: { groups: { rules: { alert: string; expr: string }[] }[] } = parse(read('alerts.yaml'));
const alerts = rules.groups.flatMap((group) => group.rules);
const counted = createMeters('file')
  .registry.getMetricsAsArray()
  .map(({ name }) => name)
  .filter((name) => name.startsWith('coach_'))
  .sort();

describe('alerts', () => {
  it('are accepted by promtool, and fire when they should and not before', () => {
    const run = (...words: string[]): string =>
      execFileSync('promtool', words, { cwd: deploy, encoding: 'utf8' });

    expect(run('check', 'rules', 'alerts.yaml')).toContain(`SUCCESS: ${alerts.length} rules found`);
    expect(run('test', 'rules', 'alerts.test.yaml')).toContain('SUCCESS');
  });

  it('have each a paragraph of its own, and no paragraph speaks of another', () => {
    const section = /^## Alerts$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(page)?.[1] ?? '';
    const headings = [...section.matchAll(/^### (\S+)\n\n\S/gm)].map(([, name]) => name);

    expect(headings).toEqual(alerts.map(({ alert }) => alert));
  });

  it('are each tried by a rule that expects them and one that does not', () => {
    const tests: { tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[] } = parse(
      read('alerts.test.yaml'),
    );
    const tried = tests.tests.flatMap((test) => test.alert_rule_test);

    for (const { alert } of alerts) {
      const expected = tried
        .filter(({ alertname }) => alertname === alert)
        .map((one) => one.exp_alerts.length > 0);
      expect(new Set(expected), alert).toEqual(new Set([false, true]));
    }
  });
});

describe('metrics', () => {
  it('are what the page, the alerts and the dashboard speak of', () => {
    const table = /^## Metrics$([\s\S]*?)^## /m.exec(page)?.[1] ?? '';

    expect(names(table)).toEqual(counted);
    for (const file of ['alerts.yaml', 'dashboard.json'])
      expect(counted, file).toEqual(expect.arrayContaining(names(read(file)).map(bare)));
  });
});
