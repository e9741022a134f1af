import { expect, it } from "vitest";
import { createDotReporter } from "#adapters/dot/reporter";
import { createLineReporter } from "#adapters/line/reporter";
import type { FakeElement } from "../../../fakes/page";
import { click, requirement, runFake } from "../../../fakes/world";
import type { Reporter } from "#core/ports/reporter";
import type { Painter } from "#core/model/painter";

const plain = (text: string): string => text;
const painter: Painter = { red: plain, green: plain, yellow: plain, cyan: plain, bold: plain, dim: plain };
const save: FakeElement = { role: "button", name: "Save", testId: "save" };
const page = { url: "http://shop.test/", quiet: true, title: "", elements: [save] };
const good = (id: string) => requirement([click("S1", "Save", { text: `click Save ${"保存".repeat(60)}` })], { id });
const bad = requirement([click("S1", "Nowhere", { text: "click \u001b]0;pwned\u0007Nowhere", timeoutMs: 100 })], {
  id: "bad",
});

const shown = async (make: (write: (text: string) => void) => Reporter): Promise<string> => {
  let text = "";
  const reporter = make((part) => {
    text += part;
  });
  await runFake({ page }, [good("one"), bad, good("two")], { needs: { reporters: [reporter] } });
  await reporter.close();
  return text;
};

it("line: a line for each finished requirement where none can be written over, failures at the end", async () => {
  const text = await shown((write) => createLineReporter({ write, painter, columns: 80, isTty: false }));
  const lines = text.split("\n");
  expect(lines[0]).toMatch(/^\[1\/3\] ✓ pass {2}one {2}The shop {2}\d/);
  expect(lines[1]).toMatch(/^\[2\/3\] ✗ fail {2}bad/);
  expect(text).toContain("✗ bad  step 1: click \uFFFD]0;pwned\uFFFDNowhere\n  shop.pacts.yaml:4:5");
  expect(text).toContain("✓ 2 passed  ✗ 1 failed");
  expect(text).not.toContain("\u001b");
});

it("line: one line on a terminal, never wider than it, cleared at the end", async () => {
  const text = await shown((write) => createLineReporter({ write, painter, columns: 60, isTty: true }));
  const [live = "", end = ""] = [text.slice(0, text.lastIndexOf("\r")), text.slice(text.lastIndexOf("\r"))];
  const frames = live.split("\r\u001b[2K").slice(1);
  expect(frames.length).toBeGreaterThan(5);
  for (const frame of frames) {
    expect(frame).not.toMatch(/[\p{Cc}]/u);
    expect(Bun.stringWidth(frame)).toBeLessThan(60);
  }
  expect(end.startsWith("\r\u001b[2K")).toBe(true);
  expect(end).toContain("✓ 2 passed  ✗ 1 failed");
});

it("dot: a character for each requirement, rows as wide as the terminal", async () => {
  const text = await shown((write) => createDotReporter({ write, painter, columns: 2 }));
  expect(text.startsWith(".F\n.\n")).toBe(true);
  expect(text).toContain("✗ bad  step 1");
});
