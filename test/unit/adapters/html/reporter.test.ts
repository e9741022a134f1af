import fc from "fast-check";
import { expect, it } from "vitest";
import { createHtmlReporter } from "#adapters/html/reporter";
import { reported, runBodies, stepEnd } from "../../../fakes/stream";

/** The page's tags in order, without their texts and the values of their attributes. */
const skeleton = (page: string): string => page.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, "><");

const pageOf = (text: string): Promise<string> => {
  const error = {
    code: "action" as const,
    message: text,
    hint: text,
    candidates: [text],
    file: text,
    line: 1,
    column: 1,
  };
  const inner = [
    stepEnd("a", 1, { text, selector: text, outcome: "fail", error }),
    { type: "drift", run: "a", req: "shop", step: "S2", score: 0.5, threshold: 0.35, changed: [text] } as const,
    stepEnd("a", 2, { text, healed: true, selector: text }),
    {
      type: "artifact",
      run: "a",
      req: "shop",
      artifactType: "screenshot",
      path: `/nowhere/${text}`,
      bytes: 1,
    } as const,
  ];
  return reported(
    (write) => createHtmlReporter({ write }),
    runBodies("a", { title: text, file: text, row: text, verdict: "fail", inner }),
  );
};

it("has the same tags and attributes whatever a page says", async () => {
  const plain = skeleton(await pageOf("words"));
  const evil = fc.oneof(
    fc.constantFrom("</td><script>x</script>", '" onload="x', "<!--", "]]>", "&lt;", "\u202e\u0000\uFFFE", "'><b>"),
    fc.string({ unit: "binary" }),
  );
  await fc.assert(
    fc.asyncProperty(evil, async (text) => {
      expect(skeleton(await pageOf(`x${text}`))).toBe(plain);
    }),
    { numRuns: 60 },
  );
});

it("tells the path of a picture that is no more there", async () => {
  expect(await pageOf("gone")).toContain("<code>/nowhere/gone</code>");
});
