import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TeamId } from '../../src/ids.ts';
import { markSaid } from '../../src/notes/incident-marks.ts';
import { addWanted } from '../../src/notes/wanted.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { startInBrowser } from '../builders/browser.ts';

const runbook = `# Roll back checkout

## Roll back

1. Undo the deploy, as [below](#what-to-watch).

### What to watch

| graph | fine |
| - | - |
| errors | below 1 % |

\`\`\`nosuchlanguage
${'a very long line of code '.repeat(20)}
\`\`\`
`;
const { newPage, address } = startInBrowser(async (folder) => {
  await writeFile(join(folder, 'checkout.md'), runbook);
  const store = await openEmbedded({ folder: join(folder, 'data') });
  const [team, at] = ['web:playground' as TeamId, Date.now()];
  await addWanted(store, team, { words: 'rotate the signing key', at });
  await markSaid(store, team, { incident: 'first', at });
  await store.close();
  return { GUIDES_PATH: folder, READER: 'all' };
});

async function open(path: string, how: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage({ viewport: { width: 1440, height: 900 }, ...how });
  onTestFinished(() => page.close());
  await page.goto(address(path));
  return page;
}

/** What axe complains about, by some of its rules or by all that it runs unasked. */
async function faultsOf(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  // What is far below is not drawn until it is near, and only what is drawn can be measured.
  await page.evaluate(`{ const all = new CSSStyleSheet(); all.replaceSync('.part { content-visibility: visible !important }');
    document.adoptedStyleSheets = [all]; }`);
  return page.evaluate<
    string[]
  >(`axe.run(${JSON.stringify({ resultTypes: ['violations'], runOnly: rules })}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target).join(', ')))`);
}

const paths = [
  '/guides',
  '/fire',
  '/search?q=disk+full',
  '/search?q=best+pancake+recipe',
  '/guides/kubernetes-operations',
  '/guides/kubernetes-operations/roll-back-a-bad-rollout',
  '/guides/checkout',
  '/guides/checkout/roll-back',
  '/nowhere',
  '/privacy',
  '/terms',
  '/set-up',
  '/team/web:playground',
];
const states: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
  ['with results while typing', '/guides', (page) => type(page, 'crashl')],
  ['with none while typing', '/guides', (page) => type(page, 'zzzzqq')],
  ['with a question answered', '/guides/kubernetes-operations/pods-crash-in-a-loop', quiz],
  [
    'with the words of a diagram open',
    '/guides/kubernetes-operations/pods-crash-in-a-loop',
    (page) =>
      page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })'),
  ],
];

async function quiz(page: Page): Promise<void> {
  await page.getByText('Quiz me on this section').click();
  await page.locator('.question').first().getByRole('radio').first().check();
  await page.locator('.question').first().getByRole('button', { name: 'Answer' }).click();
  await page.locator('.verdict').waitFor();
}

async function type(page: Page, words: string): Promise<void> {
  await page.getByLabel('Search the guides').fill(words);
  await page.locator('#results').waitFor();
}

const schemes = [
  ['light', undefined],
  ['dark', ['color-contrast', 'link-in-text-block']], // a scheme changes colours alone
] as const;

/** In both schemes, on a desk and on a phone. */
async function faultsInAllLooks(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [colorScheme, rules] of schemes)
    for (const width of [1440, 390]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(page, rules)).map((fault) => `${colorScheme} ${width}: ${fault}`));
    }
  return faults;
}

describe('axe finds nothing, in both schemes, on a desk and on a phone', () => {
  it.each(paths)('%s', async (path) => {
    expect(await faultsInAllLooks(await open(path))).toEqual([]);
  });

  it.each(states)('%s', async (_state, path, act) => {
    const page = await open(path);
    await act(page);

    expect(await faultsInAllLooks(page)).toEqual([]);
  });
});

describe('a reader with a keyboard alone', () => {
  it('skips to the text by the first stop, and reaches the search by / and leaves it by Escape', async () => {
    const page = await open('/guides/kubernetes-operations');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');

    await page.keyboard.press('/');
    await page.keyboard.type('crashl');
    await page.locator('#results a').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.closest("#results") !== null')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    expect(await page.locator('#results').isHidden()).toBe(true);
  });

  it('keeps the results closed that were closed before their answer came', async () => {
    const page = await open('/guides/kubernetes-operations');
    let answer = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/search/typed?q=crashl', async (route) => {
      await isHeld;
      await route.continue();
    });
    const results = page.locator('#results');

    await page.keyboard.press('/');
    await page.keyboard.type('crash');
    await results.locator('a').first().waitFor();
    const asked = page.waitForRequest('**/search/typed?q=crashl');
    await page.keyboard.type('l');
    await asked;
    await page.keyboard.press('Escape');
    const answered = page.waitForResponse('**/search/typed?q=crashl');
    answer();
    await (await answered).finished();
    await page.evaluate('new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)))');

    expect(await results.isHidden()).toBe(true);
  });

  it('finds the contents on a phone where they are seen: before the text', async () => {
    const page = await open('/guides/checkout', { viewport: { width: 390, height: 800 } });

    await page.getByRole('button', { name: /colours$/ }).focus();
    await page.keyboard.press('Tab');

    expect(await page.evaluate('document.activeElement.textContent')).toBe('On this page');
  });

  it('scrolls code that is wider than a phone', async () => {
    const page = await open('/guides/checkout', { viewport: { width: 390, height: 800 } });
    const code = page.locator('pre').first();

    await code.focus();
    await page.keyboard.press('ArrowRight');

    await expect.poll(() => page.evaluate('document.querySelector("pre").scrollLeft')).toBeGreaterThan(0);
  });
});

describe('who hears a page', () => {
  it('hears each heading by its words alone, a table by its columns, and the way back by its pack', async () => {
    const page = await open('/guides/checkout');

    expect(await page.locator('main').ariaSnapshot()).toContain('- heading "Roll back" [level=2]\n');
    await page.getByRole('figure', { name: 'Table: graph, fine', exact: true }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Breadcrumb' }).ariaSnapshot()).toBe(
      `- navigation "Breadcrumb":
  - list:
    - listitem:
      - link "Guides":
        - /url: /guides
    - listitem:
      - link "Your runbooks":
        - /url: /guides#pack-own`,
    );
  });

  it('is told how much was found while typing, that nothing was, and that code was copied', async () => {
    const page = await open('/guides/kubernetes-operations/pods-crash-in-a-loop');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const told = page.getByRole('status');

    await type(page, 'crashl');
    await expect.poll(() => told.textContent()).toMatch(/^\d sections\. The down arrow leads there\.$/);
    await type(page, 'zzzzqq');
    await expect
      .poll(() => told.textContent())
      .toBe('No section begins like that. Enter searches all of the text.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Copy' }).first().press('Enter');
    await expect.poll(() => told.textContent()).toBe('Copied');
  });
});

describe('a diagram', () => {
  it.each([390, 1440])('has words that can be read on a page %i px wide', async (width) => {
    const page = await open('/guides/kubernetes-operations', { viewport: { width, height: 900 } });
    const picture = page.locator('.drawn img').first();
    await picture.scrollIntoViewIfNeeded();

    const drawn = Number(await picture.getAttribute('width'));
    const shown = (await picture.boundingBox())?.width ?? 0;

    expect((shown / drawn) * 16).toBeGreaterThan(12); // its words are 16 px high as drawn
  });
});

describe('"Quiz me on this section"', () => {
  it('answers in place: nothing else is drawn anew, and the verdict is read first', async () => {
    const page = await open('/guides/kubernetes-operations/pods-crash-in-a-loop');
    await page.evaluate('document.querySelector("h1").dataset.kept = "yes"');

    await quiz(page);

    expect(await page.locator('h1[data-kept]').count()).toBe(1);
    expect(await page.evaluate('document.activeElement.className')).toBe('verdict');
    expect(new URL(page.url()).search).toBe('');
  });

  it('answers without JavaScript, and so does "Was this enough?"', async () => {
    const page = await open('/guides/kubernetes-operations/pods-crash-in-a-loop', {
      javaScriptEnabled: false,
    });

    await quiz(page);
    expect(await page.locator('.verdict').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Yes' }).click();

    expect(await page.locator('#enough').textContent()).toBe(
      'Thank you: it is counted, without who said it.',
    );
  });
});

describe('without JavaScript', () => {
  it('a search, a section and its guide are read', async () => {
    const page = await open('/guides', { javaScriptEnabled: false });

    await page.getByLabel('Search the guides').fill('pods in CrashLoopBackOff');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Open this section' }).click();
    expect(await page.locator('h1').textContent()).toBe('Pods crash in a loop');
    await page.getByRole('link', { name: 'in the whole guide' }).click();

    expect(new URL(page.url()).hash).toBe('#pods-crash-in-a-loop');
    await page.locator('.contents a').nth(20).waitFor({ state: 'attached' });
    expect(await page.locator('.contents a').count()).toBeGreaterThan(20);
  });
});

describe('the contents of a guide', () => {
  const path = '/guides/kubernetes-operations/pods-crash-in-a-loop';

  it.each([true, false])(
    'are folded on a phone, so that the text comes first (scripts: %s)',
    async (javaScriptEnabled) => {
      const page = await open(path, { viewport: { width: 390, height: 844 }, javaScriptEnabled });

      expect((await page.locator('h1').boundingBox())?.y).toBeLessThan(300);
      expect(await page.locator('.contents li').first().isVisible()).toBe(false);
    },
  );

  it.each([true, false])('stand open beside the text (scripts: %s)', async (javaScriptEnabled) => {
    const page = await open(path, { javaScriptEnabled });

    await page.locator('.contents li').first().waitFor();
    expect((await page.locator('.contents li').last().boundingBox())?.height).toBeGreaterThan(0);
  });
});

it('a visitor without JavaScript is led on from the playground, and from the set-up back', async () => {
  const page = await open('/', { javaScriptEnabled: false });

  await page.getByRole('link', { name: 'Set-up' }).click();
  expect(await page.locator('h1').textContent()).toBe('Set-up');
  await page.getByRole('link', { name: 'Oncall Coach' }).click();
  await page.getByRole('link', { name: 'On fire' }).click();

  expect(await page.locator('h1').textContent()).toBe('Is something on fire?');
});

describe('a dark page', () => {
  it('prints black on white, without what surrounds the text', async () => {
    const page = await open('/guides/kubernetes-operations', { colorScheme: 'dark' });
    await page.evaluate('document.documentElement.dataset.scheme = "dark"');
    await page.emulateMedia({ media: 'print' });

    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(27, 33, 38)');
    expect(await page.locator('.top').isHidden()).toBe(true);
    expect(await page.locator('.guides').isHidden()).toBe(true);
    expect(await page.locator('article').isVisible()).toBe(true);
  });
});
