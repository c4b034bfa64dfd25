import { useState } from 'preact/hooks';

const things = {
  ask: 'Ask for a guide: /guide disk full',
  press: 'Press a button on a card',
  play: 'Play a recorded incident',
  thread: 'Reply in a thread, or say @Coach there',
  start: 'Start the daily question: /coach',
  answer: 'Answer a question',
  move: 'Move the clock on by a day',
  look: 'See how the other platform looks',
} as const;

export type Thing = keyof typeof things;

export interface Tried {
  readonly things: ReadonlySet<string>;
  readonly tick: (thing: Thing) => void;
}

const key = 'coach-tried';

/** What was done stays ticked in this browser. */
export function useTried(): Tried {
  const [tried, setTried] = useState<ReadonlySet<string>>(() => new Set(read()));
  const tick = (thing: Thing): void =>
    setTried((before) => {
      const after = new Set(before).add(thing);
      keep([...after]);
      return after;
    });
  return { things: tried, tick };
}

function keep(all: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing ticks for as long as the page is open.
  }
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

export function ThingsToTry({ tried }: { tried: ReadonlySet<string> }) {
  const all = Object.entries(things);
  const done = all.filter(([thing]) => tried.has(thing)).length;
  return (
    <section class="try" aria-labelledby="try-title">
      <h2 id="try-title">
        Things to try <span class="count">{`${done} of ${all.length}`}</span>
      </h2>
      <ul>
        {all.map(([thing, words]) => (
          <li key={thing} class={tried.has(thing) ? 'done' : ''}>
            <span aria-hidden="true">{tried.has(thing) ? '✓' : '○'}</span> {words}
            {tried.has(thing) && <span class="hidden"> (done)</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
