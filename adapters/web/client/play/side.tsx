import { useMemo } from 'preact/hooks';
import type { Scene, Start } from '../../play/wire.ts';
import { Clock } from './clock.tsx';
import { nowOf } from './known.ts';
import { Nav } from './nav.tsx';
import { directOf } from './place.ts';
import { Recordings } from './recordings.tsx';
import { ThingsToTry } from './things-to-try.tsx';
import type { Chat } from './use-chat.ts';

interface Props {
  readonly start: Start;
  readonly chat: Chat;
  readonly scene: Scene;
  readonly onPaste: () => void;
}

/** Conversations, and what there is to try. */
export function Side({ start, chat, scene, onPaste }: Props) {
  const isWide = useMemo(() => matchMedia('(min-width: 701px)').matches, []);
  return (
    <aside class="side" aria-label="Playground">
      <p class="brand">Oncall Coach</p>
      <Nav
        channels={scene.channels}
        direct={directOf(chat.as)}
        conversation={chat.place.conversation}
        unread={chat.unread.counts}
        onChoose={(conversation) => chat.show({ conversation, thread: undefined })}
      />
      <details class="more" open={isWide}>
        <summary>More to try</summary>
        <div>
          <ThingsToTry tried={chat.tried.things} />
          <Recordings
            recordings={start.recordings}
            playing={scene.playing}
            onPlay={(recording, speed) => void chat.play(recording, speed)}
            onStop={() => void chat.stop()}
          />
          <button type="button" class="paste" onClick={onPaste}>
            Paste an incident thread
          </button>
          <Clock scene={scene} now={nowOf(chat.session.known)} onMove={(by) => void chat.move(by)} />
          <a href="/guides">The guides</a>
          {start.hasSetUp && <a href="/set-up">Set up Slack or Discord</a>}
        </div>
      </details>
    </aside>
  );
}
