import { afterAll, beforeAll, expect, test } from "vitest";
import type { ArtifactRecord, RunRecord, StepRecord } from "#core/ports/run-store";
import { gone } from "../faults/offspring";
import { type PostgresServer, startPostgres } from "../servers/postgres";
import { page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, type Place } from "./program";

let pages: Pages;
let postgres: PostgresServer;
const places: Place[] = [];
beforeAll(async () => {
  buildProgram();
  pages = servePages(() => page("Here", "<button>Save</button>"));
  postgres = await startPostgres();
}, 120_000);
afterAll(async () => {
  await pages.close();
  await postgres.stop();
  for (const place of places) place.remove();
});

interface Found {
  readonly run: RunRecord;
  readonly steps: readonly StepRecord[];
}

const waitingIn = (place: Place): string =>
  place.file(
    "waiting.pacts.yaml",
    `id: waiting\nurl: ${pages.url}\nsteps:\n  - click Save\n  - click Save\n  - click: Never there\n    timeout: 24s\nexpect: title is Here\n`,
  );

test("a run that is interrupted keeps its last picture, its log and every step", async () => {
  const place = createPlace();
  places.push(place);
  const run = place.start(["run", "--json", "--trace", "on", waitingIn(place)]);
  await run.said('"step":"S3"');
  run.kill("SIGINT");
  expect((await run.ended).code).toBe(130);
  const { out } = await place.pacts(["runs", "view", "latest", "--json"]);
  const found = JSON.parse(out) as Found & { readonly artifacts: readonly ArtifactRecord[] };
  expect(found.run.status).toBe("aborted");
  expect(found.steps.map(({ outcome }) => outcome)).toEqual(["success", "success", "fail", "skipped"]);
  expect(found.artifacts.map(({ filePath, lost }) => [filePath.split("/").at(-1), lost])).toEqual([
    ["end.png", null],
    ["trace.zip", null],
    ["log.ndjson", null],
  ]);
});

test.skipIf(process.platform !== "linux").each(["sqlite", "postgres"] as const)(
  "a run that is killed leaves what it did, and the next start marks it aborted: %s",
  async (kind) => {
    const place = createPlace();
    places.push(place);
    const env: Record<string, string> =
      kind === "sqlite" ? {} : { PACTS_DATABASE_URL: (await postgres.database()).url };
    const waiting = waitingIn(place);
    const short = place.file(
      "short.pacts.yaml",
      `id: short\nurl: ${pages.url}\nsteps:\n  - click Save\nexpect: title is Here\n`,
    );
    const view = async (id: string): Promise<Found> =>
      JSON.parse((await place.pacts(["runs", "view", id, "--json"], env)).out) as Found;

    const run = place.start(["run", "--json", waiting], env);
    await run.said('"step":"S3"');
    const deadline = performance.now() + 10_000;
    let before = await view("latest");
    while (before.steps.length < 2 && performance.now() < deadline) before = await view("latest");
    expect(before).toMatchObject({ run: { status: "running", stepsExecuted: 2 } });
    run.kill("SIGKILL");
    await run.ended;
    await gone(place);

    expect((await place.pacts(["run", short], env)).code).toBe(0);
    const after = await view(before.run.id);
    expect(after.run).toMatchObject({ status: "aborted", verdict: "fail", stepsExecuted: 2, stepsTotal: 4 });
    expect(after.steps.map(({ outcome }) => outcome)).toEqual(["success", "success"]);
  },
  60_000,
);
