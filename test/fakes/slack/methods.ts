import { list, object } from './blocks.ts';
import { type Fields, ids, json, Refused, type SlackState } from './state.ts';

export type Method = (fields: Fields) => Fields;

/** The Web API's methods, as far as the adapter calls them. */
export function createSlackMethods(state: SlackState): Readonly<Record<string, Method>> {
  const { channels, users, groups, messages, views, homes, uploads, files } = state;
  const {
    id,
    next,
    put,
    page,
    spend,
    stack,
    checked,
    checkedView,
    channelFor,
    readable,
    ownMessage,
    isMember,
  } = state;
  return {
    'auth.test': () => ({
      team_id: ids.team,
      user_id: ids.botUser,
      bot_id: ids.bot,
      team: 'workspace',
      user: 'coach',
    }),
    'apps.connections.open': () => ({}),
    'users.info'(fields) {
      const user = users.get(String(fields.user));
      if (!user) throw new Refused('user_not_found');
      return { user };
    },
    'users.list': () => ({ members: [...users.values()], response_metadata: { next_cursor: '' } }),
    'users.conversations': () => ({
      channels: [...channels.values()]
        .filter((channel) => !channel.isDirect && isMember(channel))
        .map((channel) => ({ id: channel.id, name: channel.name })),
      response_metadata: { next_cursor: '' },
    }),
    'usergroups.list': () => ({ usergroups: [...groups].map(([id, handle]) => ({ id, handle })) }),
    'conversations.info'(fields) {
      const channel = channelFor(fields);
      return {
        channel: {
          id: channel.id,
          ...(channel.isDirect ? {} : { name: channel.name }),
          is_im: channel.isDirect,
          is_mpim: channel.isGroup,
          is_private: channel.isPrivate,
          is_archived: channel.isArchived,
          ...(!channel.isDirect && { is_member: isMember(channel) }),
          is_ext_shared: channel.isShared,
          is_pending_ext_shared: false,
          creator: channel.creator,
        },
      };
    },
    'conversations.join'(fields) {
      const channel = channelFor(fields);
      if (channel.isArchived) throw new Refused('is_archived');
      if (channel.isDirect || channel.isPrivate) throw new Refused('method_not_supported_for_channel_type');
      channel.members.add(ids.botUser);
      return { channel: { id: channel.id } };
    },
    'conversations.members'(fields) {
      const all = [...channelFor(fields).members];
      const from = Number(fields.cursor ?? 0);
      const members = all.slice(from, from + 2); // as few as a page may have
      return { members, response_metadata: { next_cursor: from + 2 < all.length ? `${from + 2}` : '' } };
    },
    'conversations.open'(fields) {
      const user = String(fields.users);
      const found = [...channels.values()].find((channel) => channel.with === user);
      if (!found) throw new Refused('user_not_found');
      return { channel: { id: found.id } };
    },
    'conversations.history'(fields) {
      readable(fields);
      const found = messages.filter((one) => one.channel === fields.channel && !one.only && !one.thread);
      return page(fields, found.filter((one) => Number(one.ts) > Number(fields.oldest ?? 0)).reverse());
    },
    'conversations.replies'(fields) {
      readable(fields);
      const found = messages.filter((one) => one.channel === fields.channel && !one.only);
      return page(
        fields,
        found.filter((one) => one.ts === fields.ts || one.thread === fields.ts),
      );
    },
    'chat.postMessage'(fields) {
      const channel = channelFor(fields);
      if (channel.isArchived) throw new Refused('is_archived');
      if (!isMember(channel)) throw new Refused('not_in_channel');
      const thread = fields.thread_ts === undefined ? undefined : String(fields.thread_ts);
      const sent = put({
        channel: channel.id,
        thread,
        by: ids.botUser,
        only: undefined,
        shown: checked(fields),
        metadata: json(fields.metadata),
      });
      return { channel: channel.id, ts: sent.ts };
    },
    'chat.postEphemeral'(fields) {
      const channel = channelFor(fields);
      if (!isMember(channel)) throw new Refused('not_in_channel');
      if (!channel.members.has(String(fields.user))) throw new Refused('user_not_in_channel');
      const thread = fields.thread_ts === undefined ? undefined : String(fields.thread_ts);
      const only = String(fields.user);
      const sent = put({
        channel: channel.id,
        thread,
        by: ids.botUser,
        only,
        shown: checked(fields),
        metadata: null,
      });
      return { message_ts: sent.ts };
    },
    'chat.update'(fields) {
      const message = ownMessage(fields);
      message.shown = checked(fields);
      return { ts: message.ts };
    },
    'chat.delete'(fields) {
      messages.splice(messages.indexOf(ownMessage(fields)), 1);
      return {};
    },
    'chat.getPermalink'(fields) {
      const channel = channelFor(fields);
      const ts = String(fields.message_ts).replace('.', '');
      return { permalink: `https://workspace.slack.com/archives/${channel.id}/p${ts}` };
    },
    'bookmarks.add'(fields) {
      const channel = channelFor({ channel: fields.channel_id });
      if (!isMember(channel)) throw new Refused('channel_not_found');
      if (!/^https?:/.test(String(fields.link))) throw new Refused('invalid_link');
      const bookmark = { id: id('Bk'), title: String(fields.title), link: String(fields.link) };
      channel.bookmarks.push(bookmark);
      return { bookmark };
    },
    'bookmarks.remove'(fields) {
      const { bookmarks } = channelFor({ channel: fields.channel_id });
      const at = bookmarks.findIndex((one) => one.id === fields.bookmark_id);
      if (at < 0) throw new Refused('not_found');
      bookmarks.splice(at, 1);
      return {};
    },
    'assistant.threads.setSuggestedPrompts': () => ({}),
    'assistant.threads.setStatus': () => ({}),
    'views.open'(fields) {
      const user = spend(fields.trigger_id);
      for (const old of views.filter((view) => view.user === user)) views.splice(views.indexOf(old), 1);
      return stack(user, fields.view);
    },
    'views.push'(fields) {
      const user = spend(fields.trigger_id);
      if (views.filter((view) => view.user === user).length >= 3) throw new Refused('push_limit_reached');
      return stack(user, fields.view);
    },
    'views.update'(fields) {
      const found = views.find((view) => view.id === fields.view_id);
      if (!found) throw new Refused('not_found');
      found.view = checkedView(fields.view);
      found.errors = {};
      return { view: { id: found.id } };
    },
    'views.publish'(fields) {
      const user = String(fields.user_id);
      homes.set(user, { id: id('V'), user, at: next(), view: checkedView(fields.view), errors: {} });
      return {};
    },
    'files.getUploadURLExternal'(fields) {
      const file = id('F');
      uploads.set(file, { name: String(fields.filename), text: '' });
      return { upload_url: `https://files.slack.com/upload/${file}`, file_id: file };
    },
    'files.completeUploadExternal'(fields) {
      for (const raw of list(json(fields.files))) {
        const upload = uploads.get(String(object(raw).id));
        if (upload) files.push({ channel: String(fields.channel_id), ...upload });
      }
      return { files: [] };
    },
  };
}
