import { defineActs } from '../../card/act.ts';

export const settingsActs = defineActs({
  help: [],
  setup: [],
  start: [],
  change: [],
  more: [],
  postnow: [],
  pauseuntil: [],
  resume: [],
  join: [],
  everyday: [],
  channels: [],
});
