import { webApi } from '@slack/bolt';
import { DiscordAPIError } from 'discord.js';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../src/log.ts';
import { startRedis } from './fakes/redis.ts';

/** Stands for what somebody typed, or a token. */
const marked = 'zq7typedwords';

/** The line that is logged of an error. */
function logged(error: unknown): { line: string; err: Record<string, unknown> } {
  const lines: string[] = [];
  createLog('info', { write: (text) => void lines.push(text) }).error({ err: error }, 'something failed');
  const line = lines.join('');
  return { line, err: JSON.parse(line).err };
}

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe('an error in the log', () => {
  it('of Discord holds neither the card nor the address with its token', () => {
    const error = new DiscordAPIError(
      { message: `Invalid Form Body\n${marked}`, code: 50_035 },
      50_035,
      400,
      'POST',
      `https://discord.com/api/v10/interactions/1/${marked}/callback`,
      { body: { content: marked }, files: undefined },
    );

    const { line, err } = logged(error);

    expect(line).not.toContain(marked);
    expect(err).toMatchObject({ code: 50_035, status: 400, message: 'Invalid Form Body' });
    expect(Object.keys(err).sort()).toEqual(['code', 'message', 'stack', 'status', 'type']);
  });

  it('of Redis holds no argument of the command', async () => {
    const server = await startRedis();
    const redis = new Redis(server.url);
    onTestFinished(async () => {
      redis.disconnect();
      await server.stop();
    });

    const error = await redis.call('nosuch', marked).catch((reason: unknown) => reason);
    const { line, err } = logged(error);

    expect(line).not.toContain(marked);
    expect(err).toMatchObject({ type: 'ReplyError', message: 'ERR unknown command' });
  });

  it('of Slack holds no token', async () => {
    const token = `xoxb-${marked}`;
    const slack = new webApi.WebClient(token, {
      retryConfig: { retries: 0 },
      fetch: async () => new Response(JSON.stringify({ ok: false, error: 'invalid_blocks', text: marked })),
    } as ConstructorParameters<typeof webApi.WebClient>[1]);

    const { line, err } = logged(
      await slack.chat.postMessage({ channel: 'C1', text: marked }).catch((reason: unknown) => reason),
    );

    expect(line).not.toContain(marked);
    expect(err).toMatchObject({
      message: 'An API error occurred: invalid_blocks',
      code: 'slack_webapi_platform_error',
    });
  });

  it.each([
    ['JSON that is none', () => JSON.parse(`${marked} {`)],
    [
      'an address',
      () => {
        throw new Error(`request to https://example.com/${marked}?token=${marked} failed`);
      },
    ],
    [
      'a password',
      () => {
        throw new Error(`cannot reach redis://default:${marked}@redis.example:6379/0`);
      },
    ],
    [
      'a thrown text',
      () => {
        throw marked;
      },
    ],
    [
      'a thrown object',
      () => {
        throw { text: marked };
      },
    ],
    [
      'fields of its own',
      () => {
        throw Object.assign(new Error('failed'), { body: marked, config: { token: marked } });
      },
    ],
    [
      'a second line',
      () => {
        throw new Error(`failed\n${marked}`);
      },
    ],
    [
      'a code that is none',
      () => {
        throw Object.assign(new Error('failed'), { code: `${marked} ` });
      },
    ],
    ['a zone that is none', () => new Intl.DateTimeFormat('en', { timeZone: marked })],
    ['a number that is none', () => BigInt(marked)],
    ['a pattern that is none', () => new RegExp(`${marked}(`)],
    ...[
      ['a line that ends otherwise', `failed\r${marked}`],
      ['a line that ends as few do', `failed\u2028${marked}`],
      ['a stack that somebody pasted', `failed\n    at com.example.${marked}(Pay.java:12)\n    at ${marked}`],
      ['what French quotes', `cannot read «${marked}»`],
      ['what German quotes', `cannot read „${marked}“`],
      ['what stands behind a sign', `cannot read name='${marked}'`],
      ['a token in a path', `POST /webhooks/1/${'aB3'.repeat(8)}${marked} failed`],
      ['a query', `GET /search?q=${marked} failed`],
      ['a password of a store', `cannot reach libsql://reader:${marked}@db.example/x?authToken=${marked}`],
      ['an address of mail', `no place for ${marked}@mail.example`],
      ['a header', `refused Basic ${marked}`],
    ].map(([name, said]): [string, () => unknown] => [
      name ?? '',
      () => {
        throw new Error(said);
      },
    ]),
    [
      'an error that cannot be looked at',
      () => {
        throw Object.defineProperty(new Error('failed'), 'message', {
          get() {
            throw new Error(marked);
          },
        });
      },
    ],
    [
      'a message that was changed later',
      () => {
        const error = new Error(`failed\n    at ${marked}`);
        error.message = 'failed';
        throw error;
      },
    ],
  ])('holds nothing of %s', (_, run) => {
    expect(logged(caught(run)).line).not.toContain(marked);
  });

  it('tells where it was thrown, whether it says anything or not', () => {
    for (const message of ['', 'failed', 'failed\n    at once'])
      expect(logged(new Error(message)).err.stack).toMatch(/^ {4}at \S.*log\.test\.ts/);
  });

  it('tells where it was thrown among several that are waited for', async () => {
    const fails = async (): Promise<never> => {
      await Promise.resolve();
      throw new Error('failed');
    };
    const waits = async (): Promise<unknown> => await Promise.all([fails()]);
    const { err } = logged(await waits().catch((error: unknown) => error));

    expect(err.stack).toMatch(/^ {4}at fails \S.*log\.test\.ts[\s\S]* {4}at async Promise\.all \(index 0\)/);
  });

  it('tells its causes, down to the name that was not found', () => {
    const dns = Object.assign(new Error('getaddrinfo ENOTFOUND slack.example'), { code: 'ENOTFOUND' });
    const { err } = logged(new TypeError('fetch failed', { cause: new AggregateError([dns]) }));

    expect(err).toMatchObject({
      type: 'TypeError',
      message: 'fetch failed',
      causes: [
        {
          type: 'AggregateError',
          causes: [{ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND slack.example' }],
        },
      ],
    });
  });

  it('gives no terminal an order, whatever it calls itself, and is no longer than a page', () => {
    const order = '\u001b]0;\u0007\u009b2J\u202e';
    const error = new Error(`failed ${order}${'m'.repeat(9_000)}`);
    error.name = `${order}Name\n${'n'.repeat(9_000)}`;
    error.stack = `${error.name}\n    at ${order}${'s'.repeat(200)} (x.ts:1:1)`;
    const lines: string[] = [];
    const log = createLog('info', { write: (text) => void lines.push(text) });

    log.error({ err: Object.assign(error, { code: order }), file: order }, 'something failed');

    const [line = ''] = lines;
    expect(line).toMatch(/^[\x20-\x7e]+\n$/);
    expect(line.length).toBeLessThan(1_000);
    expect(JSON.parse(line).err).toMatchObject({
      type: ']0;2JName',
      stack: expect.not.stringMatching(order),
    });
  });

  it('ends, however its causes go round', () => {
    const error: Error & { cause?: unknown } = new Error('round');
    error.cause = error;

    expect(logged(error).err).toMatchObject({ message: 'round' });
  });
});
