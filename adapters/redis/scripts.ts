import { createHash } from "node:crypto";
import type { RedisConnection } from "./client";
import { isScriptGone } from "./failure";

/** A script in the server, known there by its digest. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

const script = (text: string): Script => ({ text, sha: createHash("sha1").update(text).digest("hex") });

/**
 * Stores entries unless the key holds a higher rev. A newer format replaces all the same, and what cannot be read, or bears the
 * signature that the caller has refused, gives way to anything. Uses counted meanwhile stay.
 * Per key: format, rev, hits, rest, milliseconds to live, refused signature or `*`.
 */
export const PUT = script(`
local function readable(text, from)
  local ok, body = pcall(cjson.decode, string.sub(text, from))
  return ok and type(body) == 'table' and type(body.locators) == 'table' and type(body.fingerprint) == 'table'
end
for i, key in ipairs(KEYS) do
  local format, rev, hits, rest, ttl, refused = unpack(ARGV, i * 6 - 5, i * 6)
  local held = redis.pcall('GET', key)
  local keep = false
  if type(held) == 'string' then
    local heldFormat, heldRev, heldHits, signature, from = string.match(held, '^(%d+);(%d+);(%d+);%d+;([%w_-]*);()')
    if heldFormat then
      local gives = tonumber(rev) >= tonumber(heldRev) or tonumber(format) > tonumber(heldFormat) or signature == refused
      keep = not gives and readable(held, from)
      if tonumber(heldHits) > tonumber(hits) then hits = heldHits end
    end
  end
  if not keep then
    redis.call('SET', key, format .. ';' .. rev .. ';' .. hits .. ';' .. rest, 'PX', ttl)
  end
end`);

/** Adds uses to the entries that are there; how long they live stays. Per key: how many. */
export const COUNT_HITS = script(`
for i, key in ipairs(KEYS) do
  local held = redis.pcall('GET', key)
  if type(held) == 'string' then
    local head, hits, rest = string.match(held, '^(%d+;%d+;)(%d+)(;.*)$')
    if head then
      local sum = string.format('%.0f', tonumber(hits) + tonumber(ARGV[i]))
      redis.call('SET', key, head .. sum .. rest, 'KEEPTTL')
    end
  end
end`);

/** The entries that the list under the key names, in its order: key, value, key, value ... Argument: what entries' keys begin with. */
export const RECALL = script(`
local list = redis.pcall('GET', KEYS[1])
if type(list) ~= 'string' then return {} end
local ok, keys = pcall(cjson.decode, list)
if not ok or type(keys) ~= 'table' then return {} end
local answer = {}
for _, key in ipairs(keys) do
  local value = type(key) == 'string' and redis.pcall('GET', ARGV[1] .. key)
  if type(value) == 'string' then
    answer[#answer + 1] = key
    answer[#answer + 1] = value
  end
end
return answer`);

/**
 * One step of a scan, measured where the entries are: cursor, entries, expired ones, hits, bytes.
 * Arguments: cursor, pattern, keys to look at, now.
 */
export const MEASURE = script(`
local cursor, keys = unpack(redis.call('SCAN', ARGV[1], 'MATCH', ARGV[2], 'COUNT', ARGV[3]))
local entries, expired, hits, bytes = 0, 0, 0, 0
for _, key in ipairs(keys) do
  local head = redis.pcall('GETRANGE', key, 0, 120)
  if type(head) == 'string' and head ~= '' then
    entries = entries + 1
    bytes = bytes + redis.call('STRLEN', key)
    local used, ends = string.match(head, '^%d+;%d+;(%d+);(%d+);')
    if used then
      hits = hits + tonumber(used)
      if tonumber(ends) <= tonumber(ARGV[4]) then expired = expired + 1 end
    end
  end
end
return {cursor, entries, expired, hits, bytes}`);

/** Runs a script in one round trip; a server that does not know it gets its text. */
export const evaluate = async (
  connection: RedisConnection,
  { text, sha }: Script,
  keys: readonly string[],
  args: readonly string[],
): Promise<unknown> => {
  const options = { keys: [...keys], arguments: [...args] };
  try {
    return await connection.evalSha(sha, options);
  } catch (error) {
    if (!isScriptGone(error)) throw error;
    return connection.eval(text, options);
  }
};
