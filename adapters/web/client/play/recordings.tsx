import { useRef, useState } from 'preact/hooks';
import type { Start } from '../../play/wire.ts';
import { useReturnedFocus } from './returned-focus.ts';

const speeds = [
  [10, '10 times as fast'],
  [60, '60 times as fast'],
  [300, '300 times as fast'],
  [1, 'As it was'],
  [100_000, 'All at once'],
] as const;

interface Props {
  readonly recordings: Start['recordings'];
  readonly playing: string | undefined;
  readonly onPlay: (recording: string, speed: number) => void;
  readonly onStop: () => void;
}

export function Recordings({ recordings, playing, onPlay, onStop }: Props) {
  const [speed, setSpeed] = useState(60);
  return (
    <section aria-labelledby="recordings-title" class="recordings">
      <h2 id="recordings-title">Recorded incidents</h2>
      {recordings.map(({ id, title, about, minutes }) => (
        <button type="button" key={id} class="recording" onClick={() => onPlay(id, speed)}>
          <span aria-hidden="true">▶</span>
          <span>
            <span class="hidden">Play: </span>
            {title}
          </span>
          <small>{` ${about}, ${minutes} min`}</small>
        </button>
      ))}
      <label>
        Speed{' '}
        <select value={speed} onChange={({ currentTarget }) => setSpeed(Number(currentTarget.value))}>
          {speeds.map(([times, label]) => (
            <option key={times} value={times}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p role="status">{playing ? `Playing: ${playing}` : ''}</p>
      {playing && <Stop onStop={onStop} />}
    </section>
  );
}

function Stop({ onStop }: Pick<Props, 'onStop'>) {
  const button = useRef<HTMLButtonElement>(null);
  useReturnedFocus(button);
  return (
    <button type="button" ref={button} onClick={onStop}>
      Stop
    </button>
  );
}
