import type { Section } from '../library/model.ts';
import { templateName, templateNamed } from '../library/template.ts';
import { plainLine } from '../library/text.ts';
import type { Found } from '../search/model.ts';
import { type Command, type Given, printJson, textOf, UsageError } from './command.ts';
import { loadContent } from './content.ts';

export const search: Command = {
  name: 'search',
  summary: 'Find the section for some words, as /guide does',
  usage: 'search WORDS... [--top N] [--json]',
  options: { top: { type: 'string' }, json: { type: 'boolean' } },
  async run(given) {
    const words = given.words.join(' ');
    if (!words)
      throw new UsageError('Say what to search for, for example: coach search pods keep restarting');
    const top = Number(textOf(given, 'top') ?? 5);
    if (!Number.isInteger(top) || top < 1) throw new UsageError('--top takes a whole number from 1');
    const { library, search } = await loadContent(given.env);
    const found = (await search()).find(words, { top });
    const template = templateNamed(library, words);
    if (given.values.json) printJson(given, asJson(found, template));
    else printFound(given, found, template);
    return 0;
  },
};

function asJson(found: Found, template: Section | undefined): object {
  return {
    fits: found.fits || template !== undefined,
    template: template?.id,
    matches: found.matches.map((match) => ({
      section: match.section.id,
      confidence: match.confidence,
      evidence: match.evidence,
      snippet: plainLine(match.snippet),
    })),
  };
}

function printFound({ print }: Given, found: Found, template: Section | undefined): void {
  if (template) print(`${template.id}  (to copy: coach template ${templateName(template)})`);
  else if (!found.fits)
    print(found.matches.length > 0 ? 'Nothing fits; the nearest is:' : 'Nothing in the library fits.');
  for (const match of found.matches) {
    const because = match.evidence.length > 0 ? `; ${match.evidence.join(', ')}` : '';
    print(`${match.section.id}  (${match.confidence.toFixed(2)}${because})`);
    const snippet = plainLine(match.snippet);
    if (snippet) print(`  ${snippet}`);
  }
}
