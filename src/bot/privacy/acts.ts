import { defineActs, oneOf } from '../../card/act.ts';

export const privacyActs = defineActs({
  privacy: [],
  showme: [oneOf('on', 'off')],
  export: [],
  erase: [],
});
