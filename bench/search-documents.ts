import { toSectionId } from '../src/ids.ts';
import { createLibrary } from '../src/library/library.ts';
import type { Guide, Library } from '../src/library/model.ts';
import { seeded } from './seeded.ts';

/** A library of as many pages of one section as asked, their sentences drawn from a real one, with names of their own. */
export function grown(library: Library, size: number): Library {
  const sentences = library.guides.flatMap((guide) =>
    guide.sections.flatMap((section) => section.text.split('\n')),
  );
  const random = seeded(size);
  const pick = (): string => sentences[Math.floor(random() * sentences.length)] ?? '';
  const guides = Array.from({ length: size }, (_, i): Guide => {
    const slug = `page-${i}`;
    const own = `svc${Math.floor(random() * size)}x node-${i.toString(36)}`;
    const text = [own, ...Array.from({ length: 14 }, pick)].join('\n');
    const title = `${pick().slice(0, 50)} ${own}`;
    return {
      slug,
      title,
      short: slug,
      pack: 'own',
      level: undefined,
      minutes: 1,
      topics: [],
      summary: '',
      signals: [],
      keywords: [],
      isGeneral: false,
      templates: [],
      related: [],
      own: { path: `${slug}.md`, url: undefined },
      sections: [
        {
          id: toSectionId(slug, 'text'),
          guide: slug,
          anchor: 'text',
          title,
          body: [],
          text,
          steps: [],
          hasSteps: false,
          minutes: 1,
          key: slug,
        },
      ],
    };
  });
  return createLibrary(guides, []);
}
