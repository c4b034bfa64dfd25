import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Running, start } from '../../src/app/start.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openBrowser } from '../fakes/browser.ts';

let folder: string;
let running: Running;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coach-'));
  running = await start(readConfig({ PORT: '0', DATA_DIR: folder }), createLog('silent'));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
  await page.goto(`http://127.0.0.1:${running.port}/playground`);
  return () => page.close();
});

async function says(text: string): Promise<void> {
  await page.getByLabel('Message').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

const lastCard = () => page.locator('.card').last();

describe('the playground, in a real browser', () => {
  it('answers /guide with the section, its steps, and the reason', async () => {
    await says('/guide incident response');

    await expect.poll(() => lastCard().textContent()).toMatch(/Incident response › /);
    expect(await lastCard().textContent()).toMatch(/Only you see this\./);
  });

  it('turns the card into the whole section, and back to another by the menu', async () => {
    await says('/guide CrashLoopBackOff since the deploy');
    await expect.poll(() => lastCard().textContent()).toMatch(/Kubernetes › /);

    await lastCard().getByRole('button').first().click();

    await expect.poll(() => lastCard().textContent()).toMatch(/Reviewed /);
  });

  it('names a section for a pasted thread, with its reason', async () => {
    await page.getByRole('button', { name: 'Paste an incident thread' }).click();
    await page.getByRole('button', { name: 'Send it' }).click();

    await expect.poll(() => page.locator('.replies .card').last().textContent()).toMatch(/Because of "/);
  });

  it('starts the daily question with one press, and two members answer it with streaks of their own', async () => {
    await says('/coach');
    await expect.poll(() => lastCard().textContent()).toMatch(/No questions here yet/);
    await lastCard().getByRole('button', { name: 'Start', exact: true }).click();
    await expect.poll(() => lastCard().textContent()).toMatch(/Next: /);
    await lastCard().getByRole('button', { name: 'Post now' }).click();
    const question = page.locator('.card', { hasText: 'Question of the day' }).last();
    await expect.poll(() => question.textContent()).toMatch(/0 answered/);

    for (const member of ['Team lead', 'On-call engineer']) {
      await page.getByLabel('You are').selectOption({ label: member });
      await question.getByRole('button', { name: 'Answer B' }).click();
      await expect.poll(() => lastCard().textContent()).toMatch(/best answer/);
      await says('/streak');
      await expect.poll(() => lastCard().textContent()).toMatch(/Answered in a row: 1/);
    }
  });

  it('says that a command is unknown, and keeps what was typed', async () => {
    await says('/giude pods');

    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/There is no such command/);
    expect(await page.getByLabel('Message').inputValue()).toBe('/giude pods');
  });

  it('reads on a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 375, height: 740 });
    for (const path of ['/', '/guides/kubernetes-operations', '/search?q=disk+full', '/playground']) {
      await page.goto(`http://127.0.0.1:${running.port}${path}`);
      const [wide, seen] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      );
      expect(wide, path).toBeLessThanOrEqual(seen);
    }
  });

  it('answers this machine only', async () => {
    const status = await new Promise((resolve) => {
      get(
        { port: running.port, host: '127.0.0.1', path: '/playground', headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
    });

    expect(status).toBe(403);
  });
});
