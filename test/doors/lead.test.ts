import { describe, expect, it, onTestFinished } from 'vitest';
import { createAccess } from '../../adapters/web/access.ts';
import { teamPath } from '../../adapters/web/lead/paths.ts';
import { start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { folderWith } from '../builders/folder.ts';
import { signingSecret, startSlackHttp } from '../fakes/slack/http-server.ts';
import { addChannel, addMember } from '../fakes/slack/recorded.ts';
import { ids } from '../fakes/slack/state.ts';

const token = 'xoxb-test';
const team = `slack:${ids.team}`;
const far = { 'x-forwarded-for': '203.0.113.7' };
const linkOf = (ofTeam: string, secret = token): string =>
  createAccess({ secret, pages: `team ${ofTeam}`, clock: Date.now }).signPath(`${teamPath(team)}/set-up`);

async function run(env: Readonly<Record<string, string>> = {}) {
  const config = readConfig({ PORT: '0', DATA_DIR: await folderWith({}), ...env });
  const running = await start(config, createLog('silent'));
  onTestFinished(() => running.stop());
  return async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const page = await fetch(`http://127.0.0.1:${running.port}${path}`, { headers });
    const html = await page.text();
    const words = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ');
    return { status: page.status, html, words, headers: page.headers };
  };
}

/** A workspace whose bot was invited to one channel. */
async function onSlack(env: Readonly<Record<string, string>> = {}) {
  const slack = await startSlackHttp();
  onTestFinished(() => slack.stop());
  addChannel(slack.server, 'sre-daily', [addMember(slack.server, 'admin')]);
  return run({
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slack.address}/api/`,
    ...env,
  });
}

describe('the set-up page', () => {
  it('says how to begin where no platform is configured, on this machine alone', async () => {
    const visit = await run();

    const page = await visit('/set-up');

    expect(page.words).toContain('Nothing is wrong, 2 still to do, no platform is connected yet.');
    expect(page.words).toContain('Slack Not connected. Create the Slack app with everything filled in');
    expect(page.html).toContain('href="https://api.slack.com/apps?new_app=1&amp;manifest_json=');
    expect(page.words).toContain('To do First question /coach in a channel, then Start: one press');
    expect((await visit('/set-up', far)).status).toBe(403);
  });

  it('shows the ticks of the doctor, the first steps, and what is wrong in own runbooks', async () => {
    const books = await folderWith({ 'db.md': '# Restart\n\n## Go\n\n1. As [there](#gone).\n' });
    const visit = await onSlack({ GUIDES_PATH: books });

    const { words } = await visit('/set-up');

    expect(words).toContain('Good Connection open');
    expect(words).toContain('Good Token workspace, as coach');
    expect(words).toContain('Good Scopes none is missing');
    expect(words).toContain('Good Channels it is in 1');
    expect(words).toContain('To do First question /coach in a channel, then Start: one press');
    expect(words).toContain('Good Pages 1 found');
    expect(words).toContain('Wrong Problems 1 in them');
    expect(words).toContain('db.md:5 the link "#gone" leads to no heading');
  });
});

describe('the pages of a team', () => {
  it('open by a link of that team, without what is only for who runs the program', async () => {
    const visit = await onSlack();

    const page = await visit(linkOf(team), far);
    const cookie = page.headers.get('set-cookie') ?? '';
    const again = await visit(`${teamPath(team)}/set-up`, { ...far, cookie: cookie.split(';')[0] ?? '' });

    expect(page.words).toContain('Good Token workspace, as coach');
    expect(page.words).not.toContain('Data folder');
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    expect(cookie).toContain(`Path=${teamPath(team)};`);
    expect(again.status).toBe(200);
  });

  it('stay shut to anybody else', async () => {
    const visit = await onSlack();

    for (const path of [`${teamPath(team)}/set-up`, linkOf('slack:T2'), linkOf(team, 'xoxb-other')]) {
      const page = await visit(path.replace('slack%3AT2', encodeURIComponent(team)), far);
      expect(page.status, path).toBe(403);
      expect(page.words).not.toContain('workspace');
    }
  });
});
