import type { Stretch } from './document.ts';
import { nameOfFile } from './paths.ts';
import { roleOf } from './roles.ts';

/**
 * The heading of first level, else the title of the front matter, else the name of the file. A heading that stands for one
 * of several parts, or says no more than "Overview", is no title where there is a better one.
 */
export function titleOf(stretches: readonly Stretch[], said: string | undefined, inside: string): string {
  const first = stretches.filter(({ level, title }) => level === 1 && title !== '');
  const heading = first[0]?.title;
  if (heading && !isBroad(heading) && (first.length === 1 || !said)) return heading;
  return said || (heading && !isBroad(heading) ? heading : '') || nameOfFile(inside) || heading || inside;
}

/** It would fit any page. */
export function isBroad(title: string): boolean {
  const role = roleOf(title);
  const words = title.trim().split(/\s+/).length;
  return role !== undefined && (words === 1 || (words <= 3 && (role === 'tells' || role === 'aside')));
}
