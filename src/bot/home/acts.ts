import { defineActs, id } from '../../card/act.ts';
import type { ConversationId } from '../../ids.ts';

export const homeActs = defineActs({
  /** The find box. */
  find: [],
  /** The settings of a conversation, opened elsewhere. */
  settingsof: [id<ConversationId>()],
});
