import { describe, expect, it } from "vitest";
import { parseRedisUrl } from "#adapters/redis/address";

const refusal = (url: string): unknown => {
  try {
    return parseRedisUrl(url);
  } catch (error) {
    return error;
  }
};

describe("the Redis URL", () => {
  it.each([
    ["redis://127.0.0.1", "127.0.0.1:6379", false],
    ["redis://cache.test:7000/2", "cache.test:7000/2", false],
    ["rediss://team:p%40ss@cache.test/", "cache.test:6379", true],
    ["redis://:secret@[::1]:6380/0", "[::1]:6380/0", false],
  ])("%s is shown as %s", (url, shown, tls) => {
    expect(parseRedisUrl(url)).toEqual({ url, shown, tls });
  });

  it.each([
    ["what is this", "not a URL"],
    ["redis://", "no host"],
    ["redis:///2", "no host"],
    ["http://cache.test", "neither redis:// nor rediss://"],
    ["redis://u:secret%@cache.test", "no escape"],
    ["redis://user@cache.test", "without a password"],
    ["redis://u:secret@cache.test/two", "no database number"],
    ["redis://u:secret@cache.test/-1", "no database number"],
    ["redis://u:secret@cache.test:port", "not a URL"],
  ])("%s is refused: %s; the URL is not repeated", (url, message) => {
    const error = refusal(url);
    expect(error).toMatchObject({ name: "UserError", message: expect.stringContaining(message) });
    expect(error).toMatchObject({ options: { hint: expect.stringContaining("redis://[[user]:password@]host") } });
    expect(Bun.inspect(error)).not.toContain("secret");
  });
});
