import { writeFile } from 'node:fs/promises';
import { featuresOf } from '../../src/incident/features.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Guide, Question } from '../../src/library/model.ts';
import { askedTexts, outsideTexts } from './corpus.ts';
import type { Rules } from './descent.ts';
import { learnOne } from './logistic.ts';
import { learnClasses } from './softmax.ts';
import { toClassWeights } from './written.ts';

const rules = {
  guides: { fewest: 1, decay: 3, rounds: 12, least: 80 },
  sections: { fewest: 0, decay: 3, rounds: 12, least: 80 },
  field: { fewest: 1, decay: 10, rounds: 15, least: 20 },
} satisfies Record<string, Rules>;
/** What a guide declares says what it is about, and is not how people ask. */
const ofDeclared = 0.5;
const ofHeading = 0.3;
const ofQuestion = 0.5;
const ofText = 0.2;
const ofOutside = 1;

interface Asking {
  readonly text: string;
  readonly guide: string;
  readonly section?: string | undefined;
  readonly worth: number;
}

/** Whether something is of the field at all, which guide is asked for, and which of its sections: from what the guides say of themselves and from what hands wrote. */
export async function learnAsked(): Promise<void> {
  const { library } = await loadLibrary({ folders: ['guides'] });
  const hands = await askedTexts();
  const asking = [
    ...library.guides.flatMap(saidBy),
    ...library.questions.map(askedBy),
    ...hands.map((one) => ({ ...one, worth: 1 })),
  ].map((one) => ({ ...one, features: featuresOf(one.text) }));
  const written = library.guides.flatMap(({ sections }) =>
    sections.flatMap(({ text }) => text.split('\n').filter((block) => block.includes(' '))),
  );
  const guides = learnClasses(
    library.guides.map(({ slug }) => slug),
    asking.map(({ guide, ...one }) => ({ ...one, is: guide })),
    rules.guides,
  );
  const sections = library.guides.map(({ slug, sections }) =>
    learnClasses(
      sections.map(({ anchor }) => anchor),
      asking.flatMap(({ guide, section, ...one }) =>
        guide === slug && section !== undefined ? [{ ...one, is: section }] : [],
      ),
      rules.sections,
    ),
  );
  const outside = await outsideTexts();
  const field = learnOne(
    [
      ...asking.map((one) => ({ ...one, isTrue: true })),
      ...written.map((text) => ({ features: featuresOf(text), isTrue: true, worth: ofText })),
      ...outside.map(({ text }) => ({ features: featuresOf(text), isTrue: false, worth: ofOutside })),
    ],
    rules.field,
  );
  const known = library.guides.map(({ slug, sections }) => ({
    slug,
    sections: sections.map(({ anchor }) => anchor),
  }));
  const model = toClassWeights([guides, ...sections, field]);
  await writeFile('src/search/learned-weights.json', `${JSON.stringify({ guides: known, model })}\n`);
  console.log(
    `Learned from ${asking.length} texts which section is asked for, ${hands.length} of them by hands; from ${outside.length} what is not of the field.`,
  );
}

function askedBy({ stem, guide, section }: Question): Asking {
  return { text: stem, guide, section: section.split('#')[1], worth: ofQuestion };
}

function saidBy({ slug, sections, searches = {}, signals, keywords, topics }: Guide): readonly Asking[] {
  const typed = Object.entries(searches).flatMap(([section, texts]) =>
    texts.map((text) => ({ text, guide: slug, section, worth: 1 })),
  );
  const declared = [
    ...signals.map((text) => ({ text, worth: 1 })),
    ...[...keywords, ...topics].map((text) => ({ text, worth: ofDeclared })),
  ];
  const headings = sections.map(({ anchor, title }) => ({ text: title, section: anchor, worth: ofHeading }));
  return [...typed, ...[...declared, ...headings].map((one) => ({ ...one, guide: slug }))];
}
