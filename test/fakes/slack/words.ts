// What Slack's reference says each method may refuse with: docs.slack.dev/reference/methods. Shared with no adapter.

/** Of any method. */
const common = `
  access_denied accesslimited account_inactive app_not_installed deprecated_endpoint ekm_access_denied
  enterprise_is_restricted fatal_error internal_error invalid_arg_name invalid_arguments invalid_array_arg
  invalid_auth invalid_charset invalid_form_data invalid_json invalid_post_type is_bot json_not_object
  method_deprecated missing_charset missing_post_type missing_scope no_permission not_allowed_token_type
  not_authed org_login_required rate_limited ratelimited request_timeout service_unavailable
  superfluous_charset team_access_not_granted team_added_to_org token_expired token_revoked
  two_factor_setup_required unknown_method upgrade_required user_is_bot user_is_restricted`;

const own: Readonly<Record<string, string>> = {
  'auth.test': ``,
  'oauth.v2.access': `
    bad_client_secret bad_redirect_uri cannot_install_an_org_installed_app invalid_client_id invalid_code
    invalid_code_verifier invalid_grant_type invalid_refresh_token no_scopes oauth_authorization_url_mismatch
    pkce_not_allowed preview_feature_not_available user_email_unverified`,
  'users.info': `too_many_users user_not_found user_not_visible`,
  'users.conversations': `
    invalid_cursor invalid_limit invalid_types method_not_supported_for_channel_type missing_argument`,
  'users.list': `invalid_cursor limit_required missing_argument`,
  'usergroups.list': `
    invalid_cursor invalid_team missing_argument plan_upgrade_required upgrade_require users_not_found`,
  'conversations.info': `channel_is_limited_access channel_not_found`,
  'conversations.members': `
    channel_not_found fetch_members_failed invalid_cursor invalid_limit
    method_not_supported_for_channel_type`,
  'conversations.open': `
    channel_not_found invalid_user_combination method_not_supported_for_channel_type not_enough_users
    too_many_users user_disabled user_not_found user_not_visible users_list_not_supplied`,
  'conversations.join': `
    channel_is_limited_access channel_not_found is_archived method_not_supported_for_channel_type
    too_many_members user_is_ultra_restricted`,
  'conversations.history': `
    channel_is_limited_access channel_not_found invalid_cursor invalid_metadata_filter_keys
    invalid_ts_latest invalid_ts_oldest not_in_channel`,
  'conversations.replies': `
    channel_not_found invalid_cursor invalid_metadata_filter_keys invalid_ts_latest invalid_ts_oldest
    list_record_comment_fetch_failed method_not_supported_for_channel_type not_in_channel
    thread_not_found`,
  'chat.postMessage': `
    as_user_not_supported attachment_payload_limit_exceeded cannot_reply_to_message channel_not_found
    draft_already_deleted draft_already_sent draft_has_conflict draft_not_found
    duplicate_channel_not_found duplicate_message_not_found invalid_attachments invalid_blocks
    invalid_blocks_format invalid_metadata_format invalid_metadata_schema is_archived
    markdown_text_conflict message_limit_exceeded messages_tab_disabled metadata_must_be_sent_from_app
    metadata_too_large missing_file_data msg_blocks_too_long msg_too_long msg_too_long no_text
    not_in_channel restricted_action restricted_action_non_threadable_channel
    restricted_action_read_only_channel restricted_action_thread_locked
    restricted_action_thread_only_channel slack_connect_canvas_sharing_blocked
    slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked team_not_found
    too_many_attachments too_many_contact_cards`,
  'chat.postEphemeral': `
    cannot_reply_to_message channel_not_found invalid_attachments invalid_blocks invalid_blocks_format
    is_archived markdown_text_conflict message_limit_exceeded messages_tab_disabled msg_too_long no_text
    not_in_channel restricted_action too_many_attachments user_not_in_channel`,
  'chat.update': `
    as_user_not_supported block_mismatch blocked_file_type cant_broadcast_message cant_update_message
    channel_not_found edit_window_closed external_channel_migrating file_deleted file_is_deleted
    file_not_found file_share_limit_reached invalid_attachments invalid_blocks invalid_blocks_format
    invalid_metadata_format invalid_metadata_schema is_inactive markdown_text_conflict
    max_file_sharing_exceeded message_limit_exceeded message_not_found metadata_must_be_sent_from_app
    metadata_too_large msg_too_long no_dual_broadcast_content_update no_text posting_to_channel_denied
    slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked
    slack_connect_clip_sharing_blocked slack_connect_file_link_sharing_blocked
    slack_connect_file_upload_sharing_blocked streaming_state_conflict team_not_found
    too_many_attachments unable_to_share_files update_failed`,
  'chat.delete': `
    cant_delete_message channel_not_found compliance_exports_prevent_deletion message_not_found`,
  'chat.getPermalink': `channel_not_found message_not_found`,
  'assistant.threads.setSuggestedPrompts': `channel_not_found invalid_thread_ts message_not_found`,
  'assistant.threads.setStatus': `channel_not_found invalid_thread_ts reserved_username`,
  'bookmarks.add': `
    cannot_bookmark_from_external_org cannot_bookmark_restricted_sharing_enabled channel_not_found
    file_already_added file_not_found invalid_app_action_type invalid_bookmark_type invalid_child_type
    invalid_emoji invalid_entity_id invalid_link invalid_parent_type invalid_shortcut_type
    not_implemented parent_bookmark_disabled parent_with_link permission_denied
    slack_connect_blocked_file_type slack_connect_clip_sharing_blocked
    slack_connect_file_upload_sharing_blocked too_many_bookmarks too_many_requests too_many_tabs`,
  'bookmarks.remove': `channel_not_found invalid_bookmark_type not_found not_implemented permission_denied user_not_found`,
  'views.open': `
    duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id view_too_large`,
  'views.push': `
    duplicate_external_id exchanged_trigger_id expired_trigger_id invalid_trigger_id not_found
    push_limit_reached view_too_large`,
  'views.update': `duplicate_external_id hash_conflict not_found view_too_large`,
  'views.publish': `
    duplicate_external_id hash_conflict missing_profile_id not_enabled not_implemented view_too_large`,
  'files.getUploadURLExternal': `
    alt_txt_too_large file_type_not_allowed file_upload_size_restricted file_uploads_disabled
    file_uploads_except_images_disabled missing_argument snippet_too_large storage_limit_reached
    unknown_snippet_type unknown_subtype`,
  'files.completeUploadExternal': `
    channel_not_found channels_limit_exceeded file_not_found file_type_not_allowed file_update_failed
    file_uploads_except_images_disabled invalid_blocks invalid_channel not_in_channel
    posting_to_channel_denied`,
  'apps.connections.open': `forbidden_team insecure_request link_disabled missing_args socket_mode_disabled`,
  'auth.teams.list': `invalid_cursor invalid_limit`,
};

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** By method, the words of all methods among them. */
export const refusalsOf: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(own).map(([method, text]) => [method, [...words(common), ...words(text)]]),
);
