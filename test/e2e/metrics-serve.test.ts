import { readFileSync, renameSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { chromium } from "playwright";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { findBrowser } from "#adapters/playwright/find-browser";
import { createSqliteUpkeep } from "#adapters/sqlite/upkeep";
import { freePort } from "../servers/free-port";
import { startPostgres } from "../servers/postgres";
import { buildProgram, createPlace, type Place, type Started } from "./program";
import { ODD_NAME, openPlace, type PlaceStores, saveTroubledRun } from "./stored-runs";

const AXE = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const PATIENCE = { timeout: 10_000, interval: 50 };

let place: Place;
let stores: PlaceStores;
let serving: readonly Started[] = [];

beforeAll(() => buildProgram(), 120_000);
beforeEach(() => {
  place = createPlace();
  stores = openPlace(place.folder);
});
afterEach(async () => {
  for (const each of serving) each.kill("SIGKILL");
  await Promise.all(serving.map(({ ended }) => ended));
  serving = [];
  stores.client.close();
  place.remove();
});

interface Served {
  readonly program: Started;
  readonly url: string;
}

const serve = async (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Served> => {
  const program = place.start(["metrics", "serve", "--port", "0", ...args], env);
  serving = [...serving, program];
  await program.said("/\n");
  return { program, url: program.out().trim() };
};

const get = async (address: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(10_000) });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** The first line of the answer to a request written by hand. */
const raw = (url: string, request: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let said = "";
    const socket = connect(Number(port), hostname, () => socket.write(request));
    const deadline = setTimeout(() => socket.destroy(new Error("no answer")), 5000);
    const done = (): void => {
      clearTimeout(deadline);
      resolve(said.split("\r\n")[0] ?? "");
    };
    socket.on("data", (chunk) => {
      said += chunk.toString();
      socket.end();
    });
    socket.on("end", done);
    socket.on("close", done);
    socket.on("error", reject);
  });

/** The value of a sample. */
const sample = (text: string, series: string): number | undefined => {
  const line = text.split("\n").find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

describe("pacts metrics serve", () => {
  test("counters tell all that was stored, of other processes and of runs that were pruned", async () => {
    await saveTroubledRun(stores, "one");
    const first = await serve();
    const told = (await get(`${first.url}metrics`)).text;
    expect(sample(told, 'pacts_runs_total{verdict="fail"}')).toBe(1);
    expect(sample(told, 'pacts_runs_total{verdict="pass"}')).toBe(0);
    expect(sample(told, 'pacts_cache_lookups_total{source="sqlite"}')).toBe(1);
    expect(sample(told, 'pacts_cache_lookups_total{source="miss"}')).toBe(2);
    expect(sample(told, 'pacts_drift_total{decision="refused"}')).toBe(2);
    expect(sample(told, 'pacts_heals_total{strategy="relocation",outcome="fail"}')).toBe(4);
    expect(sample(told, "pacts_run_duration_seconds_sum")).toBe(1.5);
    expect(sample(told, 'pacts_run_duration_seconds_bucket{le="1"}')).toBe(0);
    expect(sample(told, 'pacts_run_duration_seconds_bucket{le="2.5"}')).toBe(1);
    expect(sample(told, 'pacts_run_duration_seconds_bucket{le="+Inf"}')).toBe(1);
    expect(sample(told, "pacts_discovery_duration_seconds_count")).toBe(2);
    await saveTroubledRun(stores, "two");
    await createSqliteUpkeep({ client: stores.client }).prune({ historyMs: Date.now() + 60_000, entriesMs: 0 });
    expect(sample((await get(`${first.url}metrics`)).text, 'pacts_runs_total{verdict="fail"}')).toBe(2);
    first.program.kill("SIGTERM");
    expect((await first.program.ended).code).toBe(143);
    const second = await serve();
    expect(sample((await get(`${second.url}metrics`)).text, 'pacts_runs_total{verdict="fail"}')).toBe(2);
  });

  test("promtool finds nothing to complain about", async () => {
    await saveTroubledRun(stores, "one");
    const { url } = await serve();
    const { text } = await get(`${url}metrics`);
    const checked = Bun.spawnSync(["promtool", "check", "metrics"], { stdin: Buffer.from(text) });
    expect(`${checked.stdout}${checked.stderr}`).toBe("");
    expect(checked.exitCode).toBe(0);
  });

  test("no label holds what a page or a file calls things", async () => {
    await saveTroubledRun(stores, "one");
    stores.client.lease("test").write("test", (db) => {
      db.$client.run(
        `UPDATE totals SET a = 'x"} 1' || char(10) || 'evil' || a WHERE name IN ('step', 'heal', 'error', 'lookup')`,
      );
    });
    const { url } = await serve();
    const { text } = await get(`${url}metrics`);
    expect(text).not.toContain("evil");
    expect(text).not.toContain("Say");
    expect(sample(text, 'pacts_steps_total{action="other",outcome="fail"}')).toBe(1);
    expect(sample(text, 'pacts_cache_lookups_total{source="other"}')).toBe(3);
  });

  test("figures as JSON, page by page", async () => {
    for (const id of ["a", "b", "c"]) await saveTroubledRun(stores, id);
    const { url } = await serve();
    const json = async (path: string) => JSON.parse((await get(`${url}api/v1/${path}`)).text);
    const summary = await json("summary?window=3h");
    expect(summary).toMatchObject({ runs: { total: 3, fail: 3 }, hitRate: 1 / 3, failing: [{ element: ODD_NAME }] });
    expect(summary.hours.reduce((sum: number, { runs }: { runs: { fail: number } }) => sum + runs.fail, 0)).toBe(3);
    const found: string[] = [];
    let cursor = "";
    do {
      const { runs, next } = await json(`runs?limit=2${cursor}`);
      found.push(...runs.map(({ id }: { id: string }) => id));
      cursor = next === null ? "" : `&cursor=${next}`;
    } while (cursor !== "");
    expect(found.toSorted()).toEqual(["a", "b", "c"]);
    expect(await json("runs/b")).toMatchObject({ run: { id: "b" }, steps: [{}, {}, {}, {}], artifacts: [] });
    expect(await json("heal?limit=1")).toMatchObject({
      strategies: [{ strategy: "relocation", success: 3, fail: 12 }],
      attempts: [{ strategy: "relocation" }],
      next: expect.any(String),
    });
    expect(await json("cache")).toMatchObject({
      layers: [{ name: "sqlite", stats: { entries: 0 } }],
      entries: [],
      next: null,
    });
  });

  test("the page is read on a telephone and by a screen reader, runs nothing of a page's, and looks again by itself", async () => {
    await saveTroubledRun(stores, "one");
    const { url } = await serve();
    const executablePath = findBrowser(process.env.PACTS_EXECUTABLE_PATH, true, process.env);
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
    try {
      // The checker is put in from outside of the page, whose policy would refuse it.
      const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
      const page = await context.newPage();
      const trouble: string[] = [];
      page.on("console", (message) => trouble.push(message.text()));
      page.on("pageerror", (error) => trouble.push(error.message));
      page.on("dialog", (dialog) => trouble.push(dialog.message()));
      await page.clock.install();
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(`${url}?window=7d`);
        await page.evaluate(AXE);
        const { violations } = (await page.evaluate("axe.run()")) as { violations: readonly { id: string }[] };
        expect(violations.map(({ id }) => id)).toEqual([]);
      }
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(400);
      expect(await page.getByRole("table", { name: "Table: Elements that failed most" }).innerText()).toContain(
        ODD_NAME,
      );
      expect(await page.getByRole("img", { name: /^Hit rate: lowest 33 %/ }).count()).toBe(1);
      expect(await page.getByRole("img", { name: /^Drift: 1 small ones accepted, 2 refused/ }).count()).toBe(1);
      await saveTroubledRun(stores, "two");
      await page.clock.runFor(11_000);
      await page.getByRole("img", { name: /^Drift: 2 small ones accepted, 4 refused/ }).waitFor({ timeout: 5000 });
      await page.getByRole("link", { name: "last 24h" }).click();
      expect(await page.getByRole("link", { name: "last 24h" }).getAttribute("aria-current")).toBe("page");
      expect(trouble).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test("a port that is taken: says so, and what to do", async () => {
    const { url } = await serve();
    const { port } = new URL(url);
    const second = await place.pacts(["metrics", "serve", "--port", port]);
    expect(second.code).toBe(2);
    expect(second.err).toContain(`port ${port} of 127.0.0.1 is in use`);
    expect(second.err).toContain("--port");
    expect(second.out).toBe("");
    expect((await get(`${url}livez`)).status).toBe(200);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s ends it, and the port is free again", async (signal, code) => {
    const { program, url } = await serve();
    await get(`${url}readyz`);
    program.kill(signal);
    expect(await program.ended).toMatchObject({ code });
    await expect(fetch(url, { signal: AbortSignal.timeout(2000) })).rejects.toThrow();
  });

  test.each([
    [["metrics", "serve", "--port", "99999"], "--port 99999 is no port"],
    [["metrics", "serve", "--host", "192.0.2.1"], "--host 192.0.2.1 is no address of this machine"],
    [["metrics", "serve", "--host", "nonsense"], "--host nonsense is no address of this machine"],
    [["metrics", "--window", "-3h"], '--window "-3h": expected'],
    [["metrics", "serve", "--allow-host", "http://x"], "is no name of a host"],
    [["metrics", "serve", "--json"], "--json is not for pacts metrics serve"],
    [["metrics", "--port", "1"], "--port is for pacts metrics serve"],
    [["metrics", "server"], "unknown command metrics server"],
  ] as const)("%s is refused", async (args, words) => {
    const { code, err } = await place.pacts(args);
    expect(err).toContain(words);
    expect(code).toBe(2);
  });

  test("on another address than this machine's own: says who can read it", async () => {
    const { program } = await serve(["--host", "0.0.0.0"]);
    await program.said("everybody who reaches this address");
    expect((await serve()).program.err()).toBe("");
  });

  test("HEAD is answered like GET, without a body", async () => {
    const { url } = await serve();
    for (const path of ["", "metrics", "livez", "api/v1/summary", "nowhere"]) {
      const ask = (method: string) => fetch(`${url}${path}`, { method, signal: AbortSignal.timeout(5000) });
      const [got, head] = await Promise.all([ask("GET"), ask("HEAD")]);
      expect([path, head.status, head.headers.get("content-type")]).toEqual([
        path,
        got.status,
        got.headers.get("content-type"),
      ]);
      expect(Number(head.headers.get("content-length"))).toBe((await got.arrayBuffer()).byteLength);
      expect(await head.text()).toBe("");
    }
  });

  test("hostile requests", async () => {
    await saveTroubledRun(stores, "one");
    const { url } = await serve(["--allow-host", "metrics.example"]);
    const { host } = new URL(url);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const { status, headers } = await fetch(`${url}metrics`, { method, signal: AbortSignal.timeout(5000) });
      expect([method, status, headers.get("allow")]).toEqual([method, 405, "GET, HEAD"]);
    }
    for (const name of ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:9464"])
      expect((await get(`${url}metrics`, { host: name })).status).toBe(421);
    for (const name of ["localhost", host, "METRICS.example:80"])
      expect((await get(`${url}livez`, { host: name })).status).toBe(200);
    expect(await raw(url, "GET http://evil.example/metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n")).not.toContain(
      "200",
    );
    expect(await raw(url, "GET /metrics HTTP/1.1\r\n\r\n")).not.toContain("200");
    expect(await raw(url, "\0\x01 nonsense\r\n\r\n")).not.toContain("200");
    for (const path of ["runs/..%2f..%2fx", "runs/%zz", "runs/a%00b", `runs/${"a".repeat(200)}`])
      expect([path, (await get(`${url}api/v1/${path}`)).status]).toEqual([path, 400]);
    expect(await raw(url, `GET /api/v1/runs/../../../../etc/passwd HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toContain(
      "404",
    );
    for (const path of ["runs/nobody", "runs/%2e%2e", "constructor", "__proto__", "runs/one/steps"])
      expect([path, (await get(`${url}api/v1/${path}`)).status]).toEqual([path, 404]);
    for (const query of [
      "limit=0",
      "limit=1e9",
      "limit=-1",
      "cursor=%22",
      "cursor=MToxMA",
      "x=1",
      `cursor=${"A".repeat(2000)}`,
    ]) {
      const status = (await get(`${url}api/v1/runs?${query}`)).status;
      // A cursor of the right shape is only a place where nothing is.
      expect([query, status]).toEqual([query, query === "cursor=MToxMA" ? 200 : 400]);
    }
    expect((await get(`${url}?${"a".repeat(5000)}`)).status).toBe(414);
    const { headers } = await get(url);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect((await get(`${url}livez`)).status).toBe(200);
  });

  test("a file that goes away: told, served without it, and read again when it is back", async () => {
    await saveTroubledRun(stores, "one");
    stores.client.close();
    const { url } = await serve();
    expect(await get(`${url}readyz`)).toMatchObject({
      status: 200,
      text: '{"ready":true,"dependencies":{"sqlite":"up"}}\n',
    });
    const [data, away] = [join(place.folder, "data"), join(place.folder, "away")];
    renameSync(data, away);
    await vi.waitFor(async () => {
      expect(await get(`${url}readyz`)).toMatchObject({
        status: 503,
        text: '{"ready":false,"dependencies":{"sqlite":"down"}}\n',
      });
      expect(sample((await get(`${url}metrics`)).text, 'pacts_breaker_state{dep="sqlite"}')).toBeGreaterThan(0);
    }, PATIENCE);
    const told = await get(`${url}metrics`);
    expect(told.status).toBe(200);
    expect(told.text).not.toContain("pacts_runs_total");
    expect((await get(url)).status).toBe(503);
    expect((await get(`${url}api/v1/runs`)).status).toBe(503);
    expect((await get(`${url}livez`)).status).toBe(200);
    renameSync(away, data);
    await vi.waitFor(async () => expect((await get(`${url}readyz`)).status).toBe(200), PATIENCE);
    expect(sample((await get(`${url}metrics`)).text, 'pacts_runs_total{verdict="fail"}')).toBe(1);
  });

  test("a Postgres that dies, falls silent and comes back; a Redis that is not there", async () => {
    const server = await startPostgres();
    try {
      const { url: databaseUrl } = await server.database();
      const redisUrl = `redis://127.0.0.1:${await freePort()}`;
      const { url, program } = await serve(["--database-url", databaseUrl, "--redis-url", redisUrl]);
      const ready = async () => JSON.parse((await get(`${url}readyz`)).text);
      const until = (ready_: boolean) => vi.waitFor(async () => expect((await ready()).ready).toBe(ready_), PATIENCE);
      await until(true);
      expect((await ready()).dependencies).toEqual({ postgres: "up", redis: "down" });
      expect(JSON.parse((await get(`${url}api/v1/cache`)).text).layers).toMatchObject([
        { name: "redis", stats: null },
        { name: "postgres", stats: {} },
      ]);
      await server.stopImmediate();
      await until(false);
      expect((await get(`${url}metrics`)).status).toBe(200);
      await server.restart();
      await until(true);
      server.freeze();
      const before = performance.now();
      expect((await ready()).ready).toBe(false);
      expect(performance.now() - before).toBeLessThan(3000);
      server.thaw();
      await until(true);
      expect(sample((await get(`${url}metrics`)).text, 'pacts_runs_total{verdict="fail"}')).toBe(0);
      expect(program.err()).toContain("postgres is back");
      expect(program.err()).not.toContain(new URL(databaseUrl).password);
    } finally {
      await server.stop();
    }
  });
});
