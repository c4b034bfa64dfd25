import type { Section } from '../model.ts';
import { readingMinutes } from '../reading-time.ts';
import { countWords, plainText } from '../text.ts';
import { type Draft, lineOfSection, type Rule } from './draft.ts';

const first = ['In one minute', 'When it is on fire'];
const last = ['Mistakes that experts still make', 'What to say', 'Practise', 'Go deeper'];
const fixed = new Set([...first, ...last]);
const words = { fewest: 250, most: 900 };
const stepLimit = 200;

export const isFixed = (section: Section): boolean => fixed.has(section.title);

/** The fixed sections stand, in their order, around the teaching ones. */
export const sectionOrder: Rule = (draft) => {
  const titles = draft.guide.sections.map((section) => section.title);
  const missing = [...first, ...last].filter((title) => !titles.includes(title));
  const problems = missing.map((title) =>
    draft.at(1, `there is no section "${title}"`, `write "## ${title}"`),
  );
  if (missing.length > 0) return problems;
  const wanted = [...first, ...titles.filter((title) => !fixed.has(title)), ...last];
  const wrong = draft.guide.sections.find((section, i) => section.title !== wanted[i]);
  if (!wrong) return [];
  const order = `the order is: ${first.join(', ')}, the teaching sections, ${last.join(', ')}`;
  return [
    draft.at(lineOfSection(draft, wrong.id), `the section "${wrong.title}" stands out of order`, order),
  ];
};

export const workedIncident: Rule = (draft) =>
  draft.guide.sections.some((section) => section.title.startsWith('Worked incident: '))
    ? []
    : [
        draft.at(
          1,
          'there is no worked incident',
          'tell one from first symptom to lesson under "## Worked incident: what happened"',
        ),
      ];

/** A teaching section is read at one sitting and says something. */
export const sectionLength: Rule = (draft) =>
  draft.guide.sections
    .filter((section) => !isFixed(section))
    .flatMap((section) => {
      const count = sectionWords(section);
      if (count >= words.fewest && count <= words.most) return [];
      const todo = count < words.fewest ? 'say more, or fold it into another section' : 'split it in two';
      return [
        draft.at(
          lineOfSection(draft, section.id),
          `"${section.title}" has ${count} words; ${words.fewest} to ${words.most} are read well in a chat`,
          todo,
        ),
      ];
    });

export function sectionWords(section: Section): number {
  return countWords(plainText(section.body.filter((block) => block.kind !== 'diagram')));
}

export const readingTime: Rule = (draft) => {
  const minutes = guideMinutes(draft.guide.sections);
  const share = minutes / draft.guide.minutes;
  if (share >= 0.85 && share <= 1.15) return [];
  const todo = share < 1 ? 'write what is missing, or lower minutes' : 'cut, or raise minutes';
  return [
    draft.at(1, `reads in ${minutes.toFixed(0)} minutes, and minutes says ${draft.guide.minutes}`, todo),
  ];
};

export function guideMinutes(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + readingMinutes(section.body), 0);
}

/** "In one minute": five to eight lines. */
export const gistForm: Rule = (draft) => {
  const section = draft.guide.sections.find((one) => one.title === first[0]);
  if (!section) return [];
  const line = lineOfSection(draft, section.id);
  const items = section.body.flatMap((block) => (block.kind === 'list' ? block.items : []));
  if (items.length < 5 || items.length > 8)
    return [
      draft.at(
        line,
        `"In one minute" has ${items.length} items`,
        'say the whole guide in a list of five to eight',
      ),
    ];
  return tooLong(draft, { line, title: section.title }, items.map(plainText));
};

/** "When it is on fire": at most ten numbered steps. */
export const fireForm: Rule = (draft) => {
  const section = draft.guide.sections.find((one) => one.title === first[1]);
  if (!section) return [];
  const line = lineOfSection(draft, section.id);
  if (section.steps.length < 3 || section.steps.length > 10)
    return [
      draft.at(
        line,
        `"When it is on fire" has ${section.steps.length} steps`,
        'open it with a numbered list of three to ten steps',
      ),
    ];
  return [];
};

/** Steps, wherever they open a section, each start with a verb and fit a card. */
export const stepForm: Rule = (draft) =>
  draft.guide.sections.flatMap((section) => {
    const line = lineOfSection(draft, section.id);
    const said = section.steps.map((step) => plainText(step.slice(0, 1)));
    const weak = said.filter((step) =>
      /^(the|a|an|this|that|it|there|you|your|we|i|in|on|at|of)\b/i.test(step),
    );
    return [
      ...weak.map((step) =>
        draft.at(
          line,
          `"${section.title}": the step "${step.slice(0, 40)}" does not start with a verb`,
          'start it with what to do',
        ),
      ),
      ...tooLong(draft, { line, title: section.title }, said.slice(0, 5)),
    ];
  });

function tooLong(
  draft: Draft,
  { line, title }: { readonly line: number; readonly title: string },
  items: readonly string[],
): ReturnType<Rule> {
  return items
    .filter((item) => item.length > stepLimit)
    .map((item) =>
      draft.at(
        line,
        `"${title}": "${item.slice(0, 40)}…" has ${item.length} characters`,
        `keep it to ${stepLimit}: it is shown on a card`,
      ),
    );
}

/** The signals of a guide that can be about a live incident: twenty-five or more. */
export const signalCount: Rule = (draft) =>
  draft.guide.signals.length >= 25
    ? []
    : [
        draft.at(
          1,
          `there are ${draft.guide.signals.length} signals`,
          'add error strings, alert names and symptoms, at least 25',
        ),
      ];

export const practice: Rule = (draft) => {
  const section = draft.guide.sections.find((one) => one.title === 'Practise');
  if (!section) return [];
  const answers = plainText(section.body).match(/^Answer\./gm)?.length ?? 0;
  return answers >= 3
    ? []
    : [
        draft.at(
          lineOfSection(draft, section.id),
          `"Practise" has ${answers} exercises with an answer`,
          'give three, each with a paragraph that starts "**Answer.**"',
        ),
      ];
};
