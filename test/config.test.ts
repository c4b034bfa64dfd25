import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { folderWith } from './builders/folder.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : ['something else'];
  }
}

describe('the configuration', () => {
  it('needs nothing: the playground on loopback with the embedded store', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      redisUrl: undefined,
      playground: 'here',
      reader: 'guides',
    });
  });

  it('keeps the words of old questions for two years, for as long as is asked, or for good', () => {
    const keptDays = (env: Record<string, string>) =>
      (readConfig(env).keepPostsMs ?? Number.NaN) / 86_400_000;

    expect(keptDays({})).toBe(730);
    expect(keptDays({ KEEP_POSTS_DAYS: '92' })).toBe(92);
    expect(keptDays({ KEEP_POSTS_DAYS: 'forever' })).toBeNaN();
    for (const wrong of ['91', '0', 'never', '1.5'])
      expect(problemsOf({ KEEP_POSTS_DAYS: wrong })).toEqual([
        'KEEP_POSTS_DAYS must be a number of days from 92 on, or forever',
      ]);
  });

  it('counts an empty variable as not set', () => {
    expect(readConfig({ PORT: '', SLACK_BOT_TOKEN: ' ' })).toMatchObject({ port: 3000, slack: undefined });
  });

  it('turns the playground off once a platform is configured, unless it is asked for', () => {
    const discord = { DISCORD_TOKEN: 'x'.repeat(24) };

    expect(readConfig(discord).playground).toBe('off');
    expect(readConfig({ ...discord, PLAYGROUND: 'on' }).playground).toBe('everywhere');
  });

  it('names every bad variable at once, with what to do', () => {
    expect(
      problemsOf({ PORT: 'http', REDIS_URL: 'localhost', SLACK_BOT_TOKEN: 'xoxp-1', LOG_LEVEL: 'loud' }),
    ).toEqual([
      'PORT must be a port number',
      'REDIS_URL must be a URL such as redis://localhost:6379',
      'SLACK_BOT_TOKEN is a user token: copy the Bot User OAuth Token under OAuth & Permissions, which begins with xoxb-',
      'LOG_LEVEL must be trace, debug, info, warn, error or silent',
      'SLACK_BOT_TOKEN is set: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well',
    ]);
  });

  it('says which half of a pair of tokens is missing', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      'SLACK_BOT_TOKEN is set: set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) as well',
    ]);
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
      'SLACK_BOT_TOKEN is missing: copy it from your Slack app, OAuth & Permissions',
    ]);
  });

  it.each([
    [
      'SLACK_BOT_TOKEN',
      'xoxe-1-abc',
      'is a refresh token: copy the Bot User OAuth Token under OAuth & Permissions, which begins with xoxb-',
    ],
    [
      'SLACK_APP_TOKEN',
      'xoxe.xoxb-1-abc',
      'is a bot token: copy an app-level token under Basic Information, App-Level Tokens, which begins with xapp-',
    ],
    [
      'SLACK_BOT_TOKEN',
      'xapp-1',
      'is an app-level token: copy the Bot User OAuth Token under OAuth & Permissions, which begins with xoxb-',
    ],
    [
      'SLACK_APP_TOKEN',
      'xoxb-1',
      'is a bot token: copy an app-level token under Basic Information, App-Level Tokens, which begins with xapp-',
    ],
    [
      'SLACK_BOT_TOKEN',
      '8f742231b10e8888abcd99yyyzzz85a5',
      'must be the Bot User OAuth Token under OAuth & Permissions, which begins with xoxb-',
    ],
  ])('tells in %s which other token of Slack stands there: %s', (name, token, problem) => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', [name]: token })).toEqual([
      `${name} ${problem}`,
    ]);
  });

  it('takes a bot token that rotates with all that renews it', () => {
    const tokens = { SLACK_BOT_TOKEN: 'xoxe.xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1' };
    const renewing = {
      SLACK_REFRESH_TOKEN: 'xoxe-1-def',
      SLACK_CLIENT_ID: '2141029472.691202649728',
      SLACK_CLIENT_SECRET: 'a secret of the app',
    };

    expect(problemsOf(tokens)).toEqual([
      'SLACK_BOT_TOKEN is a token that rotates: set SLACK_REFRESH_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET as well, so that Coach can renew it every 12 hours',
    ]);
    expect(readConfig({ ...tokens, ...renewing }).slack?.rotating).toEqual({
      refreshToken: 'xoxe-1-def',
      clientId: '2141029472.691202649728',
      clientSecret: 'a secret of the app',
    });
    expect(readConfig({ ...tokens, ...renewing, SLACK_BOT_TOKEN: 'xoxb-1' }).slack?.rotating).toBeUndefined();
  });

  it('reads a token with blanks around it', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ' xoxb-1 ', SLACK_APP_TOKEN: 'xapp-1\n' }).slack).toMatchObject({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    });
  });

  it.each(['ask me', 'http://example.com', 'mailto:a@example.com', 'javascript:alert(1)'])(
    'takes no %s for a contact',
    (contact) => {
      expect(problemsOf({ CONTACT: contact })).toEqual([
        'CONTACT must be an e-mail address or an https address',
      ]);
    },
  );

  it.each(['privacy@example.com', 'https://example.com/ask', undefined])(
    'takes %s for a contact',
    (contact) => {
      expect(readConfig({ CONTACT: contact }).contact).toBe(contact);
    },
  );

  it('wants an address for pages that open by links alone', () => {
    expect(problemsOf({ READER_ACCESS: 'signed' })).toEqual([
      'PUBLIC_URL is missing: with READER_ACCESS=signed only links on cards lead to the pages',
    ]);
  });

  it('never repeats a secret', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'secret-value', DISCORD_TOKEN: 'short' }).join(' ')).not.toMatch(
      /secret-value|short\b(?! for)/,
    );
  });

  it('reads a secret from the file that a variable names', async () => {
    const folder = await folderWith({ token: `\uFEFF${'x'.repeat(24)}\n` });

    const { discord } = readConfig({ DISCORD_TOKEN_FILE: join(folder, 'token') });

    expect(discord).toEqual({ token: 'x'.repeat(24) });
  });

  it('says what is wrong with the file of a secret, without a word of it', async () => {
    const folder = await folderWith({ empty: ' \n', short: 'hunter2', token: 'xoxb-1' });
    const at = (name: string): string => join(folder, name);

    expect(
      problemsOf({
        SLACK_BOT_TOKEN: 'xoxb-2',
        SLACK_BOT_TOKEN_FILE: at('token'),
        SLACK_APP_TOKEN_FILE: at('nowhere'),
        SLACK_SIGNING_SECRET_FILE: folder,
        DISCORD_TOKEN_FILE: at('empty'),
        REDIS_URL_FILE: at('short'),
      }),
    ).toEqual([
      'SLACK_BOT_TOKEN_FILE is set, and so is SLACK_BOT_TOKEN: keep one of them',
      `SLACK_APP_TOKEN_FILE names ${at('nowhere')}, which cannot be read (ENOENT)`,
      `SLACK_SIGNING_SECRET_FILE names ${folder}, which cannot be read (EISDIR)`,
      `DISCORD_TOKEN_FILE names ${at('empty')}, which is empty`,
      'REDIS_URL must be a URL such as redis://localhost:6379',
    ]);
  });
});
