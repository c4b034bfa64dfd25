import { defineActs } from '../../card/act.ts';

export const settingsActs = defineActs({
  help: [],
  setup: [],
  start: [],
  change: [],
  more: [],
  daysoff: [],
  postnow: [],
  pauseuntil: [],
  resume: [],
  join: [],
  everyday: [],
  channels: [],
});
