import type { Scene } from '../../play/wire.ts';
import { moment } from './dates.ts';

const moves = [
  ['hour', 'Next hour'],
  ['day', 'Next day'],
  ['week', 'Next week'],
  ['month', 'Next month'],
] as const;

interface ClockProps {
  readonly scene: Scene;
  readonly now: number;
  readonly onMove: (by: string) => void;
}

/** Coach's own clock, moved on for all of it. */
export function Clock({ scene, now, onMove }: ClockProps) {
  return (
    <section aria-labelledby="clock-title" class="clock">
      <h2 id="clock-title">Clock</h2>
      <p class="now">
        It is <time dateTime={new Date(now).toISOString()}>{moment(now)}</time>
      </p>
      {scene.canMove ? (
        <div class="moves">
          {moves.map(([by, label]) => (
            <button type="button" key={by} onClick={() => onMove(by)}>
              {label}
            </button>
          ))}
        </div>
      ) : (
        <p>It moves only where no platform is configured.</p>
      )}
    </section>
  );
}
