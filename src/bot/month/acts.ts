import { defineActs, id, text } from '../../card/act.ts';
import type { ConversationId } from '../../ids.ts';

const conversation = id<ConversationId>();

/** `text` is a month, `YYYY-MM`. */
export const monthActs = defineActs({
  requests: [conversation, text],
  mend: [conversation, text],
  monthoff: [conversation],
  monthon: [conversation],
});
