// Takes the README's pictures from the running playground: node pictures.js http://127.0.0.1:3000
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.js';

const [address = 'http://127.0.0.1:3000'] = process.argv.slice(2);
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const page = await browser.newPage({
  viewport: { width: 1100, height: 820 },
  colorScheme: 'light',
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
});
const take = (name) => page.screenshot({ path: join(folder, `${name}.png`) });
const says = async (text) => {
  await page.getByLabel('Message').fill(text);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
};
const lastCard = () => page.locator('.card').last();

await page.goto(`${address}/playground`);
await says('/guide incident response');
await page.getByText('Only you see this').last().waitFor();
await take('guide');

await page.getByRole('button', { name: '# incidents' }).click();
await page.getByRole('button', { name: 'Paste an incident thread' }).click();
await page.getByRole('button', { name: 'Send it' }).click();
await page.locator('.replies .card').last().waitFor();
await take('incident');

await page.getByRole('button', { name: '# sre-daily' }).click();
await says('/coach');
await lastCard().getByRole('button', { name: 'Start', exact: true }).click();
await page.getByRole('button', { name: 'Post now' }).last().click();
await page.getByRole('button', { name: 'Answer B' }).last().click();
await page.getByText('best answer').last().waitFor();
await take('question');
await page.setViewportSize({ width: 375, height: 740 });
await page.goto(`${address}/guides/kubernetes-operations#roll-back-a-bad-rollout`);
await take('phone');
await browser.close();
