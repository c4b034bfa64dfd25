import { useRef, useState } from 'preact/hooks';
import type { View } from '../../play/wire.ts';
import { Message, type MessageActions } from './message.tsx';
import type { Setting } from './setting.ts';
import { articleOf, useKeptFocus, useScroll } from './stream-place.ts';

interface Props extends MessageActions {
  readonly label: string;
  readonly views: readonly View[];
  readonly setting: Setting;
  /** Whether what is drawn anew is news. */
  readonly isSettled: boolean;
  readonly repliesTo: (id: string) => readonly View[];
  readonly hasNewReplies: (id: string) => boolean;
}

/** One stop in the tab order: the arrows go from message to message, Tab into the controls of the one. */
export function Stream(props: Props) {
  const { label, views, setting, isSettled } = props;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const stream = useRef<HTMLDivElement>(null);
  const active = views.some(({ id }) => id === chosen) ? chosen : views.at(-1)?.id;
  useScroll(stream, views);
  useKeptFocus(stream);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    const next = views[views.findIndex(({ id }) => id === active) + step];
    if (!next) return;
    event.preventDefault();
    articleOf(stream.current, next.id)?.focus();
  };
  return (
    <div
      class="stream"
      role="log"
      aria-label={label}
      aria-live={isSettled ? 'polite' : 'off'}
      ref={stream}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && stream.current?.contains(relatedTarget))) setChosen(undefined);
      }}
    >
      {views.map((view) => (
        <Message
          key={view.id}
          view={view}
          setting={setting}
          replies={props.repliesTo(view.id).length}
          hasNewReplies={props.hasNewReplies(view.id)}
          isActive={view.id === active}
          onFocus={() => setChosen(view.id)}
          onPress={props.onPress}
          onReply={props.onReply}
          onFind={props.onFind}
        />
      ))}
    </div>
  );
}
