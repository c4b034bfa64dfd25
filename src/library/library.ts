import type { Guide, Library, Question, Section } from './model.ts';

/** Looked up by id and by key; of two guides with one slug the later stands. */
export function createLibrary(guides: readonly Guide[], questions: readonly Question[]): Library {
  const bySlug = new Map(guides.map((guide) => [guide.slug, guide]));
  const kept = [...bySlug.values()];
  const sections = new Map<string, Section>();
  for (const section of kept.flatMap((guide) => [...guide.sections, ...guide.templates]))
    sections.set(section.id, section).set(section.key, section);
  const asked = new Map<string, Question>();
  for (const question of questions) asked.set(question.id, question).set(question.key, question);
  return {
    guides: kept,
    questions: [...new Set(asked.values())],
    guide: (slug) => bySlug.get(slug),
    section: (idOrKey) => sections.get(idOrKey),
    question: (idOrKey) => asked.get(idOrKey),
  };
}
