import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { startInBrowser } from '../builders/browser.ts';

const { newPage, port, address } = startInBrowser();
let page: Page;

beforeEach(async () => {
  page = await newPage({ viewport: { width: 1100, height: 800 } });
  await page.goto(address('/playground'));
  return () => page.close();
});

async function says(text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

const stream = (name = /^#/) => page.getByRole('log', { name });
const lastCard = (name?: RegExp) => stream(name).locator('.blocks').last();
const activeLabel = () => page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")');

describe('the playground, in a real browser', () => {
  it('is never empty, and draws what Slack and Discord get, each in its looks', async () => {
    await expect.poll(() => lastCard().textContent()).toMatch(/Kubernetes › Pods crash in a loop/);
    expect(await stream().locator('.only').allTextContents()).toEqual(['Only visible to you']);

    await page.getByRole('button', { name: 'Discord', exact: true }).click();

    await expect.poll(() => stream().locator('.embed').last().textContent()).toMatch(/Pods crash in a loop/);
    expect(await stream().locator('.only').allTextContents()).toEqual(['Only you can see this']);
  });

  it('keeps focus, selection and an open menu while others talk, and announces what is new alone', async () => {
    await lastCard().waitFor();
    await page.evaluate(`window.added = 0; new MutationObserver((all) => {
      for (const { addedNodes } of all) for (const node of addedNodes) if (node.tagName === 'ARTICLE') window.added++;
    }).observe(document.querySelector('[role=log]'), { childList: true, subtree: true })`);
    const menu = lastCard().getByRole('combobox');
    await menu.click();

    await fetch(address('/playground/api/send'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        kind: 'say',
        event: 'another-page',
        as: 'web:member-2',
        in: 'web:sre-daily',
        text: 'good morning',
      }),
    });

    await expect.poll(() => stream().locator('article').last().textContent()).toMatch(/good morning/);
    expect(await menu.getAttribute('aria-expanded')).toBe('true');
    expect(await activeLabel()).toBe(await menu.getAttribute('aria-label'));
    expect(await page.evaluate('window.added')).toBe(1);
  });

  it('acts on what is chosen in a menu, and not while the arrows move', async () => {
    await says('/guide CrashLoopBackOff since the deploy');
    await expect.poll(() => lastCard().textContent()).toMatch(/CrashLoopBackOff/);
    const before = await lastCard().textContent();
    await lastCard().getByRole('combobox').focus();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const options = page.locator('.options [role=option]');
    const chosen = await options.nth(1).textContent();
    expect(await options.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await lastCard().textContent()).toContain(before?.slice(0, 40));
    await page.keyboard.press('Enter');

    await expect.poll(() => options.count()).toBe(0);
    expect(chosen).not.toBe('');
    await expect.poll(() => lastCard().textContent()).not.toBe(before);
  });

  it('lets a keyboard alone set up the daily question and answer it', async () => {
    await page.getByLabel('Message', { exact: true }).focus();
    await page.keyboard.type('/coa');
    await expect.poll(() => page.locator('.offers [role=option]').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastCard().textContent()).toMatch(/No questions here yet/);
    await pressByKey('Start');
    await pressByKey('Post now');
    await expect.poll(() => stream().textContent()).toMatch(/Question of the day/);

    await pressByKey('Answer A');

    await expect.poll(() => lastCard().textContent()).toMatch(/best answer/i);
    await page.keyboard.press('Shift+Tab');
    for (let i = 0; i < 12 && (await isInStream()); i++) await page.keyboard.press('Shift+Tab');
    expect(await isInStream()).toBe(false);
    await expect
      .poll(() => page.locator('.try .done').allTextContents())
      .toContain('✓ Answer a question (done)');
  });

  it('says that a command is unknown, and keeps what was typed', async () => {
    await says('/giude pods');

    await expect
      .poll(() => page.getByRole('alert').first().textContent())
      .toMatch(/There is no such command/);
    expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('/giude pods');
  });

  it('says that the server is gone, and keeps what was typed', async () => {
    await page.getByLabel('Message', { exact: true }).waitFor();
    await page.route('**/playground/api/send', (route) => route.abort());

    await says('pods are crashing');

    await expect
      .poll(() => page.getByRole('alert').first().textContent())
      .toBe('The server does not answer. Nothing was sent, and what you typed is kept.');
    expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('pods are crashing');
  });

  it('reads a pasted incident in a thread of its own, with its reason', async () => {
    await page.getByRole('button', { name: 'Paste an incident thread' }).click();
    await page.getByRole('button', { name: 'Send it' }).click();

    const thread = page.getByRole('log', { name: 'Replies' });
    await expect.poll(() => thread.locator('.blocks').last().textContent()).toMatch(/Because of "/);
  });

  it('plays a recorded incident to its end in a channel of its own: Coach speaks unasked, and drafts the timeline', async () => {
    await page.getByLabel('Speed').selectOption({ label: 'All at once' });
    await page.getByRole('button', { name: /Checkout crashes/ }).click();

    await expect
      .poll(() => page.getByRole('log', { name: '# inc-checkout-crash' }).textContent())
      .toMatch(/Kubernetes › .*Looks resolved: .*The draft is in your direct messages/);
    await expect.poll(() => page.locator('.side nav .unread').textContent()).toBe('1 unread');
    await page.getByRole('button', { name: 'Direct message with Coach' }).click();
    await expect.poll(() => lastCard(/^Direct/).textContent()).toMatch(/^Draft timeline, from 11 messages/);
    await expect.poll(() => page.locator('.side nav .unread').count()).toBe(0);
  });

  it('opens the thread that a link leads to', async () => {
    await page.getByRole('button', { name: 'Reply in thread' }).first().waitFor({ state: 'attached' });
    const id = await stream().locator('article').first().getAttribute('data-id');

    await page.evaluate(`location.hash = ${JSON.stringify(id)}`);

    await expect
      .poll(() => page.getByRole('log', { name: 'Replies' }).textContent())
      .toMatch(/Trying Coach in this channel/);
  });

  it('moves the clock of the bot: the next question comes by itself', async () => {
    await page.getByRole('button', { name: '# incidents' }).click();
    await says('/coach');
    await lastCard().getByRole('button', { name: 'Start', exact: true }).click();

    await page.getByRole('button', { name: 'Next week' }).click();

    await expect
      .poll(() => stream().locator('.blocks', { hasText: 'Question of the day' }).count())
      .toBeGreaterThanOrEqual(1);
  });

  it.each(['light', 'dark'] as const)(
    'has no fault that axe finds, in both looks, %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const look of ['Slack', 'Discord']) {
        await page.getByRole('button', { name: look, exact: true }).click();
        await lastCard().waitFor();
        expect(await faults(), look).toEqual([]);
      }
      await says('/coach');
      await page.getByRole('button', { name: 'Paste an incident thread' }).click();
      expect(await faults(), 'a window').toEqual([]);
    },
  );

  it('reads on a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 375, height: 740 });
    for (const path of ['/', '/guides/kubernetes-operations', '/search?q=disk+full', '/playground']) {
      await page.goto(address(path));
      const [wide, seen] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      );
      expect(wide, path).toBeLessThanOrEqual(seen);
    }
  });

  it('brings the answer to a command into sight on a phone, however long the card before it is', async () => {
    await page.setViewportSize({ width: 390, height: 700 });
    await says('/guide pods crash in a loop');
    await expect.poll(() => lastCard().textContent()).toMatch(/Pods crash in a loop/);

    await says('/coach');
    await expect
      .poll(() => lastCard().textContent())
      .toMatch(/Coach in #sre-daily|Coach: guides and questions/);

    const top = `document.querySelector('[role=log] article:last-of-type').getBoundingClientRect().top - document.querySelector('[role=log]').getBoundingClientRect().top`;
    await expect.poll(() => page.evaluate<number>(top)).toBeLessThan(250);
    expect(await page.evaluate<number>(top)).toBeGreaterThanOrEqual(0);
  });

  it('copies what an adapter would send, of a message and of a window', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = async () => JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'));
    await says('/coach setup');
    await expect.poll(() => lastCard().textContent()).toMatch(/Coach in #sre-daily/);
    const message = stream().locator('article').last();

    await message.hover();
    await message.getByRole('button', { name: 'Copy JSON' }).click();
    expect(await copied()).toMatchObject({
      text: expect.stringContaining('Coach in'),
      blocks: expect.any(Array),
    });
    await lastCard()
      .getByRole('button', { name: /^Change/ })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy JSON' }).click();
    expect(await copied()).toMatchObject({ type: 'modal', blocks: expect.any(Array) });
  });

  it('says so where the browser lets nobody copy', async () => {
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");

    await page.getByRole('button', { name: 'Copy JSON' }).first().press('Enter');

    await page.getByRole('button', { name: 'Not copied: the browser refuses' }).waitFor();
  });

  it('keeps the end in sight when the looks change', async () => {
    await says('/coach');
    await expect.poll(() => lastCard().textContent()).toMatch(/Coach: guides and questions/);
    await page.evaluate("document.querySelector('[role=log]').scrollTop = 99999");

    await page.getByRole('button', { name: 'Discord', exact: true }).click();

    await expect
      .poll(() => stream().locator('.embed').last().textContent())
      .toMatch(/Coach: guides and questions/);
    const below = `{ const log = document.querySelector('[role=log]'); log.scrollHeight - log.scrollTop - log.clientHeight }`;
    await expect.poll(() => page.evaluate<number>(below)).toBeLessThan(2);
  });

  it('answers this machine only', async () => {
    const status = await new Promise((resolve) => {
      get(
        { port: port(), host: '127.0.0.1', path: '/playground', headers: { host: 'evil.example' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
    });

    expect(status).toBe(403);
  });
});

const focusedName = () =>
  page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');
const isInStream = () => page.evaluate('document.activeElement.closest(".stream") !== null');

/** From the message box back to the last message, by the arrows to the one before, and by Tab to its button. */
async function pressByKey(name: string): Promise<void> {
  await stream().getByRole('button', { name, exact: true }).last().waitFor();
  for (let back = 0; back < 3; back++) {
    await page.getByLabel('Message', { exact: true }).focus();
    do await page.keyboard.press('Shift+Tab');
    while (await page.evaluate('document.activeElement.tagName !== "ARTICLE"'));
    for (let i = 0; i < back; i++) await page.keyboard.press('ArrowUp');
    do {
      await page.keyboard.press('Tab');
      if ((await focusedName()) === name) return page.keyboard.press('Enter');
    } while (await isInStream());
  }
  throw new Error(`"${name}" is not reached by the keyboard`);
}

async function faults(): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    'axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")))',
  );
}

describe('the README', () => {
  it('shows what is said today: where it does not, its pictures have to be drawn again', async () => {
    const pictured = async (name: string) =>
      (await readFile(new URL(`../../docs/pictures/${name}.txt`, import.meta.url), 'utf8')).trimEnd();
    await page.getByRole('button', { name: '# incidents', exact: true }).click();
    await says('/guide incident response');
    await lastCard().getByText('Incident response ›').waitFor();

    expect(await lastCard().textContent()).toBe(await pictured('guide'));
    await page.getByRole('button', { name: /Checkout crashes/ }).click();
    await stream().getByText('The limit is still').waitFor();
    expect(await lastCard().textContent()).toBe(await pictured('incident'));
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
  });
});
