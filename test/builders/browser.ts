import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Running, start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openBrowser } from '../fakes/browser.ts';

/** It ends what hangs, however busy the machine is. */
const patienceMs = 240_000;

type Settings = Readonly<Record<string, string>>;

/** The program as it is started and a browser, for all tests of a file; `prepare` fills its folder and may give settings. */
export function startInBrowser(prepare: (folder: string) => Promise<Settings> = async () => ({})) {
  let folder: string;
  let running: Running;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coach-'));
    const settings = { PORT: '0', DATA_DIR: join(folder, 'data'), ...(await prepare(folder)) };
    running = await start(readConfig(settings), createLog('silent'));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    browser: () => browser,
    /** Of a context of its own: closing that closes the page. */
    async newPage(how: BrowserContextOptions): Promise<Page> {
      const page = await browser.newPage(how);
      page.setDefaultTimeout(patienceMs);
      return page;
    },
    port: () => running.port,
    address: (path: string) => `http://127.0.0.1:${running.port}${path}`,
  };
}
