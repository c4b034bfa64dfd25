import { describe, expect, it } from 'vitest';
import { openPlayground } from '../builders/playground.ts';

const gone = { problem: 'That is no longer here.' };

describe('what one member alone sees', () => {
  it('is neither pressed nor picked by another, in a channel and in a direct message', async () => {
    const playground = await openPlayground();
    await playground.send({ kind: 'say', in: 'web:sre-daily', text: '/guide error budget' });
    const own = (await playground.sees()).filter(
      ({ isOnlyYours, conversation }) => isOnlyYours || conversation.endsWith('/direct'),
    );

    for (const { id, presses } of own) {
      const act = presses[0]?.action.value;
      expect(await playground.send({ kind: 'press', as: 'web:member-2', message: id, act })).toEqual(gone);
      expect(await playground.send({ kind: 'shortcut', as: 'web:member-2', message: id })).toEqual(gone);
    }
    expect(new Set(own.map(({ conversation }) => conversation))).toEqual(
      new Set(['web:sre-daily', 'web:member-1/direct']),
    );
  });
});
