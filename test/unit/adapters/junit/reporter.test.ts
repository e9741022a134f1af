import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createJunitReporter } from "#adapters/junit/reporter";
import type { RunEventBody } from "#core/model/event";
import { reported, runBodies, stepEnd } from "../../../fakes/stream";
import { parseXml, schemaComplaints, type XmlElement } from "./schema";

const junit = async (bodies: readonly RunEventBody[]): Promise<XmlElement> => {
  const root = parseXml(await reported((write) => createJunitReporter({ write }), bodies));
  expect(schemaComplaints(root)).toEqual([]);
  return root;
};
const cases = (root: XmlElement): readonly XmlElement[] => root.children.flatMap(({ children }) => children);
const names = ({ children }: XmlElement): readonly string[] => children.map(({ name }) => name);
const property = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.children[0]?.children.find(({ attributes }) => attributes.name === name)?.attributes.value;

describe("createJunitReporter", () => {
  it("makes a testcase of each requirement with each row, a suite of each file", async () => {
    const root = await junit([
      ...runBodies("a", { row: "ok" }),
      ...runBodies("b", { row: "locked", verdict: "fail" }),
      ...runBodies("c", { file: "other.pacts.yaml" }),
    ]);
    expect(root.attributes).toMatchObject({ tests: "3", failures: "1", errors: "0" });
    expect(root.children.map(({ attributes }) => [attributes.name, attributes.tests, attributes.failures])).toEqual([
      ["shop.pacts.yaml", "2", "1"],
      ["other.pacts.yaml", "1", "0"],
    ]);
    const [first, second] = cases(root);
    expect(first?.attributes).toMatchObject({ name: "shop [ok]", classname: "shop.pacts.yaml", time: "1.234" });
    expect(second?.children[1]?.attributes).toEqual({ message: "nothing answers", type: "not-found" });
    expect(second?.children[1]?.text).toContain("shop.pacts.yaml:4:5\nnothing answers\nhint: look\n- button");
    expect([property(first, "findingMs"), property(first, "verdict")]).toEqual(["6.000", "pass"]);
  });

  it("tells retries: flaky when the last one passed, rerun when it did not", async () => {
    const flaky = await junit([...runBodies("a", { verdict: "fail" }), ...runBodies("b", { attempt: 2 })]);
    expect(cases(flaky).map(names)).toEqual([["properties", "flakyFailure", "system-out"]]);
    expect([flaky.attributes.failures, property(cases(flaky)[0], "attempts")]).toEqual(["0", "2"]);
    const failed = await junit([
      ...runBodies("a", { verdict: "fail" }),
      ...runBodies("b", { verdict: "fail", attempt: 2 }),
    ]);
    expect(cases(failed).map(names)).toEqual([["properties", "failure", "rerunFailure", "system-out"]]);
  });

  it("makes an error of a run that broke off, and of files that could not be run", async () => {
    const broken = await junit(runBodies("a").slice(0, 2));
    expect(cases(broken).map(names)).toEqual([["properties", "error", "system-out"]]);
    const place = { file: "x.pacts.yaml", line: 2, column: 3 };
    const refused = await junit([{ type: "error", code: "unknown-action", message: "no such action", place }]);
    expect(refused.attributes).toMatchObject({ tests: "1", errors: "1" });
    expect(cases(refused)[0]?.children[0]?.text).toBe("x.pacts.yaml:2:3: unknown-action: no such action");
  });

  it("is well-formed whatever a page says, and says it", async () => {
    const evil = fc.array(
      fc.oneof(
        fc.constantFrom(
          "]]>",
          "<![CDATA[",
          "&amp;",
          "</testcase>",
          '"',
          "'",
          "\u0000",
          "\u001b",
          "\uFFFE",
          "\uFFFF",
          "\uD800",
          "\u202e",
          "\n",
        ),
        fc.string({ unit: "binary" }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(evil, async (parts) => {
        const text = parts.join("");
        const error = {
          code: "action" as const,
          message: text,
          hint: text,
          candidates: [text],
          file: text,
          line: 1,
          column: 1,
        };
        const inner = [stepEnd("a", 1, { text, selector: text, outcome: "fail", error })];
        const root = await junit(runBodies("a", { title: text, file: text, row: text, verdict: "fail", inner }));
        const plain = text.replace(/[^ -~]/g, "");
        expect(
          property(cases(root)[0], "title")
            ?.replace(/[^ -~]/g, "")
            .replaceAll(" ", ""),
        ).toBe(plain.replaceAll(" ", ""));
      }),
      { numRuns: 60 },
    );
  });
});

it("the check itself refuses what is wrong", () => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  for (const bad of ["<a>", "<a></b>", '<a x="1" x="2"/>', "<a>]]></a>", "<a>&nbsp;</a>", "<a>\u0001</a>", "<a/><b/>"])
    expect(() => parseXml(head + bad)).toThrow();
  expect(schemaComplaints(parseXml(`${head}<testsuites><testcase/></testsuites>`))).toContain(
    "/testsuites: order of children",
  );
});
