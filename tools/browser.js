// Debian's chromium, with the real mermaid in a page.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const paths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/homebrew/bin/chromium',
];

/** The system's Chromium; says what to install where there is none. */
export function openBrowser() {
  const executablePath = paths.find((path) => existsSync(path));
  if (!executablePath) throw new Error('Chromium is not here: apt-get install chromium');
  const args = [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args });
}

/** Runs `use` with a page that has `mermaid`. */
export async function withMermaid(use) {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js')) });
    await page.evaluate(() =>
      globalThis.mermaid.initialize({
        startOnLoad: false,
        theme: 'neutral',
        fontFamily: 'sans-serif',
        htmlLabels: false,
        flowchart: { htmlLabels: false },
        deterministicIds: true,
      }),
    );
    return await use(page);
  } finally {
    await browser.close();
  }
}
