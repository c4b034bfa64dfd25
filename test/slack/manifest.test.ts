import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examineSlack } from '../../adapters/slack/examine.ts';
import { createAppLink, slackManifest } from '../../adapters/slack/manifest.ts';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { schemaFaults } from '../fakes/json-schema.ts';

const schema = JSON.parse(
  readFileSync(new URL('../fixtures/slack/manifest.schema.json', import.meta.url), 'utf8'),
) as object; // Slack's own, without descriptions

const socket = { prefix: '', socketMode: true };
const http = { prefix: 'ops-', socketMode: false, publicUrl: 'https://coach.example.com/' };

describe('the manifest', () => {
  it.each([socket, http])('is one that Slack takes: %j', (options) => {
    expect(schemaFaults(schema, slackManifest(options))).toEqual([]);
  });

  it('is checked by a schema that refuses what is wrong', () => {
    const wrong = { ...slackManifest(socket), settings: { interactivity: {}, unknown: 1 } };

    expect(schemaFaults(schema, wrong)).toEqual([
      'settings.interactivity.is_enabled is missing',
      'settings.unknown is not known',
    ]);
  });

  it('names the commands with their prefix, and the address where events arrive', () => {
    const manifest = JSON.stringify(slackManifest(http));

    for (const name of ['guide', 'quiz', 'streak', 'coach'])
      expect(manifest).toContain(`"command":"/ops-${name}"`);
    expect(manifest.match(/https:\/\/coach\.example\.com\/slack\/events"/g)).toHaveLength(6);
    expect(JSON.stringify(slackManifest(socket))).not.toContain('url"');
  });

  it('offers neither what needs several tokens nor one that expires', () => {
    expect(slackManifest(socket).settings).toMatchObject({
      org_deploy_enabled: false,
      token_rotation_enabled: false,
    });
  });

  it('travels whole in the link that creates the app', () => {
    const link = new URL(createAppLink(socket));

    expect(link.origin + link.pathname).toBe('https://api.slack.com/apps');
    expect(JSON.parse(link.searchParams.get('manifest_json') ?? '')).toEqual(slackManifest(socket));
  });

  it('asks for no scope that the set-up page does not explain', () => {
    const page = readFileSync(new URL('../../docs/slack.md', import.meta.url), 'utf8');

    expect(botScopes.filter((scope) => !page.includes(`\`${scope}\``))).toEqual([]);
  });
});

describe('the examination', () => {
  const fixed: Readonly<Record<string, object>> = {
    'auth.test': { ok: true, team: 'workspace', user: 'coach' },
    'users.conversations': { ok: true, channels: [{ id: 'C1' }, { id: 'C2' }] },
  };
  const answering =
    (answer: object, scopes: string, answers = fixed) =>
    async (url: string | URL) =>
      Response.json(answers[String(url).split('/').at(-1) ?? ''] ?? answer, {
        headers: { 'x-oauth-scopes': scopes },
      });
  const tokens = { botToken: 'xoxb-test', appToken: 'xapp-test' };
  const all = botScopes.join(',');
  const found = async (fetch: (url: string | URL) => Promise<Response>) =>
    (await examineSlack({ ...tokens, fetch })).map(
      ({ what, isGood, isOpen, said }) => `${isGood ? (isOpen ? 'open' : 'good') : 'fault'} ${what}: ${said}`,
    );

  it('is good where both tokens work, nothing is missing, and it was invited', async () => {
    expect(await found(answering({ ok: true, url: 'wss://x' }, all))).toEqual([
      'good token: workspace, as coach',
      'good scopes: none is missing',
      'good app token: opens a connection',
      'good channels: it is in 2',
    ]);
  });

  it('refuses the token of a whole organisation', async () => {
    const answers = { ...fixed, 'auth.test': { ok: true, is_enterprise_install: true } };

    expect(await found(answering({ ok: true }, all, answers))).toEqual([
      'fault token: SLACK_BOT_TOKEN is of an app that was installed for the whole organisation: install the app in the one workspace it is for, and copy the token from there',
    ]);
  });

  it('leaves open that it was invited nowhere', async () => {
    const answers = { ...fixed, 'users.conversations': { ok: true, channels: [] } };

    expect((await found(answering({ ok: true }, all, answers))).at(-1)).toBe(
      'open channels: it is in none yet: /invite @Coach in the channel for the daily question, and in your incident channels',
    );
  });

  it('says nothing of channels where Slack does not', async () => {
    const answers = { ...fixed, 'users.conversations': { ok: false, error: 'missing_scope' } };

    expect((await found(answering({ ok: true }, all, answers))).join()).not.toContain('channels:');
  });

  it('is good without what is optional, and says so', async () => {
    const fetch = answering({ ok: true }, botScopes.filter((scope) => scope !== 'files:write').join(','));

    expect(await found(fetch)).toContain(
      'good scopes: the optional scope files:write (without it, an export arrives as text) is missing: add it under OAuth & Permissions, then reinstall the app',
    );
  });

  it.each([
    [{ ok: false, error: 'missing_scope' }, 'lacks the scope connections:write'],
    [{ ok: false, error: 'socket_mode_disabled' }, 'Socket Mode is off in your app'],
  ])('tells what the app token lacks: %j', async (answer, said) => {
    const [, , appToken] = await found(answering(answer, all));

    expect(appToken).toMatch(/^fault app token: /);
    expect(appToken).toContain(said);
  });

  it("tells a proxy's page from Slack", async () => {
    const fetch = async () =>
      new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } });

    expect((await found(fetch)).join()).toBe(
      'fault token: Something else answers in place of Slack, such as a proxy or a sign-in page: let slack.com through, or set HTTPS_PROXY',
    );
  });

  it('says why Slack cannot be reached', async () => {
    const cause = new Error('getaddrinfo ENOTFOUND slack.com');
    const fetch = async () => {
      throw new TypeError('fetch failed', { cause });
    };

    expect((await found(fetch)).join()).toBe(
      'fault token: Slack cannot be reached: getaddrinfo ENOTFOUND slack.com',
    );
  });

  it('names the scopes that are missing', async () => {
    const fetch = answering({ ok: true }, botScopes.filter((scope) => scope !== 'users:read').join(','));

    expect(await found(fetch)).toContain(
      'fault scopes: the needed scope users:read (without it, names, time zones and admins are not known) is missing: add it under OAuth & Permissions, then reinstall the app',
    );
  });

  it('says which token is refused', async () => {
    expect((await found(answering({ ok: false, error: 'invalid_auth' }, all))).join()).toContain(
      'Slack refuses SLACK_APP_TOKEN (invalid_auth)',
    );
  });
});
