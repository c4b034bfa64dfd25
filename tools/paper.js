// A blind paper: questions of the bank by lot, without answers; afterwards its marks.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

const guides = new URL('../guides/', import.meta.url);
const letters = ['A', 'B', 'C', 'D'];
const usage =
  'node tools/paper.js SEED [--count 60] [--guides SLUG,SLUG] [--mark FILE]\n' +
  'FILE has a line for each answer: number, letter and, if wanted, a word on how it was known.';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '60' },
    guides: { type: 'string' },
    mark: { type: 'string' },
  },
});
const [seed] = positionals;
if (!seed) {
  console.error(usage);
  process.exit(1);
}
const paper = drawn(seed, { count: Number(values.count), slugs: values.guides?.split(',') });
console.log(values.mark ? marked(paper, readFileSync(values.mark, 'utf8')) : paper.map(asked).join('\n\n'));

/** The same questions in the same order for one seed, as long as the bank stands. */
function drawn(seed, { count, slugs }) {
  return readdirSync(guides, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (slugs?.includes(entry.name) ?? true))
    .flatMap(({ name }) => questionsOf(name))
    .toSorted(byLot(seed, ({ id }) => id))
    .slice(0, count)
    .map((question) => ({
      ...question,
      choices: question.choices.toSorted(byLot(seed, ({ text }) => question.id + text)),
    }));
}

function questionsOf(slug) {
  return parse(readFileSync(new URL(`${slug}/questions.yaml`, guides), 'utf8')).map((question) => ({
    id: `${slug}/${question.id}`,
    difficulty: question.difficulty,
    stem: question.stem,
    choices: question.choices.map(({ text }, k) => ({ text, isBest: letters[k] === question.answer })),
  }));
}

function byLot(seed, nameOf) {
  const lot = (one) =>
    createHash('sha256')
      .update(`${seed} ${nameOf(one)}`)
      .digest('hex');
  return (one, other) => (lot(one) < lot(other) ? -1 : 1);
}

function asked({ stem, choices }, k) {
  return [`${k + 1}. ${stem.trim()}`, ...choices.map(({ text }, c) => `   ${letters[c]} ${text}`)].join('\n');
}

function marked(paper, answers) {
  const marks = answers
    .split('\n')
    .map((line) => line.match(/^\s*(\d+)\W*([A-D])\b\s*(.*)$/))
    .filter((found) => found && paper[found[1] - 1])
    .map(([, number, letter, how]) => markOf(paper[number - 1], { number, letter, how }));
  const ways = [...new Set(marks.map(({ how }) => how))].filter((how) => how);
  return [
    share('all', marks),
    ...[1, 2, 3].map((level) => share(`difficulty ${level}`, marks, (one) => one.difficulty === level)),
    ...ways.map((way) => share(way, marks, ({ how }) => how === way)),
    ...marks
      .filter(({ isRight }) => !isRight)
      .map(({ number, letter, id }) => `${number}: ${letter} is wrong, ${id}`),
  ].join('\n');
}

function markOf({ id, difficulty, choices }, given) {
  return { ...given, id, difficulty, isRight: choices[letters.indexOf(given.letter)].isBest };
}

function share(name, marks, isMeant = () => true) {
  const meant = marks.filter(isMeant);
  return `${name}: ${meant.filter(({ isRight }) => isRight).length} of ${meant.length}`;
}
