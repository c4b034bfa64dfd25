import { toQuestionId, toSectionId } from '../../src/ids.ts';
import { shortKey } from '../../src/library/keys.ts';
import { createLibrary } from '../../src/library/library.ts';
import { parseMarkdown } from '../../src/library/markdown.ts';
import type { Guide, Library, Question, Section } from '../../src/library/model.ts';

let made: Library | undefined;

/** Two small guides with questions: B is always the best choice. */
export function drillLibrary(): Library {
  made ??= makeLibrary();
  return made;
}

function makeLibrary(): Library {
  const kubernetes = guide('kubernetes-operations', 'Kubernetes', 'incidents');
  const slo = guide('slo-design', 'SLO design', 'running');
  return createLibrary([kubernetes, slo], [...questionsOf(kubernetes, 6), ...questionsOf(slo, 6)]);
}

function guide(slug: string, short: string, pack: 'incidents' | 'running'): Guide {
  const sections = ['Roll back a bad rollout', 'Read the events first'].map((title) => section(slug, title));
  return {
    slug,
    title: `${short} in production`,
    short,
    pack,
    level: 'advanced',
    minutes: 40,
    topics: [short],
    summary: `What to know of ${short}.`,
    signals: [],
    keywords: [],
    isGeneral: false,
    templates: [],
    related: [],
    age: { means: 'reviewed', on: '2026-10-12' },
    own: undefined,
    sections,
  };
}

function section(guideSlug: string, title: string): Section {
  const anchor = title.toLowerCase().replaceAll(' ', '-');
  const id = toSectionId(guideSlug, anchor);
  const text = `About ${title}: undo it first, understand it later.`;
  return {
    id,
    guide: guideSlug,
    anchor,
    title,
    body: parseMarkdown(text),
    text,
    steps: [],
    hasSteps: false,
    minutes: 3,
    key: shortKey(id),
  };
}

function questionsOf({ slug, sections }: Guide, count: number): readonly Question[] {
  return Array.from({ length: count }, (_, i): Question => {
    const id = toQuestionId(slug, `question-${i + 1}`);
    const choice = (letter: string) => ({ text: `Do ${letter} with \`tool\``, why: `Because of ${letter}.` });
    return {
      id,
      guide: slug,
      section: sections[i % 2]?.id ?? toSectionId(slug, 'none'),
      difficulty: 2,
      stem: `Case ${i + 1} of ${slug}. What do you do first?`,
      choices: [choice('A'), choice('B'), choice('C'), choice('D')],
      best: 1,
      key: shortKey(id),
    };
  });
}
