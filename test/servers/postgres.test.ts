import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "./postgres";

const silence = (ms: number): Promise<"silence"> =>
  new Promise((resolve) => {
    setTimeout(() => resolve("silence"), ms);
  });

describe("the tests' postgres", () => {
  let server: PostgresServer;
  const answer = async (): Promise<unknown> => {
    const database = await server.database();
    const rows = await database.query("SELECT $1::int + 1 AS two", [1]);
    await database.drop();
    return rows[0]?.two;
  };
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it("gives a fresh database, and drops it", async () => {
    const database = await server.database();
    expect([...(await database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))]).toEqual([]);
    await database.drop();
    await database.drop();
    await expect(database.query("SELECT 1")).rejects.toThrow(/does not exist/);
  });

  it("freezes, thaws, dies and comes back on its port", async () => {
    server.freeze();
    const late = answer();
    expect(await Promise.race([late, silence(200)])).toBe("silence");
    server.thaw();
    expect(await late).toBe(2);
    await server.stopImmediate();
    await expect(answer()).rejects.toThrow();
    await server.restart();
    expect(await answer()).toBe(2);
  });

  it("stops while it is frozen", async () => {
    server.freeze();
    await server.stop();
    await expect(answer()).rejects.toThrow();
  });
});
