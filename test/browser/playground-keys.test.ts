import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startInBrowser } from '../builders/browser.ts';

const { newPage, address } = startInBrowser();
let page: Page;

async function opens(how: BrowserContextOptions): Promise<void> {
  page = await newPage(how);
  onTestFinished(() => page.close());
  await page.goto(address('/playground'));
  await lastCard().waitFor();
}

const atDesk = () => opens({ viewport: { width: 1100, height: 800 } });
const onPhone = () => opens({ viewport: { width: 390, height: 700 }, isMobile: true, hasTouch: true });

const stream = () => page.getByRole('log', { name: /^#/ });
const lastCard = () => stream().locator('.blocks').last();
const box = () => page.getByLabel('Message', { exact: true });
const keys = async (...all: readonly string[]): Promise<void> => {
  for (const key of all) await page.keyboard.press(key);
};
const focused = () =>
  page.evaluate<string>(`{ const { activeElement: it } = document;
    it === document.body ? 'nothing' : it.getAttribute('aria-label') ?? it.textContent.trim() }`);

const isAtFirst = (log: string) =>
  page.evaluate<boolean>(
    `document.querySelector('[aria-label="${log}"] article') === document.activeElement`,
  );

/** By Tab alone. */
async function reach(name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const at = await focused();
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} is not reached by ${key}`);
}

async function opensSettings(): Promise<void> {
  await keys('Tab', 'Enter');
  expect(await focused()).toBe('Message');
  await page.keyboard.type('/coach');
  await keys('Enter');
  await expect.poll(() => lastCard().textContent()).toMatch(/Coach in #sre-daily/);
  await keys('Shift+Tab');
  await reach(/^Coach, /, 'Shift+Tab');
  await reach(/^Change/);
}

describe('by the keyboard alone', () => {
  beforeEach(atDesk);

  it.each(['Escape', 'Cancel', 'Save'])(
    'a window gives the focus back to its message after %s',
    async (by) => {
      await opensSettings();
      const opener = await focused();
      await keys('Enter');
      await page.getByRole('dialog').waitFor();

      if (by === 'Escape') await keys('Escape');
      else {
        await reach(by);
        await keys('Enter');
      }

      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
      await expect.poll(focused).toMatch(by === 'Save' ? /^(Change|Coach, )/ : opener);
    },
  );

  it('a thread takes the focus, keeps it by the arrows, and gives it back', async () => {
    await stream().locator('article').first().focus();
    await reach('Reply in thread');
    await keys('Enter');
    await expect.poll(focused).toBe('Reply');
    await page.keyboard.type('looking');
    await keys('Enter');
    const thread = page.getByRole('log', { name: 'Replies' });
    await expect.poll(() => thread.locator('article').count()).toBe(2);

    await keys('Shift+Tab', 'Shift+Tab');
    await reach(/^Team lead, /, 'Shift+Tab');
    await keys('ArrowUp');
    expect(await isAtFirst('Replies')).toBe(true);
    await reach('Close', 'Shift+Tab');
    await keys('Enter');

    await expect.poll(() => thread.count()).toBe(0);
    expect(await isAtFirst('# sre-daily')).toBe(true);
  });

  it('a recording that is stopped gives the focus back to what played it', async () => {
    await reach(/^. ?Play: Checkout/);
    await keys('Enter');
    await page.getByRole('button', { name: 'Stop', exact: true }).waitFor();
    await reach('Stop');
    await keys('Enter');

    await expect.poll(focused).toMatch(/Play: Checkout/);
  });

  it('Tab takes a suggestion once, and then leaves the box', async () => {
    await box().focus();
    await page.keyboard.type('/guide pods');
    await page.getByRole('listbox').waitFor();

    await keys('Tab');
    expect(await box().inputValue()).toMatch(/^\/guide .+ › .+/);
    await keys('Tab');

    expect(await focused()).toBe('Send');
  });

  it('who one is changes by a choice: arrows and letters only lead to it', async () => {
    await reach('You are: Team lead');
    await keys('ArrowDown', 'd');
    await expect.poll(() => page.locator('[aria-selected=true]').allTextContents()).toEqual(['Developer']);
    expect(await focused()).toBe('You are: Team lead');

    await keys('Enter');

    await expect.poll(focused).toBe('You are: Developer');
  });
});

it('the first tap on a phone does what was tapped: nothing moves under the finger', async () => {
  await onPhone();

  await stream().getByRole('button', { name: 'Reply in thread' }).first().tap();

  await page.getByRole('log', { name: 'Replies' }).waitFor();
});

it.each([700, 1000])(
  'a thread that covers the conversation keeps the focus above it, at %i px',
  async (width) => {
    await opens({ viewport: { width, height: 700 } });
    await stream().locator('article').nth(1).focus();
    await reach('Reply in thread');
    await keys('Enter');
    await expect.poll(focused).toBe('Reply');

    await keys('Tab');
    for (let i = 0; i < 12; i++) {
      await keys('Tab');
      expect(await focused()).not.toMatch(/^(Message|Reply in thread|Discord)$/);
    }
    await reach('Close');
    await keys('Enter');

    await expect.poll(focused).toBe('Reply in thread');
  },
);

it('what is only drawn in other looks is not announced', async () => {
  await atDesk();
  await expect.poll(() => stream().getAttribute('aria-live')).toBe('polite');
  await page.evaluate(`window.said = []; new MutationObserver((all) => {
    for (const { addedNodes, target } of all) if (addedNodes.length) window.said.push(target.closest('[role=log]').ariaLive);
  }).observe(document.querySelector('[role=log]'), { childList: true, subtree: true })`);

  await page.getByRole('button', { name: 'Discord', exact: true }).click();

  await stream().locator('.embed').first().waitFor();
  await expect.poll(() => stream().getAttribute('aria-live')).toBe('polite');
  expect(new Set(await page.evaluate<string[]>('window.said'))).toEqual(new Set(['off']));
});
