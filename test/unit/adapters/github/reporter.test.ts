import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGithubReporter } from "#adapters/github/reporter";
import type { RunEventBody } from "#core/model/event";
import { reported, runBodies, stepEnd } from "../../../fakes/stream";

const annotations = (bodies: readonly RunEventBody[]): Promise<string> =>
  reported((annotate) => createGithubReporter({ annotate }), bodies);
const summary = (bodies: readonly RunEventBody[]): Promise<string> =>
  reported((summarize) => createGithubReporter({ summarize }), bodies);

const healed: readonly RunEventBody[] = [
  {
    type: "step.start",
    run: "h",
    req: "shop",
    step: "S1",
    index: 1,
    text: "click Save",
    action: "click",
    element: "Save",
  },
  { type: "drift", run: "h", req: "shop", step: "S1", score: 0.5, threshold: 0.35, changed: ["id", "text"] },
  {
    type: "heal.result",
    run: "h",
    req: "shop",
    step: "S1",
    ok: true,
    strategy: "relocation",
    selector: "#store",
    original: "#save",
    confidence: 0.93,
    ms: 7,
  },
  stepEnd("h", 1, { healed: true, source: "heal", selector: "#store" }),
];

describe("createGithubReporter", () => {
  it("annotates the line of a failed step as an error, a heal as a warning, a pass not at all", async () => {
    const text = await annotations([
      ...runBodies("h", { row: "h", inner: healed, healed: 1 }),
      ...runBodies("f", { row: "a:b,c", verdict: "fail" }),
      ...runBodies("p"),
    ]);
    expect(text.split("\n")).toEqual([
      "::error file=shop.pacts.yaml,line=4,col=5,title=shop [a%3Ab%2Cc]%3A step 1 failed::click 1%0Anothing answers%0Ahint: look%0A- button",
      "::warning file=shop.pacts.yaml,title=shop [h]%3A healed::step 1 click Save: #save -> #store",
      "",
    ]);
  });

  it("annotates what is wrong in a file", async () => {
    const place = { file: "x.pacts.yaml", line: 2, column: 3 };
    expect(await annotations([{ type: "error", code: "unknown-action", message: "100 % wrong", place }])).toBe(
      "::error file=x.pacts.yaml,line=2,col=3,title=unknown-action::100 %25 wrong\n",
    );
  });

  it("lets no page begin a command of its own", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (noise) => {
        const text = `\n::add-mask::x\r\n${noise}\n`;
        const error = {
          code: "action" as const,
          message: text,
          hint: text,
          candidates: [text],
          file: text,
          line: 1,
          column: 1,
        };
        const inner = [stepEnd("a", 1, { text, outcome: "fail", error })];
        const told = await annotations(runBodies("a", { verdict: "fail", row: text, inner }));
        expect(told.split(/[\n\r\u2028\u2029]/)).toHaveLength(2);
        expect(told).toMatch(/^::error file=[^:]*,line=1,col=1,title=[^:,]*::/);
      }),
      { numRuns: 50 },
    );
  });

  it("sums a job up with tables, failures and both locators of a heal", async () => {
    const text = await summary([
      ...runBodies("h", { row: "h", title: "a | b", inner: healed, healed: 1 }),
      ...runBodies("f", { verdict: "fail" }),
    ]);
    expect(text).toContain("🩹 1 healed · ❌ 1 fail");
    expect(text).toContain("| 🩹 healed | shop \\[h\\] | a \\| b | 1/1 | 1 |  | 1.2 s |");
    expect(text).toContain(
      "- **shop**, step 1: click 1 (shop\\.pacts\\.yaml\\:4\\:5)\n  - nothing answers\n  - look\n",
    );
    expect(text).toContain("| 50 %: id, text | \\#save | \\#store | relocation | 93 % |");
  });
});
