import type { Keys } from './keys.ts';
import { defineScript, type Link } from './link.ts';
import { asList, asText } from './replies.ts';

/**
 * Which of the store's commands the user may not use: each is called by a script on a key of its own, which is gone at
 * the end. A right that is missing is told before anything else that is wrong with a call.
 */
const probe = defineScript(`
local K, denied = KEYS[1], {}
local calls = {
  { 'PING' }, { 'TIME' }, { 'EXISTS', K }, { 'DEL', K }, { 'PEXPIRE', K, 1 }, { 'SCAN', 0, 'COUNT', 1 },
  { 'SET', K, '' }, { 'GET', K }, { 'SETBIT', K, 0, 0 }, { 'GETBIT', K, 0 }, { 'BITCOUNT', K }, { 'BITOP', 'OR', K, K }, { 'DEL', K },
  { 'HSET', K, 'a', '1' }, { 'HSETNX', K, 'a', '1' }, { 'HGET', K, 'a' }, { 'HMGET', K, 'a' }, { 'HGETALL', K }, { 'HKEYS', K },
  { 'HLEN', K }, { 'HEXISTS', K, 'a' }, { 'HINCRBY', K, 'a', 1 }, { 'HDEL', K, 'a' },
  { 'RPUSH', K, 'a' }, { 'LRANGE', K, 0, 0 }, { 'LPOS', K, 'a' }, { 'LREM', K, 0, 'a' },
  { 'SADD', K, 'a' }, { 'SMEMBERS', K }, { 'SREM', K, 'a' },
  { 'ZADD', K, 1, 'a' }, { 'ZRANGEBYSCORE', K, 0, 1 }, { 'ZCOUNT', K, 0, 1 }, { 'ZREMRANGEBYSCORE', K, 0, 1 }, { 'ZREM', K, 'a' },
}
for _, call in ipairs(calls) do
  local reply = redis.pcall(unpack(call))
  local said = type(reply) == 'table' and reply.err or ''
  if string.find(said, 'NOPERM') or string.find(said, 'ACL failure') or string.find(said, "can't run this command") then
    denied[#denied + 1] = string.lower(call[1])
  end
end
redis.pcall('DEL', K)
return denied
`);

export async function deniedCommands(link: Link, keys: Keys): Promise<readonly string[]> {
  const denied = asList(await link.run(probe, [keys.probe], [])).map(asText);
  return [...new Set(denied)];
}
