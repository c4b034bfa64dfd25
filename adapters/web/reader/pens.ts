import type { Section } from '../../../src/library/model.ts';
import type { PageOptions } from '../options.ts';
import type { Pen } from '../rich.tsx';
import { readDrawn } from './diagram.tsx';
import { createHighlight } from './highlight.tsx';
import { type On, readerPen } from './pen.tsx';

interface Page extends Pick<On, 'guide' | 'library' | 'isWhole' | 'heading'> {
  /** The sections whose text the page shows. */
  readonly shown: readonly Section[];
}

/** Resolves when all that is to be drawn on a page was read: a pen for each of its sections. */
export type PensFor = (page: Page) => Promise<(section: Section) => Pen>;

export function createPens(diagram: PageOptions['diagram']): PensFor {
  const highlight = createHighlight();
  return async ({ shown, ...on }) => {
    const [drawn] = await Promise.all([readDrawn(on.guide, shown, diagram), highlight.loaded]);
    return (section) => readerPen({ ...on, code: highlight.draw, drawn: drawn.get(section) ?? [] });
  };
}
