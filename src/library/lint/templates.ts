import { formOf, templateName } from '../template.ts';
import type { Rule } from './draft.ts';

const width = 72;

/** A form has a title, says what it is for, and can be copied whole out of a block of code. */
export const templateForm: Rule = (draft) =>
  draft.guide.templates.flatMap((template) => {
    const folder = draft.file.path.slice(0, draft.file.path.lastIndexOf('/') + 1);
    const file = `${folder}templates/${templateName(template)}.md`;
    const form = formOf(template);
    const faults = [
      ...(form === '' ? [['it has no form', 'write it after a line "---"'] as const] : []),
      ...(template.title === `Template: ${templateName(template)}`
        ? [['it has no title', 'begin with "# Title"'] as const]
        : []),
      ...(template.body[0]?.kind === 'paragraph'
        ? []
        : [['it does not say what it is for', 'write a sentence under the title'] as const]),
      ...(form.includes('```')
        ? [['a block of code stands in the form', 'indent it: the form is shown in a block itself'] as const]
        : []),
      ...(form.split('\n').some((line) => line.length > width)
        ? [['a line of the form is too long', `break it at ${width}`] as const]
        : []),
    ];
    return faults.map(([what, todo]) => ({ file, line: 1, what, todo }));
  });
