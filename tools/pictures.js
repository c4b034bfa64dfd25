// Takes the README's pictures from the running playground: node pictures.js http://127.0.0.1:3000
// With `states` after the address each state instead, in two widths and schemes, into tools/states.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.js';
import { takeStates } from './states.js';

const [address = 'http://127.0.0.1:3000', extent] = process.argv.slice(2);
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
if (extent === 'states') {
  await takeStates(browser, address, fileURLToPath(new URL('states', import.meta.url)));
  await browser.close();
  process.exit();
}
const page = await browser.newPage({
  viewport: { width: 1100, height: 900 },
  colorScheme: 'light',
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
});
const stream = page.locator('.conversation .stream');
const lastCard = () => stream.locator('.blocks').last();
const open = (name) => page.getByRole('button', { name, exact: true }).click();
const says = async (text) => {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
};
/** Nothing is hovered or focused in a picture. */
const take = async (name) => {
  await page.mouse.move(0, 0);
  await page.evaluate(() => globalThis.document.activeElement?.blur());
  await page.screenshot({ path: join(folder, `${name}.png`) });
};
/** What the card in the picture says: a test compares it with what is said by then. */
const write = async (name) =>
  writeFileSync(join(folder, `${name}.txt`), `${await lastCard().textContent()}\n`);

await page.goto(`${address}/playground`);
await open('# incidents');
await says('/guide incident response');
await lastCard().getByText('Incident response ›').waitFor();
await take('guide');
await write('guide');

await page.getByRole('button', { name: /Checkout crashes/ }).click();
await stream.getByText('The limit is still').waitFor();
await take('incident');
await write('incident');
await page.getByRole('button', { name: 'Stop', exact: true }).click();

await open('# sre-daily');
await says('/coach');
await lastCard().getByRole('button', { name: 'Start', exact: true }).click();
await stream.getByRole('button', { name: 'Post now' }).last().click();
await stream.getByRole('button', { name: 'Answer B' }).last().click();
await stream.getByText('best answer').last().waitFor();
await take('question');
await page.getByRole('button', { name: 'Discord', exact: true }).click();
await stream.locator('.embed').last().getByText('best answer').waitFor();
await take('discord');
await browser.close();
