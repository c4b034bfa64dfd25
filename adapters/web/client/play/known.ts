import type { News, Scene, View } from '../../play/wire.ts';

/** What the page knows of the workspace. */
export interface Known {
  readonly views: ReadonlyMap<string, View>;
  readonly scene: Scene | undefined;
}

export const nothing: Known = { views: new Map(), scene: undefined };

/** A view that is known keeps its place, so that what is drawn of the others is not touched. */
export function apply(known: Known, news: News): Known {
  switch (news.kind) {
    case 'all':
      return { views: new Map(news.views.map((view) => [view.id, view])), scene: news.scene };
    case 'put':
      return { ...known, views: new Map(known.views).set(news.view.id, news.view) };
    case 'gone': {
      const views = new Map(known.views);
      views.delete(news.id);
      return { ...known, views };
    }
    case 'scene':
      return { ...known, scene: news.scene };
  }
}

/** A conversation at its top level, a reply whose root is forgotten among it; or the thread under a message. */
export function shownIn(
  known: Known,
  { conversation, thread }: { readonly conversation: string; readonly thread: string | undefined },
): readonly View[] {
  const all = [...known.views.values()].filter((view) => view.conversation === conversation);
  if (thread !== undefined) return all.filter((view) => view.id === thread || view.root === thread);
  return all.filter((view) => view.root === undefined || !known.views.has(view.root));
}

/** The clock of the workspace stands in the scene, and goes on with what is said. */
export function nowOf({ scene, views }: Known): number {
  return Math.max(scene?.now ?? 0, ...[...views.values()].slice(-1).map(({ at }) => at));
}

export function repliesTo(known: Known, id: string): readonly View[] {
  return [...known.views.values()].filter((view) => view.root === id);
}
