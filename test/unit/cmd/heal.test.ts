import { describe, expect, it } from "vitest";
import { healCommand } from "#cmd/heal";
import type { Flags } from "#cmd/flags";
import { UserError } from "#core/model/failure";
import type { FakeElement, FakePage } from "../../fakes/page";
import { createFakeHistory, createFakeLayer } from "../../fakes/stores";
import { click, requirement, runFake } from "../../fakes/world";
import { recordingIo } from "./recording-io";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const moved: FakeElement = { role: "link", name: "Save", testId: "moved", css: "#moved" };
const page = (elements: readonly FakeElement[]): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "",
  elements,
});

/** Save was remembered, and healed in a run that passed. */
const healed = async (before = save, after = moved) => {
  const [layer, history] = [createFakeLayer("sqlite"), createFakeHistory()];
  const run = (element: FakeElement) =>
    runFake({ page: page([element]) }, [requirement([click("S1", "Save")])], { layers: [layer], needs: { history } });
  await run(before);
  await run(after);
  const heal = async (verb: string, args: readonly string[] = [], flags: Flags = {}) => {
    const { io, said } = recordingIo(false);
    const code = await healCommand(verb, args, flags, { history, layers: [layer], now: () => Date.now() }, io);
    return { code, ...said };
  };
  const entry = () => [...layer.entries.values()][0];
  const [id = ""] = (await heal("list", [], { days: "100000" })).out.split("\t");
  return { run, heal, entry, history, id };
};
const far: Flags = { days: "100000" };

describe("pacts heal", () => {
  it("lists what waits for review, old and new", async () => {
    const { heal } = await healed();
    const { out } = await heal("list", [], { ...far, json: true });
    expect(JSON.parse(out)).toMatchObject({
      element: "Save",
      original: '[data-testid="save"]',
      selector: '[data-testid="moved"]',
      strategy: "relocation",
      review: "pending",
      times: 1,
    });
  });

  it("leaves room at a terminal: the beginning of an id that is long enough to type", async () => {
    const { history } = await healed();
    const recent: typeof history.recent = async (from, most) =>
      (await history.recent(from, most)).map((each, at) => ({
        ...each,
        id: `019aa5c4-000${at}-7000-8000-000000000000`,
      }));
    const call = async (args: readonly string[]): Promise<string> => {
      const { io, said } = recordingIo(true);
      const deps = { history: { ...history, recent }, layers: [], now: () => Date.now() };
      await healCommand(args[0] ?? "", args.slice(1), far, deps, io);
      return said.out;
    };
    const short = /\n(\S+)/.exec(await call(["list"]))?.[1] ?? "";
    expect(short).toMatch(/^019aa5c4-000\d$/);
    expect(await call(["show", short])).toContain(`${short}-7000-8000-000000000000`);
  });

  it("shows one by the beginning of its id, and refuses others", async () => {
    const { heal, id } = await healed();
    expect((await heal("show", [id], far)).out).toContain('new\t[data-testid="moved"]');
    await expect(heal("show", ["nobody"], far)).rejects.toThrow(UserError);
    await expect(heal("accept", [], far)).rejects.toThrow(UserError);
    await expect(heal("list", ["extra"], far)).rejects.toThrow("unexpected argument extra");
  });

  it("ends the probation of what is accepted", async () => {
    const { heal, id, entry } = await healed();
    expect(entry()?.probation).toBe(2);
    const { err } = await heal("accept", [id], far);
    expect(err).toBe('Save is found with [data-testid="moved"] from now on\n');
    expect(entry()).toMatchObject({ probation: 0, fingerprint: { testId: "moved" } });
    expect(entry()).not.toHaveProperty("former");
    expect((await heal("list", [], far)).out).toBe("");
    expect((await heal("list", [], { ...far, all: true })).out).toContain("accepted");
  });

  it("undoes what is rejected, and never offers it again", async () => {
    const { heal, id, entry, run, history } = await healed();
    await heal("reject", [id], far);
    expect(entry()).toMatchObject({ probation: 0, fingerprint: { testId: "save" } });
    const ran = await run(moved);
    expect(ran.verdict).toBe("fail");
    expect(ran.browser.performed).toEqual([]);
    expect(ran.of("heal.attempt").map(({ reason }) => reason)).toContain("a person rejected it");
    expect((await run({ ...moved, testId: "another", css: "#another", role: "button" })).verdict).toBe("pass");
    expect(history.attempts.filter(({ review }) => review === "rejected")).toHaveLength(1);
  });

  it("takes a rejected sibling out of what it goes back to", async () => {
    const renamed = { ...save, testId: "renamed" };
    const { heal, id, entry, run } = await healed(save, renamed);
    const sibling = entry()?.locators[0];
    await heal("reject", [id], far);
    expect(entry()?.locators).not.toContainEqual(sibling);
    expect(entry()?.locators.length).toBeGreaterThan(0);
    expect((await run(save)).of("step.end")[0]).toMatchObject({ healed: false, outcome: "success" });
  });
});
