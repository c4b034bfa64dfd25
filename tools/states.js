// What the page looks like in each state, width and scheme, to look at: nothing of it is kept.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const widths = [1440, 390];
const schemes = ['light', 'dark'];
const pages = {
  guides: '/guides',
  fire: '/fire',
  page: '/guides/kubernetes-operations',
  section: '/guides/kubernetes-operations/pods-crash-in-a-loop',
  found: '/search?q=pods+keep+restarting',
  nothing: '/search?q=best+pancake+recipe',
  missing: '/nowhere',
  'set-up': '/set-up',
  team: '/team/web:playground',
  privacy: '/privacy',
  terms: '/terms',
};

export async function takeStates(browser, address, folder) {
  mkdirSync(folder, { recursive: true });
  for (const width of widths)
    for (const colorScheme of schemes) {
      const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme, locale: 'en-GB' });
      const take = (name) => page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
      await takeCards(page, `${address}/playground`, take);
      await takeDiscord(page, take);
      await takeSide(page, take);
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(`${address}${path}`);
        await take(name);
      }
      await page.close();
    }
}

const streamOf = (page) => page.locator('.conversation .stream');

async function takeWindow(page, take, name) {
  await streamOf(page)
    .getByRole('button', { name: /^Change/ })
    .last()
    .click();
  await page.getByRole('dialog').waitFor();
  await take(name);
  await page.keyboard.press('Escape');
}

async function takeCards(page, address, take) {
  const stream = streamOf(page);
  const box = page.getByLabel('Message', { exact: true });
  await page.goto(address);
  await stream.locator('.blocks').last().waitFor();
  await take('start');
  await box.fill('/');
  await page.getByRole('listbox').waitFor();
  await take('commands');
  await box.fill('/coach');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await stream.getByText('One press starts this').last().waitFor();
  await take('settings');
  await takeWindow(page, take, 'window');
  await stream.getByRole('combobox').last().click();
  await take('menu');
  await page.keyboard.press('Escape');
}

async function takeDiscord(page, take) {
  await page.getByRole('button', { name: 'Discord', exact: true }).click();
  await streamOf(page).locator('.embed').last().waitFor();
  await take('discord');
  await takeWindow(page, take, 'discord-window');
  await streamOf(page).locator('article').first().hover();
  await streamOf(page).getByRole('button', { name: 'Reply in thread' }).first().click();
  await page.locator('.thread').waitFor();
  await take('thread');
  await page.locator('.thread').getByRole('button', { name: 'Close' }).click();
}

async function takeSide(page, take) {
  await page.locator('.more').evaluate((more) => {
    more.open = true;
  });
  await take('side');
  await page.getByRole('button', { name: 'Paste an incident thread' }).click();
  await page.getByRole('dialog').waitFor();
  await take('paste');
}
