import type { Store } from '../../store/store.ts';
import { reporterOf, textOf } from '../shared/reports.ts';
import type { Keys } from './keys.ts';
import { defineScript, type Link } from './link.ts';
import { asNumber } from './replies.ts';

/** A member's first report of a post stands; a text comes with that one alone, and equal ones are one. */
const add = defineScript(`
local REPORTERS, TEXTS = KEYS[1], KEYS[2]
local isNew = redis.call('HSETNX', REPORTERS, ARGV[1], ARGV[2]) == 1
if isNew and ARGV[3] ~= '' and not redis.call('LPOS', TEXTS, ARGV[3]) then redis.call('RPUSH', TEXTS, ARGV[3]) end
return redis.call('HLEN', REPORTERS)
`);

export function createReports(link: Link, keys: Keys): Pick<Store, 'report'> {
  return {
    async report(report) {
      const { conversation } = report.place;
      const reply = await link.run(
        add,
        [keys.reporters(conversation, report.post), keys.reportTexts(conversation, report.post)],
        [report.member, reporterOf(report), textOf(report) ?? ''],
      );
      return asNumber(reply);
    },
  };
}
