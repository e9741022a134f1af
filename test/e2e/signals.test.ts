import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gone, offspring } from "../faults/offspring";
import { never, page, type Pages, servePages } from "./pages";
import { buildProgram, createPlace, eventsIn, ofType, type Place, type Started } from "./program";

let pages: Pages;
const places: Place[] = [];
const newPlace = (): Place => {
  const place = createPlace();
  places.push(place);
  return place;
};
beforeAll(() => {
  buildProgram();
  pages = servePages((url) => (url.pathname === "/silent" ? never() : page("Here", "<button>Save</button>")));
});
afterAll(async () => {
  await pages.close();
  for (const place of places) place.remove();
});

const waiting = (place: Place): string =>
  place.file(
    "waiting.pacts.yaml",
    `id: waiting\nurl: ${pages.url}\nsteps:\n  - click Save\n  - click: Never there\n    timeout: 20s\n  - click Save\nexpect: title is Here\n`,
  );

/** Begins a run that waits in its second step. */
const begin = async (place: Place): Promise<Started> => {
  const run = place.start(["run", "--json", waiting(place)]);
  await run.said('"step":"S2"');
  expect(offspring(place).length).toBeGreaterThan(1);
  return run;
};

describe.skipIf(process.platform !== "linux")("a signal in the middle of a step", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s: exit %i, the run is kept as aborted, the stream is whole, no browser stays",
    async (signal, code) => {
      const place = newPlace();
      const run = await begin(place);
      const at = performance.now();
      run.kill(signal);
      const ended = await run.ended;
      expect(performance.now() - at).toBeLessThan(5000);
      expect(ended.code).toBe(code);
      const events = eventsIn(ended.out);
      expect(events.at(-1)).toMatchObject({ type: "invocation.end", exitCode: code, verdict: "fail" });
      expect(ofType(events, "run.end")).toMatchObject([{ status: "aborted", verdict: "fail" }]);
      expect(ofType(events, "step.end").map(({ outcome }) => outcome)).toEqual([
        "success",
        "fail",
        "skipped",
        "skipped",
      ]);
      await gone(place);
      const { out } = await place.pacts(["runs", "list"]);
      expect(out.trimEnd().split("\n")).toHaveLength(1);
      expect(out.split("\t")).toEqual(expect.arrayContaining(["waiting", "aborted"]));
    },
  );

  test("a second Ctrl-C ends within a second, also when the browser hangs", async () => {
    const place = newPlace();
    const run = await begin(place);
    // A stopped browser answers nothing: the first signal alone could not end in order.
    const browsers = offspring(place).filter((pid) => pid !== run.pid);
    for (const pid of browsers) process.kill(pid, "SIGSTOP");
    run.kill("SIGINT");
    await run.said("once more to stop at once");
    const at = performance.now();
    run.kill("SIGINT");
    const ended = await run.ended;
    expect(performance.now() - at).toBeLessThan(1500);
    expect(ended.code).toBe(130);
    for (const pid of offspring(place)) process.kill(pid, "SIGKILL");
    await gone(place);
  });

  test("while the first page does not answer", async () => {
    const place = newPlace();
    const file = place.file(
      "silent.pacts.yaml",
      `url: ${pages.url}/silent\nsteps:\n  - click Save\nexpect: title is Here\n`,
    );
    const run = place.start(["run", file]);
    await pages.wasAsked("/silent");
    run.kill("SIGINT");
    const ended = await run.ended;
    expect(ended.code).toBe(130);
    expect(ended.out).toContain("aborted");
    await gone(place);
  });
});
