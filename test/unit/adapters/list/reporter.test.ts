import { describe, expect, it } from "vitest";
import { createListReporter, type ListOptions } from "#adapters/list/reporter";
import { duration, plural } from "#core/model/duration";
import type { FakeElement } from "../../../fakes/page";
import { click, requirement, runFake, visible, type WorldOptions } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save" };
const page = () => ({ url: "http://shop.test/", quiet: true, title: "", elements: [save] });
const failing = requirement([
  click("S1", "Save", { text: "click Save" }),
  click("S2", "Nowhere\u001b[31m", { text: "click \u001b]0;pwned\u0007Nowhere", timeoutMs: 100 }),
  click("S3", "Save", { text: "click Save again" }),
]);

const shown = async (
  requirements: readonly ReturnType<typeof requirement>[],
  more: Partial<ListOptions> = {},
  world: WorldOptions = {},
): Promise<string> => {
  let text = "";
  const write = (part: string): void => {
    text += part;
  };
  const reporter = createListReporter({ write, color: false, columns: 80, ...more });
  await runFake({ page: page() }, requirements, { ...world, needs: { reporters: [reporter] } });
  await reporter.close();
  return text;
};

describe("createListReporter", () => {
  it("shows a line for each step, the failure in full, and what it came to", async () => {
    const text = await shown([failing]);
    const lines = text.split("\n");
    expect(lines[0]).toBe(" ▸ shop  The shop");
    expect(lines[1]).toMatch(/^ {3}✓ 1 {2}click Save +discovery +10 ms +13 ms$/);
    expect(lines[2]).toMatch(/^ {3}✗ 2 {2}click .+Nowhere/);
    expect(lines[3]).toMatch(/^ {3}○ 3 {2}click Save again +skipped$/);
    expect(text).toContain("  shop.pacts.yaml:4:5\n");
    expect(text).toContain('    - button "Save"');
    expect(text).toContain("✓ 0 passed  ✗ 1 failed");
    expect(text).toContain("cache  miss 2 (100 %)  hit rate 0 %  drift 0");
  });

  it("says of a failed run what was kept and what to type next", async () => {
    const text = await shown([failing]);
    const block = text.slice(text.indexOf("✗ shop  step 2"));
    expect(block).toMatch(
      /what came nearest:\n {4}- button "Save"\n {2}picture {2}\S+failure\.png\n {2}context {2}\S+\.json\n/,
    );
    expect(block).toMatch(/\n {2}next {5}pacts runs view \S+\n\n/);
  });

  it("names no file that was lost", () => {
    let text = "";
    const write = (part: string): void => {
      text += part;
    };
    const reporter = createListReporter({ write, color: false, columns: 80, verbose: true });
    const told = { v: 1, ts: "2026-11-22T06:00:00.000Z", invocation: "i" } as const;
    const of = { ...told, run: "r", req: "shop" };
    reporter.on({ ...told, type: "invocation.start", seq: 0, version: "1", command: "run", runs: 1, workers: 1 });
    const kept = { ...of, type: "artifact", artifactType: "video" } as const;
    reporter.on({
      ...of,
      type: "run.start",
      seq: 1,
      title: "The shop",
      file: "shop.pacts.yaml",
      row: null,
      attempt: 1,
      url: "http://shop.test/",
      steps: 1,
    });
    reporter.on({ ...kept, seq: 2, path: "/out/video.webm", bytes: 0, lost: "it types secrets" });
    reporter.on({ ...kept, seq: 3, path: "/out/other.webm", bytes: 9 });
    expect(text).not.toContain("/out/video.webm");
    expect(text).toContain("/out/other.webm");
  });

  it("keeps long and wide names within the terminal", async () => {
    const wide = requirement([click("S1", "Save", { text: `click ${"保存".repeat(60)}` })], {
      title: "商店".repeat(60),
    });
    const text = await shown([wide], { columns: 60 });
    for (const line of text.split("\n").filter((each) => /[商保]/.test(each)))
      expect(Bun.stringWidth(line)).toBeLessThanOrEqual(60);
  });

  it("lets nothing of a page reach the terminal as a command", async () => {
    const text = await shown([failing]);
    expect([...text].filter((c) => c !== "\n" && (c < " " || (c >= "\u007f" && c <= "\u009f")))).toEqual([]);
  });

  it("keeps to the width of the terminal where it can", async () => {
    const long = requirement([click("S1", "Save", { text: "click ".repeat(40) })]);
    const text = await shown([long]);
    for (const line of text.split("\n").filter((each) => each.includes("click")))
      expect([...line].length).toBeLessThanOrEqual(80);
  });

  it("does not mix the lines of requirements that run at the same time", async () => {
    const many = ["a", "b", "c"].map((id) =>
      requirement([click("S1", "Save"), click("S2", "Save")], { id, title: id }),
    );
    const text = await shown(many, {}, { options: { workers: 3 } });
    const blocks = text.split("\n\n").slice(0, 3);
    for (const block of blocks) expect(block.split("\n")).toHaveLength(3);
    expect(text).toContain("✓ 3 passed");
  });

  it("says when nothing was asserted", async () => {
    expect(await shown([requirement([click("S1", "Save")])])).toContain("nothing was asserted");
    expect(await shown([requirement([click("S1", "Save", { outcome: [visible("Save")] })])])).not.toContain("asserted");
  });

  it("uses colour only when asked", async () => {
    expect(await shown([failing], { color: true })).toContain("\u001b[31m");
    expect(await shown([failing])).not.toContain("\u001b[");
  });
});

describe("words", () => {
  it("reads times as people do", () => {
    expect([0.04, 9.94, 48.4, 999.4, 1234, 59_999, 125_000].map(duration)).toEqual([
      "0.0 ms",
      "9.9 ms",
      "48 ms",
      "999 ms",
      "1.2 s",
      "1 min 0 s",
      "2 min 5 s",
    ]);
    expect([plural(1, "step"), plural(2, "step")]).toEqual(["1 step", "2 steps"]);
  });
});
