import { describe, expect, it, onTestFinished } from 'vitest';
import { endPause, noteAnswering, pauseAt, readProfile, startPause } from '../../src/notes/member.ts';
import { setShown } from '../../src/notes/shown.ts';
import { openEmbedded } from '../../src/stores/sqlite/open.ts';
import { folderWith } from '../builders/folder.ts';
import { conversationId, memberId, placeOf, team } from '../builders/store-facts.ts';

const ann = memberId('ANN');

async function open() {
  const store = await openEmbedded({ folder: await folderWith({}) });
  onTestFinished(() => store.close());
  return store;
}

describe('what a member has settled', () => {
  it('keeps every home that is noted in the same moment, the latest eight of them', async () => {
    const store = await open();
    const places = Array.from({ length: 10 }, (_, index) => placeOf(conversationId(`C${index}`)));

    await Promise.all(places.slice(0, 3).map((place) => noteAnswering(store, ann, { place, at: 5 })));
    expect((await readProfile(store, ann)).homes).toHaveLength(3);
    for (const [index, place] of places.entries()) await noteAnswering(store, ann, { place, at: 10 + index });

    expect((await readProfile(store, ann)).homes).toEqual(places.slice(2).toReversed());
  });

  it('keeps a pause and a board that are asked for in the same moment', async () => {
    const store = await open();

    await Promise.all([
      startPause(store, ann, { from: 100, until: 200 }),
      setShown(store, ann, { team, isShown: true }),
      noteAnswering(store, ann, { place: placeOf(conversationId('C1')), at: 50 }),
    ]);

    expect(await readProfile(store, ann)).toEqual({
      pauses: [{ from: 100, until: 200 }],
      shown: [team],
      homes: [placeOf(conversationId('C1'))],
      leftAt: undefined,
    });
  });

  it('ends a pause by a press, by the next one, and where it waits for it by an answer', async () => {
    const store = await open();
    await startPause(store, ann, { from: 100, until: 1000 });
    await startPause(store, ann, { from: 200, until: 900 });
    await endPause(store, ann, 300);
    await startPause(store, ann, { from: 400, until: undefined });
    expect(pauseAt((await readProfile(store, ann)).pauses, 450)).toEqual({ from: 400, until: undefined });
    await noteAnswering(store, ann, { place: placeOf(conversationId('C1')), at: 500 });

    expect((await readProfile(store, ann)).pauses).toEqual([
      { from: 100, until: 200 },
      { from: 200, until: 300 },
      { from: 400, until: 500 },
    ]);
  });
});
