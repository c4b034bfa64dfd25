import { describe, expect, it } from 'vitest';

/** What somebody sees, whichever platform shows it. */
export interface Sight {
  /** Whether everybody in the conversation sees it. */
  readonly isPublic: boolean;
  /** Its words in reading order, mark-up aside. */
  readonly text: string;
  readonly buttons: readonly string[];
}

export type Person = 'admin' | 'other';

/** A person at a platform, with the real bot behind it. */
export interface Door {
  says(command: string, as?: Person): Promise<void>;
  /** A message in the channel that mentions the bot. */
  mentions(words: string, as?: Person): Promise<void>;
  /** Plain words in a direct message. */
  writes(words: string, as?: Person): Promise<void>;
  presses(label: string, as?: Person): Promise<void>;
  submits(values: Readonly<Record<string, readonly string[]>>, as?: Person): Promise<void>;
  /** Oldest first, as it stands now. */
  sees(): readonly Sight[];
}

const last = (door: Door): string => door.sees().at(-1)?.text ?? '';
const publicly = (door: Door): readonly Sight[] => door.sees().filter((sight) => sight.isPublic);

/** The same on every platform: docs/slack.md lists them by these names. */
export const behaviours: Readonly<Record<string, (door: Door) => Promise<void>>> = {
  async 'asks a command and is answered in private, with the reason'(door) {
    await door.says('/guide pods in CrashLoopBackOff after the deploy');

    expect(publicly(door)).toEqual([]);
    expect(last(door)).toMatch(/Kubernetes › Pods crash in a loop/);
    expect(last(door)).toMatch(/Found by "[^"]*CrashLoopBackOff/);
    expect(last(door)).toMatch(/Only you see this\./);
  },

  async 'opens all the steps in place of the first ones'(door) {
    await door.says('/guide pods in CrashLoopBackOff after the deploy');
    const before = door.sees().length;

    await door.presses(door.sees().at(-1)?.buttons[0] ?? '');

    expect(door.sees()).toHaveLength(before);
    expect(last(door)).toMatch(/Reviewed /);
  },

  async 'mentions the bot in a channel and is answered there'(door) {
    await door.mentions('no space left on device');

    expect(publicly(door).at(-1)?.text).toMatch(/Storage and backups › The disk is full/);
  },

  async 'writes plain words in a direct message'(door) {
    await door.writes('no space left on device');

    expect(last(door)).toMatch(/Storage and backups › The disk is full/);
  },

  async 'shares an answer with everybody, and only by a press'(door) {
    await door.says('/guide no space left on device', 'other');

    await door.presses('Share', 'other');

    expect(publicly(door)).toHaveLength(1);
    expect(publicly(door)[0]?.text).toMatch(/Shared by /);
  },

  async 'sets the daily question up, posts it, and answers it: the verdict is private, the first answer stands'(
    door,
  ) {
    await door.says('/coach', 'admin');
    expect(last(door)).toMatch(/No questions here yet/);
    await door.presses('Change first', 'admin');
    await door.submits(
      {
        time: ['10:00'],
        zone: ['Europe/Berlin'],
        days: ['1', '2', '3', '4', '5'],
        packs: ['incidents'],
        names: ['join'],
      },
      'admin',
    );
    await door.says('/coach', 'admin');
    if (!door.sees().at(-1)?.buttons.includes('Post now')) await door.presses('Set up', 'admin');
    await door.presses('Post now', 'admin');
    expect(publicly(door).at(-1)?.text).toMatch(/Question of the day/);

    await door.presses('C', 'other');
    const verdict = last(door);
    await door.presses('A', 'other');

    expect(verdict).toMatch(/(✓ C is the best answer|✗ You chose C\. The best answer is [ABD])/);
    expect(last(door)).toMatch(/You answered C on .*The first answer stays\./);
    expect(publicly(door)).toHaveLength(1);
  },

  async 'reads the section beside the verdict, which keeps its buttons'(door) {
    await door.says('/quiz', 'other');
    await door.presses('B', 'other');
    const verdict = door.sees().at(-1);

    await door.presses('Read the section', 'other');

    expect(last(door)).toMatch(/Reviewed /);
    expect(door.sees()).toContainEqual(verdict);
  },

  async 'is told that only admins may set up'(door) {
    await door.says('/coach', 'other');

    expect(last(door)).toMatch(/Coach: guides and questions for people who run production/);
    expect(door.sees().at(-1)?.buttons).not.toContain('Set up');
  },
};

export function platformContract(name: string, open: () => Promise<Door>): void {
  describe(`a person at ${name}`, () => {
    it.each(Object.entries(behaviours))('%s', async (_, behaves) => behaves(await open()));
  });
}
