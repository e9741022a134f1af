import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createNdjsonReporter } from "#adapters/ndjson/reporter";
import type { FakeElement, FakePage } from "../fakes/page";
import { createFakeLayer } from "../fakes/stores";
import { click, query, requirement, runFake, step, visible } from "../fakes/world";

const GOLDEN = join(import.meta.dirname, "run.ndjson");

/** What differs from run to run although nothing changed: ids, moments, durations. */
const masked = (line: string): string =>
  JSON.stringify(
    JSON.parse(line, (key: string, value: unknown) => {
      if (key === "ts") return "<ts>";
      if (key === "invocation" || key === "run") return typeof value === "number" ? value : "<id>";
      if (key === "path") return "<path>";
      if (key === "message" && typeof value === "string") return value.split(/\d+ ms/).join("<ms> ms");
      return key === "ms" || key.endsWith("Ms") ? "<ms>" : value;
    }),
  );

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const email: FakeElement = { role: "textbox", name: "Email", testId: "email", css: "#email" };
const page = (elements: readonly FakeElement[]): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
});
const fill = step("S1", { kind: "fill", element: query("Email", { kind: "editable" }), value: "a@b.test" });
const asked = requirement([
  fill,
  click("S2", "Save", { outcome: [visible("Email")] }),
  step("S3", { kind: "expect", that: visible("Thanks") }, { timeoutMs: 300 }),
  step("S4", { kind: "press", key: "Enter" }),
]);

it("tells a warm, a healed, a failed and a skipped step in the words everybody reads", async () => {
  const layer = createFakeLayer("sqlite");
  await runFake({ page: page([save, email]) }, [requirement([fill, click("S2", "Save")])], { layers: [layer] });
  const lines: string[] = [];
  const reporter = createNdjsonReporter({ write: (text) => lines.push(text) });
  const renamed: FakeElement = { ...save, name: "Save changes", testId: "store" };
  await runFake({ page: page([renamed, email]) }, [asked], { layers: [layer], needs: { reporters: [reporter] } });
  const told = `${lines.map(masked).join("\n")}\n`;
  if (process.env.PACTS_GOLDEN === "write") writeFileSync(GOLDEN, told);
  expect(told).toBe(readFileSync(GOLDEN, "utf8"));
});
