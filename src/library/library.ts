import type { Guide, Library, Question, Section } from './model.ts';

/** Looked up by id and by key; of two guides with one slug, or sections with one id, the later stands. */
export function createLibrary(guides: readonly Guide[], questions: readonly Question[]): Library {
  const bySlug = new Map(guides.map((guide) => [guide.slug, guide]));
  const kept = [...bySlug.values()];
  const sectionsOf = ({ sections, templates }: Guide): readonly Section[] => [...sections, ...templates];
  // Gathered for the first button that is pressed: of thousands of pages that takes its time.
  let byKey: ReadonlyMap<string, Section> | undefined;
  const keyed = (): ReadonlyMap<string, Section> => {
    byKey ??= new Map(kept.flatMap(sectionsOf).map((section) => [section.key, section]));
    return byKey;
  };
  const asked = new Map<string, Question>();
  for (const question of questions) asked.set(question.id, question).set(question.key, question);
  return {
    guides: kept,
    questions: [...new Set(asked.values())],
    guide: (slug) => bySlug.get(slug),
    section(idOrKey) {
      if (!idOrKey.includes('#')) return keyed().get(idOrKey);
      const guide = bySlug.get(idOrKey.slice(0, idOrKey.indexOf('#')));
      return guide && sectionsOf(guide).findLast(({ id }) => id === idOrKey);
    },
    question: (idOrKey) => asked.get(idOrKey),
  };
}
