import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type Said, type Where, wheres } from '../incident/said.ts';
import { type Command, printJson, textOf, UsageError } from './command.ts';
import { loadContent } from './content.ts';

export const recommend: Command = {
  name: 'recommend',
  summary: 'Read an incident thread and name the section to open now',
  usage: 'recommend [FILE] [--place incident|alerts|talk] [--json]',
  help: 'FILE holds the thread, one message a line, oldest first; without it, standard input is read.\nA line that begins with "bot:" is an alert. The place is talk where none is given.',
  options: { json: { type: 'boolean' }, place: { type: 'string' } },
  async run(given) {
    const [file] = given.words;
    const thread = file ? await readFile(file, 'utf8') : await text(given.input);
    const said = thread.split(/\r?\n/).filter((line) => line.trim());
    if (said.length === 0)
      throw new UsageError('there is no message to read: give a file, or pipe a thread in');
    const { search } = await loadContent(given.env);
    const answer = (await search()).recommend(said.map(toSaid), placeOf(textOf(given, 'place')));
    if (given.values.json) {
      printJson(given, {
        ...answer,
        matches: answer.matches.map(({ section, confidence, evidence }) => ({
          section: section.id,
          confidence,
          evidence,
        })),
      });
      return 0;
    }
    given.print(
      `phase ${answer.phase}; ${answer.speak ? 'would speak unasked' : 'would stay silent unless asked'} (${answer.signs.slice(0, 3).join(', ') || 'nothing says that it burns'})`,
    );
    for (const { section, confidence, evidence } of answer.matches.slice(0, 3))
      given.print(
        `${section.id}  (${confidence.toFixed(2)}; because of ${evidence.slice(0, 3).join(', ') || 'nothing in particular'})`,
      );
    return 0;
  },
};

function toSaid(text: string): Said {
  return text.startsWith('bot:')
    ? { text: text.slice('bot:'.length).trim(), from: 'bot' }
    : { text, from: 'person' };
}

function placeOf(text = 'talk'): Where {
  const place = wheres.find((one) => one === text);
  if (!place) throw new UsageError(`--place takes ${wheres.join(', ')}`);
  return place;
}
