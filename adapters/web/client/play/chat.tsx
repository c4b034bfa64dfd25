import { useEffect, useRef, useState } from 'preact/hooks';
import type { Start, View } from '../../play/wire.ts';
import { Composer } from './composer.tsx';
import { nowOf, repliesTo, shownIn } from './known.ts';
import type { MessageActions } from './message.tsx';
import { Head } from './nav.tsx';
import { Paste } from './paste.tsx';
import { directOf } from './place.ts';
import { messageBox, useReturnedFocus } from './returned-focus.ts';
import type { Session } from './session.ts';
import { Side } from './side.tsx';
import { Stream } from './stream.tsx';
import { type Chat as State, useChat } from './use-chat.ts';
import { Window } from './window.tsx';

interface Props {
  readonly chat: State;
  readonly start: Start;
}

/** The whole page: where one is, and what is open. */
export function Chat({ start, first }: { start: Start; first: string }) {
  const chat = useChat(first);
  const [isNarrow, setNarrow] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const { look, place, session, opened } = chat;
  const { scene } = session.known;
  if (!scene) return <p class="waiting">{session.isLost ? 'The server does not answer yet.' : 'Opening…'}</p>;
  // The payloads of another look arrive a moment after it was chosen.
  const drawn = [...session.known.views.values()].find(({ payload }) => payload)?.look ?? look;
  const widths = `${isNarrow ? 'narrow' : ''} ${place.thread ? 'with-thread' : ''}`;
  return (
    <div class={`chat ${drawn} ${widths}`}>
      <a class="skip" href={`#${messageBox}`}>
        Skip to the message box
      </a>
      <Side start={start} chat={chat} scene={scene} onPaste={() => setPasting(true)} />
      <Conversation start={start} chat={chat} isNarrow={isNarrow} onNarrow={setNarrow} />
      {place.thread && <Thread key={place.thread} start={start} chat={chat} />}
      {opened && (
        <Window
          look={look}
          answer={opened.answer}
          onClose={chat.close}
          onSubmit={(act, values) => void chat.submit(act, values)}
        />
      )}
      {isPasting && (
        <Paste
          onClose={() => setPasting(false)}
          onPaste={(lines) => {
            setPasting(false);
            void chat.paste(lines);
          }}
        />
      )}
    </div>
  );
}

function Conversation({
  chat,
  start,
  isNarrow,
  onNarrow,
}: Props & {
  readonly isNarrow: boolean;
  readonly onNarrow: (isNarrow: boolean) => void;
}) {
  const { place, session } = chat;
  const title = titleOf(chat);
  const reply = (view: View): void => chat.show({ conversation: place.conversation, thread: view.id });
  return (
    <main class="conversation">
      <Head
        title={title}
        members={start.members}
        as={chat.as}
        look={chat.look}
        isNarrow={isNarrow}
        onAs={chat.be}
        onLook={chat.lookLike}
        onNarrow={onNarrow}
      />
      <Stream
        key={place.conversation}
        label={title}
        views={shownIn(session.known, { ...place, thread: undefined })}
        {...streamOf(chat)}
        onReply={place.conversation === directOf(chat.as) ? undefined : reply}
      />
      <Status session={session} />
      <Composer
        id={messageBox}
        label="Message"
        placeholder="Type / for commands, or write"
        commands={start.commands}
        suggest={chat.suggest}
        onSay={(text) => chat.say(text, undefined)}
      />
    </main>
  );
}

function Thread({ chat, start }: Props) {
  const { place, session } = chat;
  const views = shownIn(session.known, place);
  const thread = useRef<HTMLElement>(null);
  useReturnedFocus(thread);
  useEffect(() => {
    const hasReplies = views.length > 1;
    const first = hasReplies ? 'article:last-of-type' : 'textarea';
    thread.current?.querySelector<HTMLElement>(first)?.focus();
  }, []);
  return (
    <aside class="thread" aria-label="Thread" ref={thread}>
      <header class="conversation-head">
        <h2>Thread</h2>
        <button type="button" onClick={() => chat.show({ ...place, thread: undefined })}>
          Close
        </button>
      </header>
      <Stream label="Replies" views={views} {...streamOf(chat)} onReply={undefined} />
      <Composer
        label="Reply"
        placeholder="Reply, or @Coach"
        commands={start.commands}
        suggest={chat.suggest}
        onSay={(text) => chat.say(text, place.thread)}
      />
    </aside>
  );
}

function streamOf(chat: State): Omit<MessageActions, 'onReply'> & {
  readonly setting: Parameters<typeof Stream>[0]['setting'];
  readonly isSettled: boolean;
  readonly repliesTo: (id: string) => readonly View[];
  readonly hasNewReplies: (id: string) => boolean;
} {
  const { scene } = chat.session.known;
  const names = scene?.names ?? { users: {}, channels: {} };
  return {
    setting: { ...names, now: nowOf(chat.session.known) },
    isSettled: chat.session.isSettled,
    repliesTo: (id) => repliesTo(chat.session.known, id),
    hasNewReplies: (id) => chat.unread.counts.has(id),
    onPress: (view, act) => void chat.press(view, act),
    onFind: (view) => void chat.find(view),
  };
}

function titleOf({ as, place, session }: State): string {
  if (place.conversation === directOf(as)) return 'Direct message with Coach';
  const known = session.known.scene?.channels.find(({ id }) => id === place.conversation);
  return known ? `# ${known.name}` : 'This channel is gone';
}

function Status({ session }: { session: Session }) {
  const { isLost, isPending, isOpening, problem } = session;
  const opening = isOpening && !isLost ? 'Drawing the messages…' : '';
  return (
    <div class="status">
      <p class="fault" role="alert">
        {problem || (isLost ? 'The connection to the server is lost. Trying again…' : '')}
      </p>
      <p role="status">{isPending ? 'Coach is working on it…' : opening}</p>
    </div>
  );
}
