import type { Library } from '../../../src/library/model.ts';
import type { Found, Match, Search } from '../../../src/search/model.ts';

/** The library as visitors may see it, and the search in it. */
export interface Shown {
  readonly library: Library;
  find(words: string): Found;
  /** The best few while somebody types. */
  complete(typed: string): readonly Match[];
}

const mostWhileTyping = 8;
const mostFound = 12;

export function shownTo(library: Library, search: Search, isAll: boolean): Shown {
  const visible = isAll ? library : withoutOwn(library);
  const isVisible = ({ section }: Match): boolean => visible.section(section.id) !== undefined;
  const find = (words: string): Found => {
    const found = search.find(words, { top: mostFound });
    const [first] = found.matches;
    const fits = found.fits && first !== undefined && isVisible(first);
    return { ...found, fits, matches: found.matches.filter(isVisible) };
  };
  return {
    library: visible,
    find,
    complete(typed) {
      const found = find(typed);
      const begun = search.find(typed, { top: mostWhileTyping, isTyping: true }).matches.filter(isVisible);
      const all = found.fits ? [...found.matches, ...begun] : [...begun, ...found.matches];
      const sections = all.map(({ section }) => section);
      return all.filter(({ section }, i) => sections.indexOf(section) === i).slice(0, mostWhileTyping);
    },
  };
}

function withoutOwn(library: Library): Library {
  const guides = library.guides.filter((guide) => guide.own === undefined);
  const isShown = (slug: string | undefined): boolean => library.guide(slug ?? '')?.own === undefined;
  return {
    ...library,
    guides,
    questions: library.questions.filter((question) => isShown(question.guide)),
    guide: (slug) => (isShown(slug) ? library.guide(slug) : undefined),
    section: (id) => {
      const found = library.section(id);
      return isShown(found?.guide) ? found : undefined;
    },
  };
}
