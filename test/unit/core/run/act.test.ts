import { expect, it } from "vitest";
import type { Performed } from "#core/ports/browser";
import type { FakePage } from "../../../fakes/page";
import { click, requirement, runFake } from "../../../fakes/world";

const page = (): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements: [{ role: "button", name: "Save", testId: "save" }],
});
const tornDown: Performed = { ok: false, failure: { code: "not-actionable", message: "the element went away" } };

it("finds an element again as often as the page tears it down, while the step has time", async () => {
  let left = 8;
  const ran = await runFake({ page: page(), onPerform: () => (left-- > 0 ? tornDown : undefined) }, [
    requirement([click("S1", "Save", { timeoutMs: 10_000 })]),
  ]);
  expect([ran.verdict, ran.browser.performed.length]).toEqual(["pass", 9]);
});

it("gives up when the time of the step is over", async () => {
  const ran = await runFake({ page: page(), onPerform: () => tornDown }, [
    requirement([click("S1", "Save", { timeoutMs: 2_000 })]),
  ]);
  expect(ran.verdict).toBe("fail");
  expect(ran.of("step.end")[0]).toMatchObject({ error: { code: "not-actionable" } });
  expect(ran.browser.performed.length).toBeLessThan(30);
});
