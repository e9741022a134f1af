import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { freePort } from "../servers/free-port";
import { buildProgram, createPlace, type Place, type Started } from "./program";
import { openPlace, type PlaceStores, saveTroubledRun } from "./stored-runs";

const folder = join(import.meta.dirname, "../../examples/observability");
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}
interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}
const dashboard: Dashboard = JSON.parse(textOf("grafana/dashboards/pacts.json"));
const rules: {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
} = parse(textOf("rules.yml"));

/** What Grafana puts in place of its own variables. */
const filled = (expr: string): string => expr.replaceAll("$__rate_interval", "1m").replaceAll("$__range", "5m");

const queries: readonly (readonly [name: string, expr: string])[] = [
  ...dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }, at) => [`panel ${title} ${at + 1}`, filled(expr)] as const),
  ),
  ...rules.groups.flatMap((group) => group.rules.map(({ alert, expr }) => [`alert ${alert}`, expr] as const)),
];

const promtool = (...args: readonly string[]) => {
  const checked = Bun.spawnSync(["promtool", ...args]);
  return { code: checked.exitCode, words: `${checked.stdout}${checked.stderr}` };
};

describe("examples/observability", () => {
  test("promtool takes the configuration and the rules", () => {
    for (const args of [
      ["check", "config", "prometheus.yml"],
      ["check", "rules", "--lint=all", "--lint-fatal", "rules.yml"],
    ]) {
      const { code, words } = promtool(...args.slice(0, -1), join(folder, args.at(-1) ?? ""));
      expect(words).toContain("SUCCESS");
      expect(code).toBe(0);
    }
  });

  test("the dashboard keeps its address, and asks the data source one chooses", () => {
    expect(dashboard.uid).toBe("pacts");
    expect(dashboard.templating.list[0]).toMatchObject({ name: "datasource", type: "datasource", query: "prometheus" });
    const sources = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ datasource }) => datasource.uid));
    expect(new Set(sources)).toEqual(new Set(["${datasource}"]));
    expect(new Set(dashboard.panels.map(({ title }) => title)).size).toBe(dashboard.panels.length);
  });

  test("no query groups by what is not bounded", () => {
    const labels = queries.flatMap(([, expr]) =>
      [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(/, */)),
    );
    const known = ["source", "le", "verdict", "decision", "strategy", "outcome", "action", "code", "dep"];
    expect(labels.filter((label) => !known.includes(label))).toEqual([]);
  });
});

describe("a real Prometheus on the real program", () => {
  let place: Place;
  let stores: PlaceStores;
  let program: Started;
  let prometheus: Bun.Subprocess;
  let url: string;
  let rounds = 0;

  /** Prometheus is told where the program is; everything else is as it is shipped. */
  const startPrometheus = async (target: string): Promise<void> => {
    const own = join(place.folder, "prometheus");
    mkdirSync(own);
    const config = textOf("prometheus.yml").replace("metrics:9464", target).replaceAll("15s", "200ms");
    expect(config).toContain(target);
    writeFileSync(join(own, "prometheus.yml"), config);
    writeFileSync(join(own, "rules.yml"), textOf("rules.yml"));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    prometheus = Bun.spawn(
      [
        "prometheus",
        `--config.file=${own}/prometheus.yml`,
        `--storage.tsdb.path=${own}/data`,
        `--web.listen-address=127.0.0.1:${port}`,
        "--log.level=error",
      ],
      { cwd: own, stdin: "ignore", stdout: "ignore", stderr: "ignore" },
    );
    await vi.waitFor(async () => expect((await fetch(`${url}/-/ready`)).status).toBe(200), {
      timeout: 15_000,
      interval: 100,
    });
  };

  const ask = async (expr: string): Promise<readonly number[]> => {
    const answer = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expr)}`, {
      signal: AbortSignal.timeout(5000),
    });
    const told = await answer.json();
    expect(told).toMatchObject({ status: "success" });
    const values: readonly { readonly value: readonly [number, string] }[] = told.data.result;
    return values.map(({ value: [, text] }) => Number(text)).filter(Number.isFinite);
  };

  beforeAll(async () => {
    buildProgram();
    place = createPlace();
    stores = openPlace(place.folder);
    program = place.start(["metrics", "serve", "--port", "0"], {
      PACTS_REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
    });
    await program.said("/\n");
    await startPrometheus(new URL(program.out().trim()).host);
    await vi.waitFor(async () => expect(await ask("up")).toEqual([1]), { timeout: 10_000, interval: 100 });
  }, 150_000);
  afterAll(async () => {
    prometheus?.kill("SIGKILL");
    program?.kill("SIGKILL");
    await Promise.all([prometheus?.exited, program?.ended]);
    stores?.client.close();
    place?.remove();
  });

  test("every panel's and every alert's query is answered", async () => {
    const unanswered = async (): Promise<readonly string[]> => {
      for (let run = 0; run < 5; run++) await saveTroubledRun(stores, `run-${++rounds}`);
      const found = await Promise.all(queries.map(async ([name, expr]) => [name, (await ask(expr)).length] as const));
      return found.filter(([, count]) => count === 0).map(([name]) => name);
    };
    await vi.waitFor(async () => expect(await unanswered()).toEqual([]), { timeout: 15_000, interval: 250 });
    expect(queries.length).toBeGreaterThan(20);
    const [rate = 1] = await ask('sum(pacts_cache_lookups_total{source!="miss"}) / sum(pacts_cache_lookups_total)');
    expect(rate).toBeCloseTo(1 / 3, 5);
  });
});
