import { formOf, templateName, templatesOf } from '../library/template.ts';
import { type Command, print, UsageError } from './command.ts';
import { loadContent } from './content.ts';

export const template: Command = {
  name: 'template',
  summary: 'Print a form to copy: a postmortem, an SLO document, a role card, ...',
  usage: 'template [NAME]',
  help: 'Without a name, lists them. Prints Markdown: coach template postmortem > 2026-11-29.md',
  options: {},
  async run(given) {
    const { library } = await loadContent();
    const templates = templatesOf(library);
    const [wanted] = given.words;
    if (!wanted) {
      for (const one of templates)
        print(`${templateName(one).padEnd(22)} ${one.title.replace('Template: ', '')}`);
      return 0;
    }
    const found = templates.find((one) => templateName(one) === wanted);
    if (!found) throw new UsageError(`There is no template "${wanted}". coach template lists them.`);
    print(formOf(found));
    return 0;
  },
};
