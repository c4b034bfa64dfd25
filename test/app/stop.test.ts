import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { folderWith } from '../builders/folder.ts';

describe('/readyz', () => {
  it('says what takes part, and no once the bot is told to stop, while it still answers', async () => {
    const config = readConfig({ PORT: '0', DATA_DIR: await folderWith({}) });
    const running = await start(config, createLog('silent'));
    const at = `http://127.0.0.1:${running.port}`;
    const before = await fetch(`${at}/readyz`);
    let ended: Promise<void> | undefined;
    const [after, page] = await new Promise<readonly [Response, Response]>((resolve) => {
      ended = running.stop((async () => resolve([await fetch(`${at}/readyz`), await fetch(`${at}/`)]))());
    });
    await ended;

    expect([before.status, await before.json()]).toEqual([
      200,
      { isReady: true, isStopping: false, store: 'answers', platforms: { web: 'connected' } },
    ]);
    expect([after.status, await after.json()]).toEqual([
      503,
      { isReady: false, isStopping: true, store: 'answers', platforms: { web: 'connected' } },
    ]);
    expect([page.status, page.headers.get('connection')]).toEqual([200, 'close']);
    await expect(fetch(at)).rejects.toThrow();
  });

  it('says yes with Redis away, since asks are answered, and tells it beside', async () => {
    const config = readConfig({ PORT: '0', REDIS_URL: 'redis://127.0.0.1:1' });
    const running = await start(config, createLog('silent'));
    onTestFinished(() => running.stop());

    const answer = await fetch(`http://127.0.0.1:${running.port}/readyz`);

    expect([answer.status, await answer.json()]).toMatchObject([200, { isReady: true, store: 'away' }]);
  });

  it('ends the pages that listen for changes when it stops', async () => {
    const config = readConfig({ PORT: '0', DATA_DIR: await folderWith({}) });
    const running = await start(config, createLog('silent'));
    const news = await fetch(`http://127.0.0.1:${running.port}/playground/api/news`);
    const told = news.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await told?.read();

    await running.stop();

    expect(first?.value).toContain('"kind":"all"');
    while (!(await told?.read())?.done); // ends, or the test does not
  });
});

describe('a start', () => {
  it('is none once it was told to stop', async () => {
    const config = readConfig({ PORT: '0', DATA_DIR: await folderWith({}) });
    const told = AbortSignal.abort(new Error('told to stop'));

    await expect(start(config, createLog('silent'), told)).rejects.toThrow('told to stop');
  });
});
