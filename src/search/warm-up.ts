import type { Library } from '../library/model.ts';
import type { Search } from './model.ts';

/** So many sections are enough for the runtime to compile what a search calls. */
const mostSections = 60;
const sectionsOfEach = 3;
const charactersOfQuery = 100;

/** Asks for what the guides themselves say, so that the first person at night waits for no compiler. Ends where `pause` says no. */
export async function warmUp(search: Search, library: Library, pause: () => Promise<boolean>): Promise<void> {
  const sections = library.guides.flatMap((guide) => guide.sections.slice(0, sectionsOfEach));
  // What a bot says goes through the reading of alerts as well.
  const thread = sections.slice(0, mostSections).map(({ text }) => ({ text, from: 'bot' as const }));
  for (const [i, { text }] of thread.entries()) {
    search.recommend(thread.slice(0, i + 1));
    if (!(await pause())) return;
    search.find(text.slice(0, charactersOfQuery));
    if (!(await pause())) return;
  }
}
