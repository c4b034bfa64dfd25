// Draws every mermaid block of the guides to guides/<slug>/diagrams/N.svg, in reading order from 1.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guides, readBlocks } from './blocks.js';
import { withMermaid } from './browser.js';

const drawn = readBlocks().filter(
  ({ language, file }) => language === 'mermaid' && file.endsWith('guide.md'),
);
const numbers = new Map();
for (const slug of new Set(drawn.map((block) => block.slug)))
  rmSync(join(guides, slug, 'diagrams'), { recursive: true, force: true });

await withMermaid(async (page) => {
  for (const { slug, text } of drawn) {
    const number = (numbers.get(slug) ?? 0) + 1;
    numbers.set(slug, number);
    const svg = await page.evaluate(
      async ([name, source]) => (await globalThis.mermaid.render(name, source)).svg,
      [`d${number}`, text],
    );
    const folder = join(guides, slug, 'diagrams');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${number}.svg`), `${svg}\n`);
  }
});
console.log(`${drawn.length} diagrams of ${numbers.size} guides`);
