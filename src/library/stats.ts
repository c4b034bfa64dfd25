import { guideMinutes, sectionWords } from './lint/form.ts';
import type { Linted } from './lint.ts';
import type { Guide, Question } from './model.ts';

export type Row = Readonly<Record<string, string | number>>;

/** One row a guide, and one for all: what the library holds. */
export function readStats(linted: Linted): readonly Row[] {
  const guides = linted.library.guides.filter((guide) => guide.pack !== 'own');
  const rows = guides.map((guide) =>
    toRow(
      guide.slug,
      [guide],
      linted.library.questions.filter((question) => question.guide === guide.slug),
    ),
  );
  return [...rows, toRow('all', guides, linted.library.questions)];
}

function toRow(name: string, guides: readonly Guide[], questions: readonly Question[]): Row {
  const sections = guides.flatMap((guide) => guide.sections);
  return {
    guide: name,
    words: sections.reduce((sum, section) => sum + sectionWords(section), 0),
    minutes: Math.round(guideMinutes(sections)),
    catalogue: guides.reduce((sum, guide) => sum + guide.minutes, 0),
    sections: sections.length,
    diagrams: sections.flatMap((section) => section.body).filter((block) => block.kind === 'diagram').length,
    signals: guides.reduce((sum, guide) => sum + guide.signals.length, 0),
    questions: questions.length,
    'easy/medium/hard': [1, 2, 3]
      .map((level) => questions.filter((question) => question.difficulty === level).length)
      .join('/'),
  };
}
