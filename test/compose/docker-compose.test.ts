import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "#cmd/config";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docker-compose.yml"), "utf8");

interface Service {
  readonly profiles?: readonly string[];
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const compose = parse(text) as {
  readonly services: Readonly<Record<"redis" | "postgres" | "runner" | "metrics" | "prometheus" | "grafana", Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const { redis, postgres, runner, metrics, prometheus, grafana } = compose.services;

/** As the client fills in `${NAME}`, `${NAME:-default}` and `${NAME:?message}`; one may stand in another. */
const filled = (template: string, env: Readonly<Record<string, string>>): string => {
  const next = template.replace(
    /\$\{(\w+)(?::-([^{}]*)|:\?[^{}]*)?\}/,
    (_, name: string, other?: string) => env[name] ?? other ?? "",
  );
  return next === template ? template : filled(next, env);
};

describe("docker-compose.yml", () => {
  test("Redis gives way to what is used, and writes nothing to disk", () => {
    const command = redis.command ?? [];
    const given = (flag: string): string | undefined => command[command.indexOf(flag) + 1];
    expect(given("--maxmemory-policy")).toBe("allkeys-lru");
    expect(given("--maxmemory")).toMatch(/^\d+mb$/);
    expect(given("--save")).toBe("");
    expect(given("--appendonly")).toBe("no");
  });

  test("the servers are checked, keep their data, and are reached from this machine alone", () => {
    for (const service of [redis, postgres]) {
      expect(service.image).toMatch(/^(redis|postgres):\d+-alpine$/);
      expect(service.healthcheck?.test.length).toBeGreaterThan(1);
      expect(service.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
      for (const volume of service.volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(":")[0]);
    }
  });

  test("the runner waits for both, and its settings are ones pacts understands", () => {
    expect(runner.build).toBe(".");
    expect(runner.depends_on).toEqual({
      redis: { condition: "service_healthy" },
      postgres: { condition: "service_healthy" },
    });
    const env = Object.fromEntries(
      Object.entries(runner.environment ?? {}).map(([name, value]) => [
        name,
        filled(value, { POSTGRES_PASSWORD: "pw" }),
      ]),
    );
    const config = readConfig({}, { env, isTty: false });
    expect(config).toMatchObject({
      redisUrl: "redis://redis:6379",
      databaseUrl: "postgres://pacts:pw@postgres:5432/pacts?sslmode=disable",
      namespace: "default",
    });
  });

  test("what observes is a profile of its own, reached from this machine alone, and reads what is shipped", () => {
    for (const service of [metrics, prometheus, grafana]) {
      expect(service.profiles).toEqual(["observability"]);
      expect(service.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
      for (const volume of service.volumes ?? []) {
        const [source = ""] = volume.split(":");
        if (source.startsWith("./")) expect(existsSync(join(root, source)), source).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
    expect(metrics.command?.slice(0, 2)).toEqual(["metrics", "serve"]);
    // The name Prometheus calls it by, and the port it listens on.
    expect(metrics.command?.at((metrics.command?.indexOf("--allow-host") ?? 0) + 1)).toBe("metrics");
    const scraped = readFileSync(join(root, "examples/observability/prometheus.yml"), "utf8");
    expect(scraped).toContain('targets: ["metrics:9464"]');
    const source = readFileSync(
      join(root, "examples/observability/grafana/provisioning/datasources/prometheus.yml"),
      "utf8",
    );
    expect(parse(source)).toMatchObject({ datasources: [{ type: "prometheus", url: "http://prometheus:9090" }] });
    const board = readFileSync(join(root, "examples/observability/grafana/provisioning/dashboards/pacts.yml"), "utf8");
    const { path } = (parse(board) as { providers: readonly [{ options: { path: string } }] }).providers[0].options;
    expect(grafana.volumes).toContainEqual(
      expect.stringMatching(new RegExp(`^\\./examples/observability/grafana/dashboards:${path}:ro$`)),
    );
  });

  test("holds no password", () => {
    expect(postgres.environment?.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  });

  const hasClient = Bun.which("docker") !== null && Bun.spawnSync(["docker", "compose", "version"]).exitCode === 0;
  test.skipIf(!hasClient)("the client takes it", () => {
    const checked = Bun.spawnSync(["docker", "compose", "-f", join(root, "docker-compose.yml"), "config", "--quiet"], {
      env: { ...process.env, POSTGRES_PASSWORD: "pw" },
    });
    expect(checked.stderr.toString()).toBe("");
    expect(checked.exitCode).toBe(0);
  });
});

describe("Dockerfile", () => {
  const lines = readFileSync(join(root, "Dockerfile"), "utf8").split("\n");
  test("has two stages: the second takes the binary alone", () => {
    expect(lines.filter((line) => line.startsWith("FROM "))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith("COPY --from"))).toEqual([
      "COPY --from=build /src/dist/pacts /usr/local/bin/pacts",
    ]);
  });
  test("everything the build reads is let in", () => {
    const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
    expect(ignored[0]).toBe("*");
    for (const name of ["adapters", "cmd", "core", "migrations", "scripts", "package.json", "package-lock.json"])
      expect(ignored).toContain(`!${name}`);
  });
});
