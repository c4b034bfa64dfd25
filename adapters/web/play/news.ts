import type { SSEStreamingApi } from 'hono/streaming';
import type { PageOptions } from '../options.ts';
import { members } from '../workspace.ts';
import { isSeen, toView, type Viewer } from './view.ts';
import type { News, Scene } from './wire.ts';

/** All of it at first, then what changes, in order, until the page has gone. */
export async function tellNews(stream: SSEStreamingApi, viewer: Viewer, options: PageOptions): Promise<void> {
  const { workspace } = options;
  let last: Promise<unknown> = Promise.resolve();
  const tell = (make: () => Promise<News> | News): void => {
    last = last
      .then(async () => stream.writeSSE({ data: JSON.stringify(await make()) }))
      .catch((error: unknown) => options.log.debug({ err: error }, 'the page has gone'));
  };
  const unsubscribe = workspace.subscribe((change) => {
    if (change.kind === 'scene') tell(() => ({ kind: 'scene', scene: toScene(viewer, options) }));
    else if (change.kind === 'gone') tell(() => ({ kind: 'gone', id: change.id }));
    else if (isSeen(change.spoken, viewer))
      tell(async () => ({ kind: 'put', view: await toView(change.spoken, viewer, options) }));
  });
  tell(async () => {
    const seen = workspace.all().filter((spoken) => isSeen(spoken, viewer));
    const views = await Promise.all(seen.map((spoken) => toView(spoken, viewer, options)));
    return { kind: 'all', views, scene: toScene(viewer, options) };
  });
  const left = new Promise<void>((resolve) => stream.onAbort(resolve));
  await Promise.race([left, workspace.closed]);
  unsubscribe();
}

function toScene({ look }: Viewer, { workspace, preview, clock, move, player }: PageOptions): Scene {
  const channels = workspace.channels();
  return {
    channels: channels.map(({ id, name }) => ({ id, name })),
    names: preview.names(look, { members, channels }),
    now: clock(),
    canMove: move !== undefined,
    playing: player.playing(),
  };
}
