import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineSlack } from '../../adapters/slack/examine.ts';
import { createAppLink, slackManifest } from '../../adapters/slack/manifest.ts';
import { botScopes } from '../../adapters/slack/scopes.ts';
import { schemaFaults } from '../fakes/json-schema.ts';
import { addChannel } from '../fakes/slack/recorded.ts';
import { createSlackServer, type SlackServer } from '../fakes/slack/server.ts';

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
  let server: SlackServer;
  beforeEach(() => {
    server = createSlackServer(() => Date.UTC(2025, 10, 24, 16));
    for (const name of ['sre-daily', 'incidents']) addChannel(server, name, []);
  });
  afterEach(() => expect(server.faults).toEqual([]));

  const tokens = { botToken: 'xoxb-test', appToken: 'xapp-test' };
  const found = async (fetch: SlackServer['fetch'] = server.fetch) =>
    (await examineSlack({ ...tokens, fetch })).map(
      ({ what, isGood, isOpen, said }) => `${isGood ? (isOpen ? 'open' : 'good') : 'fault'} ${what}: ${said}`,
    );

  it('is good where both tokens work, nothing is missing, and it was invited', async () => {
    expect(await found()).toEqual([
      'good token: workspace, as coach',
      'good scopes: none is missing',
      'good app token: opens a connection',
      'good channels: it is in 2',
    ]);
  });

  it('refuses the token of a whole organisation', async () => {
    server.tokens.app.isOfOrganisation = true;

    expect(await found()).toEqual([
      'fault token: SLACK_BOT_TOKEN belongs to an app that was installed for the whole organisation: install the app in the one workspace it is for, and copy the token from there',
    ]);
  });

  it('leaves open that it was invited nowhere', async () => {
    server.channels.clear();

    expect((await found()).at(-1)).toBe(
      'open channels: it is in none yet: /invite @Coach in the channel for the daily question, and in your incident channels',
    );
  });

  it('says nothing of channels where Slack does not', async () => {
    server.scopes.delete('channels:read');

    expect((await found()).filter((line) => /^\w+ channels:/.test(line))).toEqual([]);
  });

  it('is good without what is optional, and says so', async () => {
    server.scopes.delete('files:write');

    expect(await found()).toContain(
      'good scopes: the optional scope files:write (without it, an export arrives as text) is missing: add it under OAuth & Permissions, then reinstall the app',
    );
  });

  it('tells that the app token lacks its scope', async () => {
    server.tokens.app.scopes.clear();

    expect((await found())[2]).toMatch(/^fault app token: SLACK_APP_TOKEN lacks the scope connections:write/);
  });

  it.each(['socket_mode_disabled', 'link_disabled'])('tells that Socket Mode is off: %s', async (error) => {
    if (error === 'link_disabled') server.fails('apps.connections.open', { error });
    else server.tokens.app.hasSocketMode = false;

    expect((await found())[2]).toMatch(/^fault app token: Socket Mode is off in your app/);
  });

  it("tells a proxy's page from Slack", async () => {
    const fetch = async () =>
      new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } });

    expect((await found(fetch)).join()).toBe(
      'fault token: Something else answers instead of Slack, such as a proxy or a sign-in page: let slack.com through, or set HTTPS_PROXY',
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
    server.scopes.delete('users:read');

    expect(await found()).toContain(
      'fault scopes: the needed scope users:read (without it, names, time zones and admins are not known) is missing: add it under OAuth & Permissions, then reinstall the app',
    );
  });

  it.each([
    ['auth.test', 'SLACK_BOT_TOKEN'],
    ['apps.connections.open', 'SLACK_APP_TOKEN'],
  ])('says which token is refused, by %s', async (method, token) => {
    server.fails(method, { error: 'invalid_auth' });

    expect((await found()).join()).toContain(`Slack refuses ${token} (invalid_auth)`);
  });
});
