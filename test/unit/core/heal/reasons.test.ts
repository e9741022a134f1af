import { describe, expect, it } from "vitest";
import type { HealAttempt } from "#core/model/heal";
import { sampleAttempt } from "../../../contract/samples";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeArtifacts, createFakeHistory, createFakeLayer } from "../../../fakes/stores";
import { click, OPTIONS, requirement, runFake, visible, type WorldOptions } from "../../../fakes/world";
import type { FakeScript } from "../../../fakes/session";
import type { Step } from "#core/model/step";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const link: FakeElement = { role: "link", name: "Save", testId: "moved", css: "#moved" };
const page = (element: FakeElement): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "",
  elements: [element],
});
const PICTURES = { ...OPTIONS.evidence, screenshot: "on" } as const;

interface More extends WorldOptions {
  readonly before?: FakeElement;
  readonly script?: Partial<FakeScript>;
  readonly first?: Step;
  readonly later?: Step;
}

/** Save was remembered; then the page shows another element. Answers what the history was told. */
const healedTo = async (
  element: FakeElement,
  { before = save, script = {}, first = click("S1", "Save"), later = first, ...more }: More = {},
) => {
  const layers = [createFakeLayer("sqlite")];
  const history = createFakeHistory();
  const artifacts = createFakeArtifacts();
  await runFake({ page: page(before) }, [requirement([first])], { layers });
  const ran = await runFake({ page: page(element), ...script }, [requirement([later])], {
    layers,
    options: { evidence: PICTURES, ...more.options },
    needs: { history, artifacts, ...more.needs },
  });
  const attempts: readonly HealAttempt[] = history.attempts;
  return { ran, attempts, artifacts, reasons: attempts.find(({ outcome }) => outcome === "success")?.reasons };
};

describe("why an element was taken for the remembered one", () => {
  it("says what stayed, what changed, and why each strategy before offered nothing", async () => {
    const { reasons, attempts } = await healedTo({ ...link, isOfAnotherSort: true });
    expect(reasons?.same).toEqual([{ property: "name", value: "Save" }]);
    expect(reasons?.changed).toEqual([
      { property: "testId", was: "save", now: "moved" },
      { property: "role", was: "button", now: "link" },
      { property: "id", was: "#save", now: "#moved" },
      { property: "tag", was: "button", now: "link" },
    ]);
    expect(reasons).not.toHaveProperty("certainty");
    const tried = reasons?.tried ?? [];
    expect(tried.map(({ strategy }) => strategy)).toEqual(["sibling", "relocation", "role", "attribute", "discovery"]);
    for (const { reason } of tried.slice(0, -1)) expect(reason).toEqual(expect.any(String));
    expect(tried.at(-1)).toEqual({ strategy: "discovery" });
    for (const { outcome, reasons: of } of attempts) if (outcome === "fail") expect(of).toBeUndefined();
  });

  it("says how sure it was where it was recognised, and that harm asks for more", async () => {
    const { reasons } = await healedTo(link);
    expect(reasons?.certainty).toMatchObject({ needed: 0.6, margin: expect.any(Number) });
    const remove: FakeElement = { role: "button", name: "Delete", testId: "a", css: "#delete" };
    const step = click("S1", "Delete");
    const harm = await healedTo({ ...remove, role: "link", testId: "b" }, { before: remove, first: step });
    expect(harm.reasons?.certainty?.needed).toBe(0.8);
  });

  it("says of a sibling what changed since it was proven", async () => {
    const { reasons, ran } = await healedTo({ ...save, testId: "renamed" });
    expect(ran.of("heal.result")[0]?.strategy).toBe("sibling");
    expect(reasons).toMatchObject({
      changed: [{ property: "testId", was: "save", now: "renamed" }],
      tried: [{ strategy: "sibling" }],
    });
  });

  it("tells the record that put a strategy in its place", async () => {
    const history = createFakeHistory();
    const won = (at: number) => sampleAttempt(`w${at}`, { strategy: "discovery", url: "http://shop.test/other" });
    await history.record([won(1), won(2)]);
    await healedTo({ ...link, isOfAnotherSort: true }, { needs: { history } });
    expect(history.attempts.at(-1)?.reasons?.tried).toEqual([
      expect.objectContaining({ strategy: "sibling" }),
      { strategy: "discovery", learned: { scope: "site", won: 2, tried: 2 } },
    ]);
  });

  it("holds no secret, not even a part of one that was cut off", async () => {
    const secret = "s3cr3t-".repeat(12);
    const encoded = Buffer.from(secret).toString("base64");
    const { reasons } = await healedTo(
      { ...link, testId: `x${secret}` },
      { before: { ...save, testId: encoded }, needs: { secrets: new Map([["PW", secret]]) } },
    );
    expect(reasons?.changed.find(({ property }) => property === "testId")).toEqual({
      property: "testId",
      was: "[secret PW]",
      now: "x[secret PW]",
    });
    expect(JSON.stringify(reasons)).not.toContain("s3cr3t");
  });
});

describe("the picture of a healed element", () => {
  const kept = async (options: Parameters<typeof healedTo>[1] = {}, element = link) => {
    const { ran, reasons, artifacts } = await healedTo(element, options);
    const pictures = ran.browser.calls.filter((call) => call.startsWith("picture"));
    return { ran, reasons, pictures, files: [...artifacts.files.keys()].map((path) => path.split("/").at(-1)) };
  };

  it("is taken before the action, kept with the step, and told with the reasons", async () => {
    const { ran, reasons, pictures, files } = await kept({
      script: {
        onPerform: (_action, _element, now) => {
          now.elements = [];
          return undefined;
        },
      },
    });
    expect(pictures).toEqual(["picture of moved"]);
    expect(files).toEqual(["healed-S1.png", "end.png"]);
    const [told] = ran.of("artifact");
    expect(told).toMatchObject({ artifactType: "screenshot", step: "S1" });
    expect(reasons?.picture).toBe(told?.path);
  });

  it.each(["off", "only-on-failure"] as const)("is not taken with --screenshot %s", async (screenshot) => {
    const { reasons, pictures, files } = await kept({ options: { evidence: { ...PICTURES, screenshot } } });
    expect({ pictures, files }).toEqual({ pictures: [], files: [] });
    expect(reasons).toBeDefined();
    expect(reasons).not.toHaveProperty("picture");
  });

  it("is not taken of what was found where it is remembered", async () => {
    const { pictures, files } = await kept({}, save);
    expect({ pictures, files }).toEqual({ pictures: [], files: ["end.png"] });
  });

  it("is not kept of a step that failed after all", async () => {
    const { files, pictures } = await kept({ later: click("S1", "Save", { outcome: [visible("Saved")] }) });
    expect(pictures).toHaveLength(1);
    expect(files).toEqual(["failure.png", "error-context.json"]);
  });

  it("costs the picture, not the step, when it cannot be taken", async () => {
    const { ran, reasons } = await kept({ script: { noPictures: true } });
    expect(ran.verdict).toBe("pass");
    expect(ran.of("artifact")[0]).toMatchObject({ lost: "there was no picture", step: "S1" });
    expect(reasons?.tried).toBeDefined();
    expect(reasons).not.toHaveProperty("picture");
  });
});
