// Every fenced block of the library, by its language: what does not parse is told as file:line, and the exit code is 1.
// node check-blocks.js [FOLDER]: without one, the guides that come with the product.
import { readBlocks } from './blocks.js';
import { withMermaid } from './browser.js';
import { checkBlock } from './checks.js';

async function checkMermaid(blocks) {
  if (blocks.length === 0) return [];
  return withMermaid(async (page) => {
    const problems = [];
    for (const block of blocks) {
      const problem = await page.evaluate(async (text) => {
        try {
          await globalThis.mermaid.parse(text);
          return undefined;
        } catch (error) {
          return String(error.message ?? error);
        }
      }, block.text);
      if (problem) problems.push(tell(block, problem));
    }
    return problems;
  });
}

function tell(block, problem) {
  return `${block.file}:${block.line}: this ${block.language} block is wrong: ${problem.replace(/\s+/g, ' ').slice(0, 300)}`;
}

const [folder] = process.argv.slice(2);
const blocks = readBlocks(folder);
const drawn = blocks.filter(({ language }) => language === 'mermaid');
const problems = await checkMermaid(drawn);
for (const block of blocks.filter((one) => !drawn.includes(one))) {
  const problem = await checkBlock(block);
  if (problem) problems.push(tell(block, problem));
}
const counts = new Map();
for (const { language } of blocks) counts.set(language, (counts.get(language) ?? 0) + 1);
for (const problem of problems) console.log(problem);
console.log(
  `${blocks.length} blocks (${[...counts].map(([language, count]) => `${count} ${language}`).join(', ')}), ` +
    `${blocks.filter(({ isFragment }) => isFragment).length} of them fragments, ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
