import type { ComponentChild } from 'preact';
import type { View } from '../../play/wire.ts';
import { CopyJson } from './copy-json.tsx';
import { clockTime } from './dates.ts';
import { DiscordEmbeds } from './discord-message.tsx';
import type { DiscordMessage, SlackMessage } from './payload.ts';
import type { Setting } from './setting.ts';
import { SlackBlocks } from './slack-message.tsx';

export interface MessageActions {
  readonly onPress: (view: View, act: string) => void;
  readonly onReply: ((view: View) => void) | undefined;
  readonly onFind: (view: View) => void;
}

interface Props extends MessageActions {
  readonly view: View;
  readonly setting: Setting;
  readonly replies: number;
  readonly hasNewReplies: boolean;
  /** The one message whose controls stand in the tab order. */
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

export function Message(props: Props): ComponentChild {
  const { view, isActive, onFocus } = props;
  const tabIndex = isActive ? 0 : -1;
  return (
    <article
      data-id={view.id}
      class={view.isOnlyYours ? 'message private' : 'message'}
      aria-label={`${view.author}, ${clockTime(view.at)}`}
      tabIndex={tabIndex}
      onFocusCapture={onFocus}
    >
      <span class={`avatar ${view.kind}`} aria-hidden="true">
        {view.kind === 'coach' ? '◎' : view.kind === 'app' ? '!' : view.author.slice(0, 1)}
      </span>
      <div class="said">
        {view.isOnlyYours && view.look === 'slack' && <p class="only">Only visible to you</p>}
        <p class="head">
          <strong>{view.author}</strong>
          {view.kind !== 'person' && <span class="badge">APP</span>}{' '}
          <time dateTime={new Date(view.at).toISOString()}>{clockTime(view.at)}</time>
        </p>
        <Body {...props} tabIndex={tabIndex} />
        {view.isOnlyYours && view.look === 'discord' && <p class="only">Only you can see this</p>}
        <Replies {...props} tabIndex={tabIndex} />
        <Tools {...props} tabIndex={tabIndex} />
      </div>
    </article>
  );
}

function Body({ view, setting, tabIndex, onPress }: Props & { tabIndex: number }): ComponentChild {
  if (!view.payload) return <p class="words">{view.text}</p>;
  const drawing = { setting, tabIndex, onPress: (act: string) => onPress(view, act) };
  return (
    <>
      {view.look === 'slack' ? (
        <SlackBlocks message={view.payload as SlackMessage} {...drawing} />
      ) : (
        <DiscordEmbeds message={view.payload as DiscordMessage} {...drawing} />
      )}
      {view.file && (
        <a
          class="file"
          tabIndex={tabIndex}
          download={view.file.name}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(view.file.text)}`}
        >
          {view.file.name}
        </a>
      )}
    </>
  );
}

function Replies({ view, replies, hasNewReplies, tabIndex, onReply }: Props & { tabIndex: number }) {
  if (replies === 0 || !onReply) return null;
  return (
    <button type="button" class="replies" tabIndex={tabIndex} onClick={() => onReply(view)}>
      {replies === 1 ? '1 reply' : `${replies} replies`}
      {hasNewReplies && <span class="new"> new</span>}
    </button>
  );
}

function Tools(props: Props & { tabIndex: number }): ComponentChild {
  const { view, replies, tabIndex, onReply, onFind } = props;
  return (
    <p class="tools">
      {onReply && replies === 0 && !view.isOnlyYours && (
        <button type="button" tabIndex={tabIndex} onClick={() => onReply(view)}>
          Reply in thread
        </button>
      )}
      {view.kind !== 'coach' && (
        <button type="button" tabIndex={tabIndex} onClick={() => onFind(view)}>
          Find a guide for this
        </button>
      )}
      {view.payload !== undefined && <CopyJson payload={view.payload} tabIndex={tabIndex} />}
    </p>
  );
}
