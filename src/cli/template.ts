import { formOf, templateName, templatesOf } from '../library/template.ts';
import { type Command, UsageError } from './command.ts';
import { loadContent } from './content.ts';

export const template: Command = {
  name: 'template',
  summary: 'Print a form to copy: a postmortem, an SLO document, a role card, ...',
  usage: 'template [NAME]',
  help: 'Without a name, lists them. Prints Markdown: coach template postmortem > 2026-11-29.md',
  options: {},
  async run({ words, env, print }) {
    const { library } = await loadContent(env);
    const templates = templatesOf(library);
    const [wanted] = words;
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
