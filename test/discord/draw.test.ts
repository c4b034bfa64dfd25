import { describe, expect, it } from 'vitest';
import { createDraw } from '../../adapters/discord/draw.ts';
import type { MemberId, PostId } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { cardOf } from '../fakes/discord/bot.ts';

const ann = 'discord:3' as MemberId;
const names = new Map([
  ['1', 'Ann of the first'],
  ['2', 'Ann of the second'],
]);

function open() {
  let commands: ReadonlyMap<string, string> = new Map();
  const draw = createDraw({
    ...{ commandPrefix: '', publicUrl: undefined },
    names: async (guild) => new Map([[ann, names.get(guild) ?? '']]),
    commands: () => commands,
  });
  return {
    draw,
    register: (ids: Readonly<Record<string, string>>) => {
      commands = new Map(Object.entries(ids));
    },
  };
}

describe('a card that Discord is shown again', () => {
  it('has the names of the server that it is shown in', async () => {
    const { draw } = open();
    const card = cardOf('', { title: [{ kind: 'member', member: ann }] });

    const shown = [await draw(card, '1'), await draw(card, '2'), await draw(card, '1')];

    expect(shown.map(({ embeds }) => embeds[0].description)).toEqual([
      'Ann of the first',
      'Ann of the second',
      'Ann of the first',
    ]);
  });

  it('has commands to press as soon as they are registered', async () => {
    const { draw, register } = open();
    const card = cardOf('', { title: [{ kind: 'command', name: 'guide' }] });

    const before = await draw(card, '1');
    register({ guide: '700' });
    const after = await draw(card, '1');

    expect(before.embeds[0].description).toBe('/guide');
    expect(after.embeds[0].description).toBe('</guide:700>');
  });

  it('has the mark of each post that it is', async () => {
    const { draw } = open();
    const card = cardOf('Today', { buttons: [{ label: 'A', act: act('browse') }] });

    const marks = ['k3v9x0a1bc', undefined, 'k3v9x0a1bd'] as const;
    const shown = await Promise.all(marks.map((mark) => draw(card, '1', mark as PostId | undefined)));

    expect(
      shown.map(({ components: [row] }) =>
        row?.components.map((part) => 'custom_id' in part && part.custom_id),
      ),
    ).toEqual([['0.k3v9x0a1bc:browse'], ['0:browse'], ['0.k3v9x0a1bd:browse']]);
  });
});
