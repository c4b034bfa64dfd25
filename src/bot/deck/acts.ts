import { defineActs, id, text } from '../../card/act.ts';
import type { ConversationId } from '../../ids.ts';

const conversation = id<ConversationId>();

/** `text` is a suggestion; the conversation is where it was written. */
export const deckActs = defineActs({
  suggest: [],
  approve: [text, conversation],
  decline: [text, conversation],
  deckfile: [conversation],
});
