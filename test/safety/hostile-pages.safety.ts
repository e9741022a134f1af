import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judge, story } from "../site/changed/steps/judge";
import { html, script } from "../site/changed/steps/page";
import { openStage, type Outcome, type Stage } from "../site/changed/steps/stage";
import { type HostilePage, hostilePages } from "../site/discovery/hostile/pages";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const STEP_MS = 4_000;

const meet = async (page: HostilePage): Promise<Outcome> => {
  const path = `/hostile/${page.name}`;
  const served = typeof page.html === "string" ? page.html : page.html();
  const { routes, headers, truth = [] } = page;
  stage.show(path, {
    html: served.replaceAll("{{other}}", stage.url.replace("127.0.0.1", "localhost")),
    truth,
    ...(routes === undefined ? {} : { routes }),
    ...(headers === undefined ? {} : { headers }),
  });
  return stage.run({ id: page.name, path, steps: page.steps, stepTimeoutMs: STEP_MS }, page.deadlineMs ?? 25_000);
};

/** Characters that a terminal takes for orders, or that turn the direction of text. */
const ordersIn = (text: string): readonly string[] =>
  [...text]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const control = (code < 0x20 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f);
      const bidi = code === 0x061c || code === 0x200e || code === 0x200f || (code >= 0x202a && code <= 0x202e);
      return control || bidi || (code >= 0x2066 && code <= 0x2069) || code === 0x2028 || code === 0x2029;
    })
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16)}`);

/** Why it failed, as the stream tells it: a step's error, or the run's own. */
const reasonOf = ({ steps, events }: Outcome): string => {
  const step = steps.find(({ outcome }) => outcome === "fail")?.error?.message;
  const run = events.flatMap((event) => (event.type === "run.end" ? (event.error ?? "") : []))[0];
  return step ?? run ?? "";
};

describe("hostile pages", () => {
  for (const page of hostilePages) {
    it(`${page.name}: ${page.note}`, { timeout: 120_000 }, async () => {
      for (const memory of ["cold", "warm"]) {
        const seen = await meet(page);
        const tale = `${memory}, ${Math.round(seen.ms)} ms: ${story(seen)}`;
        if (page.truth !== undefined) expect(judge(seen, page.truth).wrong, tale).toEqual([]);
        expect(ordersIn(seen.written), tale).toEqual([]);
        if (page.end !== undefined) expect(seen.exitCode, tale).toBe(page.end);
        expect([0, 1], tale).toContain(seen.exitCode);
        if (seen.exitCode === 1) expect(reasonOf(seen), tale).toMatch(/\w{3,}/);
      }
    });
  }

  it("the next page is answered as if nothing had happened", async () => {
    stage.show("/hostile/after", { html: html('<button id="go">Go</button>'), truth: ["#go"] });
    const seen = await stage.run({ id: "after", path: "/hostile/after", steps: ["click Go"] }, 15_000);
    expect(seen.exitCode, story(seen)).toBe(0);
    expect(judge(seen, ["#go"]).touched, story(seen)).toBe(1);
  });
});

describe("a browser of its own", () => {
  it("is closed at the end, also behind a dialog and a page that hangs", { timeout: 60_000 }, async () => {
    const own = await openStage();
    const hang = script("addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'x' })");
    own.show("/hang", {
      html: html(`<button id="b" onclick="alert(1); for (;;);">Hang</button>${hang}`),
      truth: ["#b"],
    });
    const seen = await own.run({ id: "hang", path: "/hang", steps: ["click Hang"], stepTimeoutMs: 2_000 }, 25_000);
    expect([0, 1, 3], story(seen)).toContain(seen.exitCode);
    const before = performance.now();
    await own.close();
    expect(performance.now() - before).toBeLessThan(12_000);
  });
});
