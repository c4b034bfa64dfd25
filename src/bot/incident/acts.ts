import { defineActs, id, oneOf, text, wholeNumber } from '../../card/act.ts';
import type { ConversationId } from '../../ids.ts';
import { trialLength } from '../../notes/trial.ts';

const conversation = id<ConversationId>();

/** `text` is the key of a section. */
export const incidentActs = defineActs({
  steps: [text],
  helped: [text],
  notit: [text],
  bookmark: [text],
  mute: [],
  unmute: [],
  timeline: [],
  unresolved: [],
  delete: [],
  /** What is said of an incident of the trial, and its number. */
  trial: [oneOf('right', 'wrong', 'off', 'live'), conversation, wholeNumber(1, trialLength)],
});

/** What an admin sets of watching, and anybody of its silence. */
export const watchActs = defineActs({
  watchoffer: [],
  trialstart: [],
  watchoff: [],
  golive: [oneOf('here', 'names')],
  speakshared: [oneOf('on', 'off')],
  answerbots: [oneOf('on', 'off')],
  hush: [],
  unhush: [],
});
