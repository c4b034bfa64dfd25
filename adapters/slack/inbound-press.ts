import { z } from 'zod';
import { decodeAct, forged } from '../../src/card/act.ts';
import type { Epoch } from '../../src/ids.ts';
import { writeUpload } from '../shared/upload.ts';
import { toEpoch, toEvent, toMember, toMessage, toPlace } from './ids.ts';
import { type Heard, isDirectChannel, isForeign, type Route, toTrigger, type Us } from './inbound.ts';
import { readMetadata } from './metadata.ts';

const User = z.object({ id: z.string(), team_id: z.string().nullish() });
const Team = z.object({ id: z.string(), enterprise_id: z.string().nullish() }).nullish();
const View = z.object({ id: z.string(), type: z.string(), private_metadata: z.string().default('') });

const Press = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string(),
  response_url: z.string().nullish(),
  team: Team,
  user: User,
  channel: z.object({ id: z.string() }).nullish(),
  container: z.object({
    message_ts: z.string().nullish(),
    thread_ts: z.string().nullish(),
    is_ephemeral: z.boolean().nullish(),
    channel_id: z.string().nullish(),
  }),
  message: z.object({ thread_ts: z.string().nullish() }).nullish(),
  view: View.nullish(),
  actions: z.tuple(
    [
      z.object({
        value: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
        action_ts: z.string().nullish(),
      }),
    ],
    z.unknown(),
  ),
});

/** A button or a menu. undefined: a link button, which only opens its address. */
export function fromPress(body: unknown, us: Us, now: Epoch): Heard | undefined {
  const parsed = Press.safeParse(body);
  if (!parsed.success) return undefined;
  const press = parsed.data;
  const [action] = press.actions;
  const value = action.selected_option?.value ?? action.value;
  if (value === undefined || value === null) return undefined;
  const route = press.view ? fromWindow(press, press.view, now) : fromMessage(press, now);
  if (!route) return undefined;
  const isPublic = route.surface === 'public';
  return {
    incoming: {
      kind: 'choice',
      act: decodeAct(value) ?? forged,
      message: toMessage(us.team, route.channel, route.message ?? press.view?.id ?? ''),
      on: isPublic ? 'public' : 'private',
      id: toEvent(press.trigger_id),
      at: action.action_ts ? toEpoch(action.action_ts) : now,
      place: toPlace(us.team, route.channel, route.thread),
      member: toMember(us.team, press.user.id),
      isDirect: isDirectChannel(route.channel) && route.surface !== 'ephemeral',
    },
    route,
    isForeign: isForeign(us, press.user.team_id ?? press.team?.id, press.team?.enterprise_id),
  };
}

function fromMessage(press: z.infer<typeof Press>, now: Epoch): Route | undefined {
  const channel = press.channel?.id ?? press.container.channel_id;
  const message = press.container.message_ts;
  if (!channel || !message) return undefined;
  const thread = press.container.thread_ts ?? press.message?.thread_ts;
  return {
    surface: press.container.is_ephemeral ? 'ephemeral' : isDirectChannel(channel) ? 'direct' : 'public',
    user: press.user.id,
    channel,
    // Under a message that started a thread stands its own timestamp: it is not in that thread.
    thread: thread && thread !== message ? thread : undefined,
    message,
    responseUrl: press.response_url ?? undefined,
    trigger: toTrigger(press.trigger_id, now),
    view: undefined,
  };
}

function fromWindow(press: z.infer<typeof Press>, view: z.infer<typeof View>, now: Epoch): Route | undefined {
  const opened = readMetadata(view.private_metadata);
  if (!opened) return undefined;
  return {
    surface: view.type === 'home' ? 'home' : 'modal',
    user: press.user.id,
    channel: opened.channel,
    thread: opened.thread,
    message: opened.message,
    responseUrl: opened.responseUrl,
    trigger: toTrigger(press.trigger_id, now),
    view: { id: view.id, depth: opened.depth },
  };
}

const Value = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  files: z.array(z.object({ url_private: z.string(), size: z.number() })).nullish(),
});

const Submission = z.object({
  type: z.literal('view_submission'),
  trigger_id: z.string(),
  team: Team,
  user: User,
  view: View.extend({
    state: z.object({ values: z.record(z.string(), z.record(z.string(), Value)) }).nullish(),
  }),
});

/** A form filled in. The route is that of the card which opened it; its trigger is spent. */
export function fromSubmission(body: unknown, us: Us, now: Epoch): Heard | undefined {
  const parsed = Submission.safeParse(body);
  if (!parsed.success) return undefined;
  const { view, user, team, trigger_id: trigger } = parsed.data;
  const opened = readMetadata(view.private_metadata);
  if (!opened) return undefined;
  return {
    incoming: {
      kind: 'form',
      act: opened.act ?? forged,
      values: Object.fromEntries(
        Object.entries(view.state?.values ?? {}).map(([name, inputs]) => [
          name,
          Object.values(inputs).flatMap(typed),
        ]),
      ),
      id: toEvent(trigger),
      at: now,
      place: toPlace(us.team, opened.channel, opened.thread),
      member: toMember(us.team, user.id),
      isDirect: isDirectChannel(opened.channel) && opened.surface !== 'ephemeral',
    },
    route: {
      surface: opened.surface,
      user: user.id,
      channel: opened.channel,
      thread: opened.thread,
      message: opened.message,
      responseUrl: opened.responseUrl,
      trigger: undefined,
      view: { id: view.id, depth: opened.depth },
    },
    isForeign: isForeign(us, user.team_id ?? team?.id, team?.enterprise_id),
  };
}

function typed(input: z.infer<typeof Value>): readonly string[] {
  if (input.files) return input.files.map((file) => writeUpload({ url: file.url_private, size: file.size }));
  if (input.selected_options) return input.selected_options.map((option) => option.value);
  const one = input.selected_option?.value ?? input.value;
  return one === undefined || one === null ? [] : [one];
}
