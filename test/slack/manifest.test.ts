import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examineSlack } from '../../adapters/slack/examine.ts';
import { botScopes, slackManifest } from '../../adapters/slack/manifest.ts';
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

  it('asks for no scope that the set-up page does not explain', () => {
    const page = readFileSync(new URL('../../docs/slack.md', import.meta.url), 'utf8');

    expect(botScopes.filter((scope) => !page.includes(`\`${scope}\``))).toEqual([]);
  });
});

describe('the examination', () => {
  const answering = (answer: object, scopes: string) => async (url: string | URL) =>
    new Response(
      JSON.stringify(
        String(url).endsWith('auth.test') ? { ok: true, team: 'workspace', user: 'coach' } : answer,
      ),
      {
        headers: { 'content-type': 'application/json', 'x-oauth-scopes': scopes },
      },
    );
  const tokens = { botToken: 'xoxb-test', appToken: 'xapp-test' };

  it('is good where both tokens work and nothing is missing', async () => {
    const fetch = answering({ ok: true, url: 'wss://x' }, botScopes.join(','));

    expect(await examineSlack({ ...tokens, fetch })).toEqual({ isGood: true, said: 'workspace, as coach' });
  });

  it('names the scopes that are missing', async () => {
    const fetch = answering({ ok: true }, botScopes.filter((scope) => scope !== 'files:write').join(','));

    expect(await examineSlack({ ...tokens, fetch })).toEqual({
      isGood: false,
      said: 'scopes are missing: files:write. Add them and install the app again',
    });
  });

  it('says which token is refused', async () => {
    const fetch = answering({ ok: false, error: 'invalid_auth' }, botScopes.join(','));

    expect((await examineSlack({ ...tokens, fetch })).said).toContain(
      'Slack refuses SLACK_APP_TOKEN (invalid_auth)',
    );
  });
});
