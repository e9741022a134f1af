import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { healCommand } from "#cmd/heal";
import type { Flags } from "#cmd/flags";
import { UserError } from "#core/model/failure";
import type { HealReasons } from "#core/model/heal-reasons";
import { widthOf } from "#core/model/text-width";
import { sampleAttempt, scratchFolder } from "../../contract/samples";
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
  const forget = () => layer.entries.clear();
  return { run, heal, entry, history, forget, id };
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

  it("lifts the veto of what is accepted after all, and says what is true then", async () => {
    const { heal, id, run, entry } = await healed();
    await heal("reject", [id], far);
    const failed = await run(moved);
    expect(failed.of("step.end")[0]?.error?.hint).toMatch(
      new RegExp(
        `^a person rejected \\[data-testid="moved"\\] for it on \\d{4}-\\d\\d-\\d\\d; pacts heal accept ${id} lifts that$`,
      ),
    );
    const { err } = await heal("accept", [id], far);
    expect(err).toBe(
      '[data-testid="moved"] is no longer vetoed for Save: it may be healed with it again when it is next missed\n',
    );
    const ran = await run(moved);
    expect(ran.of("step.end")[0]).toMatchObject({
      outcome: "success",
      healed: true,
      selector: '[data-testid="moved"]',
    });
    expect(entry()).toMatchObject({ fingerprint: { testId: "moved" } });
  });

  it("lifts it for everything that is done with the element", async () => {
    const { heal, id, history } = await healed();
    const [won] = history.attempts.filter(({ outcome }) => outcome === "success");
    if (!won) throw new Error("nothing was healed");
    await history.record([{ ...won, id: "other", action: "dblclick", createdAt: 1 }]);
    const { element, url } = won;
    await heal("reject", [id], far);
    await heal("reject", ["other"]);
    await heal("accept", [id]);
    expect(await history.vetoes({ element, url })).toEqual([]);
  });

  it("says of what is accepted when nothing remembers it any more", async () => {
    const { heal, id, forget } = await healed();
    forget();
    expect((await heal("accept", [id], far)).err).toBe(
      '[data-testid="moved"] is accepted for Save, which is not remembered by it now: it may be healed with it again when it is next missed\n',
    );
  });
});

describe("pacts heal show", () => {
  const long = "a very long text that no line of a terminal with eighty columns can ever hold in one piece";
  const reasons: HealReasons = {
    same: [
      { property: "name", value: "Save" },
      { property: "heading", value: long },
    ],
    changed: [
      { property: "role", was: "button", now: "link" },
      { property: "id", was: "save", now: "" },
    ],
    certainty: { margin: 0.5, needed: 0.6, pro: ["name"], contra: ["role"] },
    tried: [
      { strategy: "sibling", reason: long },
      { strategy: "relocation", learned: { scope: "site", won: 3, tried: 4 } },
    ],
  };
  const shown = async (given: HealReasons | undefined, io: ReturnType<typeof recordingIo>, flags: Flags = {}) => {
    const history = createFakeHistory();
    const of = given === undefined ? {} : { reasons: given };
    await history.record([sampleAttempt("heal-1", { confidence: 0.93, ...of })]);
    await healCommand("show", ["heal-1"], flags, { history, layers: [] }, io.io);
    return io.said.out;
  };

  it("fits a terminal of 80 columns, every part of it", async () => {
    const out = await shown(reasons, recordingIo(true, 80));
    for (const line of out.split("\n")) expect(widthOf(line), line).toBeLessThanOrEqual(80);
    const plain = out.replaceAll(/\s+/g, " ");
    for (const part of [
      "picture none was kept",
      "same name Save heading a very long text",
      "can ever hold in one piece",
      "changed role button -> link id save -> none",
      "sure 93 %, 50 % ahead of the next likeliest; 60 % was needed",
      "for it name against it role",
      "tried 1 sibling a very long",
      "2 relocation found it (before: healed 3 of 4 on this site)",
    ])
      expect(plain).toContain(part);
  });

  it("is told to programs whole, in rows and as JSON", async () => {
    const rows = await shown(reasons, recordingIo(false, 20));
    for (const row of [
      "changed\trole\tbutton\tlink",
      "changed\tid\tsave\t",
      `same\theading\t${long}`,
      "margin\t0.5",
      "needed\t0.6",
      `tried\t1\tsibling\t${long}`,
    ])
      expect(rows.split("\n")).toContain(row);
    const told: unknown = JSON.parse(await shown(reasons, recordingIo(false), { json: true }));
    expect(told).toMatchObject({ id: "heal-1", reviewedAt: null, reasons, picture: null });
  });

  it("says plainly that nothing was recorded of a heal of an older version", async () => {
    const out = await shown(undefined, recordingIo(true, 80));
    expect(out).toMatch(/^picture +not recorded\nreasons +not recorded\n$/m);
    const told: unknown = JSON.parse(await shown(undefined, recordingIo(false), { json: true }));
    expect(told).toMatchObject({ reasons: null, picture: null });
  });

  it("tells a picture that is there from one that is not", async () => {
    const folder = scratchFolder();
    const picture = join(folder.path, "healed-S1.png");
    const missing = { ...reasons, picture };
    expect(await shown(missing, recordingIo(false))).toContain(`picture\t${picture} is no more there: it was removed`);
    expect(JSON.parse(await shown(missing, recordingIo(false), { json: true }))).toMatchObject({
      picture: { path: picture, there: false },
    });
    writeFileSync(picture, "");
    const rows = (await shown(missing, recordingIo(false))).split("\n");
    expect(rows).toContain(`picture\t${picture}`);
    expect(rows).toContain("open it\tpacts runs open run-1 healed-S1.png");
    folder.remove();
  });

  it("prints nothing of a page that moves the cursor", async () => {
    const evil = "\u001b[2J\u009b31m\u202eevil";
    const out = await shown({ ...reasons, same: [{ property: "name", value: evil }] }, recordingIo(true, 80));
    for (const character of ["\u001b", "\u009b", "\u202e"]) expect(out).not.toContain(character);
  });

  it("finds a heal however old it is, unless days are given", async () => {
    const history = createFakeHistory();
    await history.record([sampleAttempt("heal-1", { createdAt: 1_000 })]);
    const call = async (flags: Flags): Promise<string> => {
      const { io, said } = recordingIo(false);
      await healCommand("show", ["heal-1"], flags, { history, layers: [] }, io);
      return said.out;
    };
    expect(await call({})).toContain("heal-1");
    await expect(call({ days: "1" })).rejects.toThrow("no heal begins with heal-1");
  });
});
