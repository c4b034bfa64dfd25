import { spelledCommands } from '../../src/card/commands.ts';
import { shortcutId } from './inbound-command.ts';
import { botScopes } from './scopes.ts';

export interface ManifestOptions {
  /** Before each command's name, where `/guide` is taken. */
  readonly prefix: string;
  readonly socketMode: boolean;
  /** Where Slack reaches this process, without Socket Mode. */
  readonly publicUrl?: string | undefined;
}

const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'assistant_thread_context_changed',
  'assistant_thread_started',
  'channel_archive',
  'channel_deleted',
  'channel_id_changed',
  'channel_left',
  'channel_rename',
  'channel_shared',
  'channel_unarchive',
  'channel_unshared',
  'group_archive',
  'group_deleted',
  'group_left',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'tokens_revoked',
  'user_change',
] as const;

/** What one may ask in the agent panel, whatever one looks at. */
export const panelPrompts = [
  { title: 'Production is down', message: 'production is down' },
  { title: 'Ask me a question', message: 'quiz' },
  { title: 'How am I doing?', message: 'streak' },
] as const;

const path = '/slack/events';

/** The app manifest, to paste at api.slack.com/apps. https://docs.slack.dev/reference/app-manifest */
export function slackManifest({
  prefix,
  socketMode,
  publicUrl,
}: ManifestOptions): Readonly<Record<string, unknown>> {
  const url = socketMode ? undefined : `${(publicUrl ?? '').replace(/\/$/, '')}${path}`;
  return {
    display_information: {
      name: 'Coach',
      description: 'Guides and questions for people who run production',
      background_color: '#1f2937',
    },
    features: {
      assistant_view: {
        assistant_description: 'Guides for trouble in production, and questions to practise',
        suggested_prompts: [...panelPrompts],
      },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Coach', always_online: true },
      shortcuts: [
        {
          name: 'Find a guide for this',
          type: 'message',
          callback_id: shortcutId,
          description: 'Reads the message and its thread, and answers in private',
        },
      ],
      slash_commands: spelledCommands.map(([name, { description, argument }]) => ({
        command: `/${prefix}${name}`,
        description,
        ...(argument && { usage_hint: argument.example }),
        should_escape: false,
        ...(url && { url }),
      })),
    },
    oauth_config: { scopes: { bot: [...botScopes] } },
    settings: {
      event_subscriptions: { ...(url && { request_url: url }), bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...(url && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}

/** Opens Slack's page with the manifest filled in. https://docs.slack.dev/app-manifests */
export function createAppLink(options: ManifestOptions): string {
  const manifest = encodeURIComponent(JSON.stringify(slackManifest(options)));
  return `https://api.slack.com/apps?new_app=1&manifest_json=${manifest}`;
}
