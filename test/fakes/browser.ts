import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const paths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/homebrew/bin/chromium',
];

/** The system's Chromium. Fails, and says what to install, where there is none. */
export function openBrowser(): Promise<Browser> {
  const executablePath = paths.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('Chromium is not on this machine: apt-get install chromium, or brew install chromium');
  const args = [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args });
}
