import type { Refused } from '../../src/platform.ts';

type About = Refused['why'] | 'ambiguous';

/** What Slack's words are about, by its reference of `chat.*`, `views.*` and `conversations.*`. */
export const refusals: Readonly<Record<About, readonly string[]>> = {
  gone: [
    'channel_not_found',
    'is_archived',
    'is_inactive',
    'message_not_found',
    'thread_not_found',
    'user_not_found',
    'user_disabled',
    'cant_update_message',
    'cant_delete_message',
    'edit_window_closed',
    'compliance_exports_prevent_deletion',
  ],
  forbidden: [
    'not_in_channel',
    'user_not_in_channel',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'method_not_supported_for_channel_type',
    'slack_connect_canvas_sharing_blocked',
    'slack_connect_file_link_sharing_blocked',
    'slack_connect_clip_sharing_blocked',
    'slack_connect_file_upload_sharing_blocked',
  ],
  workspace: [
    'not_authed',
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
    'no_permission',
    'missing_scope',
    'missing_args_scope',
    'app_not_installed',
    'access_denied',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'team_access_not_granted',
    'team_not_found',
    'two_factor_setup_required',
    'user_is_restricted',
    'is_bot',
    'method_deprecated',
    'deprecated_endpoint',
    'feature_not_enabled',
    'plan_upgrade_required',
    'accesslimited',
  ],
  content: [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'too_many_attachments',
    'invalid_attachments',
    'attachment_payload_limit_exceeded',
    'too_many_contact_cards',
    'markdown_text_conflict',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
    'metadata_must_be_sent_from_app',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_form_data',
    'invalid_json',
    'json_not_object',
    'view_too_large',
    'request_too_large',
  ],
  'too much': [
    'ratelimited',
    'rate_limited',
    'message_limit_exceeded',
    'org_login_required',
    'external_channel_migrating',
    'team_added_to_org',
    'channel_is_limited_access',
    'update_failed',
  ],
  /** Slack's own faults: it may have done it all the same. */
  ambiguous: ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'],
};

const abouts = new Map(
  Object.entries(refusals).flatMap(([about, words]) => words.map((word) => [word, about as About] as const)), // its own keys
);

/** A word that Slack has learned since is held for a fault of ours: that costs one post, and no schedule. */
export function aboutWord(word: string): About {
  const known = abouts.get(word);
  if (known) return known;
  if (!/^[a-z][a-z0-9_]*$/.test(word)) return 'ambiguous'; // a proxy's page in place of Slack's answer
  if (word.startsWith('restricted_action')) return 'forbidden';
  return /token|scope|_auth|auth_/.test(word) ? 'workspace' : 'content';
}

/** What who runs the bot has to do. `needed`: the scope that Slack names. */
export function remedyFor(word: string, needed?: string): string {
  if (word === 'missing_scope')
    return `Slack misses the scope ${needed || 'it needs'} (missing_scope): add it under OAuth & Permissions and install the app again`;
  if (word === 'account_inactive' || word === 'app_not_installed')
    return `Slack says that the app is not installed any more (${word}): install it again and copy SLACK_BOT_TOKEN anew`;
  if (/auth|token/.test(word))
    return `Slack refuses SLACK_BOT_TOKEN (${word}): copy it anew from your app, OAuth & Permissions`;
  return `Slack lets the app do nothing here (${word}): an admin of the workspace has to allow it`;
}
