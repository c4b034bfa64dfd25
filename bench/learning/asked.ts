import { writeFile } from 'node:fs/promises';
import { loadLibrary } from '../../src/library/load.ts';
import type { Guide, Question } from '../../src/library/model.ts';
import { askedFeaturesOf } from '../../src/search/asked-features.ts';
import { askedTexts, gone, outsideTexts } from './corpus.ts';
import type { Rules } from './descent.ts';
import { learnOne } from './logistic.ts';
import { learnClasses } from './softmax.ts';
import { toClassWeights } from './written.ts';

/** Chosen by hands that were held out. */
const usual = { fewest: 0, fewestParts: 2, rate: 0.15, least: 5, isRareWorthMore: true };
const rules = {
  guides: { ...usual, decay: 10, rounds: 12 },
  sections: { ...usual, decay: 0.5, rounds: 12, fewestParts: 1.5 },
  field: { ...usual, decay: 10, rate: 0.3, rounds: 15 },
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
  const missing = gone(library, hands);
  if (missing.length > 0)
    throw new Error(`No guide has ${missing.join(', ')}: mend the lines of corpus/asks that ask for it.`);
  const asking = [
    ...library.guides.flatMap(saidBy),
    ...library.questions.map(askedBy),
    ...hands.map((one) => ({ ...one, worth: 1 })),
  ].map((one) => ({ ...one, features: askedFeaturesOf(one.text) }));
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
      ...written.map((text) => ({ features: askedFeaturesOf(text), isTrue: true, worth: ofText })),
      ...outside.map(({ text }) => ({ features: askedFeaturesOf(text), isTrue: false, worth: ofOutside })),
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
