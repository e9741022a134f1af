import { likeliest, viewOf } from "#core/heal/sharing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CacheEntry } from "#core/model/cache";
import type { ElementQuery } from "#core/model/element";
import type { Action, Expectation } from "#core/model/step";
import type { Browser, Candidate, Session } from "#core/ports/browser";
import { pages } from "./browser-pages";

const html = (body: string): Response =>
  new Response(`<!doctype html><body>${body}`, { headers: { "content-type": "text/html; charset=utf-8" } });

const query = (
  name: string,
  kind: ElementQuery["kind"] = "clickable",
  more: Partial<ElementQuery> = {},
): ElementQuery => ({ name, kind, ...more });

const entryFrom = (candidate: Candidate): CacheEntry => ({
  key: "k",
  url: "u",
  element: "e",
  action: "click",
  locators: candidate.locators,
  fingerprint: candidate.fingerprint,
  format: 1,
  rev: 1,
  probation: 0,
  hitCount: 0,
  createdAt: 0,
  verifiedAt: 0,
  expiresAt: 0,
});

const state = (
  name: string,
  wanted: "visible" | "hidden" | "enabled" | "disabled" | "checked" | "empty",
  more: Partial<ElementQuery> = {},
  negated = false,
): Expectation => ({
  kind: "state",
  state: wanted,
  element: query(name, "any", more),
  negated,
  text: "",
});

const options = { timeoutMs: 3_000, secret: false };

/** The law of the browser port: every adapter runs it. */
export const browserContract = (name: string, make: () => Browser): void => {
  describe(name, () => {
    let browser: Browser;
    let session: Session;
    let server: ReturnType<typeof Bun.serve>;
    let other: ReturnType<typeof Bun.serve>;

    beforeAll(async () => {
      const fetch = (request: Request): Response => html(pages[new URL(request.url).pathname] ?? "");
      server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch });
      other = Bun.serve({
        port: 0,
        hostname: "127.0.0.1",
        fetch: () =>
          html(
            `<h1>Shop</h1><iframe src="${server.url.href}inner"></iframe><iframe src="http://localhost:${server.port}/inner" name="far"></iframe>`,
          ),
      });
      browser = make();
      session = await browser.open({});
    });
    afterAll(async () => {
      await session.close();
      await browser.close();
      await Promise.all([server.stop(true), other.stop(true)]);
    });

    const open = async (path: string): Promise<void> =>
      expect(await session.goto(`${server.url.origin}${path}`, 10_000)).toEqual({ ok: true });
    const found = async (asked: ElementQuery): Promise<Candidate> => {
      const seen = await session.discover(asked);
      if (seen.kind !== "found") throw new Error(`${asked.name}: ${JSON.stringify(seen)}`);
      return seen.candidate;
    };
    const act = async (action: Action): Promise<unknown> =>
      session.perform(
        action,
        "element" in action && action.element ? (await found(action.element)).held : undefined,
        options,
      );
    const until = async (reached: () => Promise<boolean>): Promise<void> => {
      const deadline = performance.now() + 5_000;
      while (!(await reached())) {
        if (performance.now() > deadline) throw new Error("did not come about within 5 s");
        await session.changed(1_000);
      }
    };
    const holds = async (expectation: Expectation): Promise<boolean> => (await session.observe(expectation)).holds;
    const truthOf = async (asked: ElementQuery): Promise<Candidate["snapshot"]> => (await found(asked)).snapshot;
    const titled = (value: string): Expectation => ({
      kind: "title",
      match: { mode: "is", value },
      negated: false,
      text: "",
    });

    describe("discovery", () => {
      it("finds whole names, never a longer word or a qualified name", async () => {
        await open("/names");
        expect((await truthOf(query("New"))).name).toBe("New");
        expect((await truthOf(query("Name", "editable"))).label).toBe("Name");
        expect((await truthOf(query("Email", "editable"))).label).toBe("Email");
        expect((await truthOf(query("First Name", "editable"))).label).toBe("First Name");
      });
      it.each(["Search Wikipedia", "Search", "Summary", "Notes", "Born"])(
        "finds the field %s by placeholder, label, aria-label, title or row header",
        async (name) => {
          await open("/names");
          expect((await truthOf(query(name, "editable"))).tag).toMatch(/input|textarea/u);
        },
      );
      it("finds by the name of an icon, of a picture in a link, and by quotes, colons and emoji", async () => {
        await open("/names");
        expect((await truthOf(query("Close"))).role).toBe("button");
        expect((await truthOf(query("Harbour logo"))).role).toBe("link");
        expect((await truthOf(query('Say "hi": now 🚀'))).role).toBe("button");
      });
      it("refuses two equal elements and says what would tell them apart", async () => {
        await open("/sections");
        const tie = await session.discover(query("New"));
        expect(tie).toMatchObject({ kind: "ambiguous", rivals: [{ score: 1 }, { score: 1 }] });
      });
      it("looks within a section, a row or a list item, and counts", async () => {
        await open("/sections");
        expect((await truthOf(query("New", "clickable", { within: { name: "Accounts" } }))).heading).toBe("Accounts");
        expect((await truthOf(query("Add", "clickable", { within: { name: "Users", role: "row" } }))).href).toBe("/u");
        expect((await truthOf(query("Delete", "clickable", { within: { name: "Bob" } }))).row).toBe("Bob");
        expect((await truthOf(query("New", "clickable", { nth: 2 }))).heading).toBe("Accounts");
        expect((await truthOf(query("Delete", "clickable", { nth: -1 }))).row).toBe("Bob");
      });
      it("shows what came nearest when nothing answers", async () => {
        await open("/names");
        expect(await session.discover(query("Email address of the firm", "editable"))).toMatchObject({
          kind: "none",
          rivals: [{ description: expect.stringContaining("Email") }, expect.anything()],
        });
        expect(await session.discover(query("x".repeat(10_000)))).toMatchObject({ kind: "none" });
      });
      it("reads open shadow roots and acts in them", async () => {
        await open("/shadow");
        await act({ kind: "fill", element: query("Amount", "editable"), value: "12" });
        await act({ kind: "click", element: query("Send") });
        expect(await holds(state("Sent", "visible"))).toBe(true);
        expect(
          await holds({
            kind: "value",
            element: query("Amount", "any"),
            match: { mode: "is", value: "12" },
            negated: false,
            text: "",
          }),
        ).toBe(true);
      });
      it("looks into frames of this and of another site, and proves and acts there", async () => {
        expect(await session.goto(other.url.href, 10_000)).toEqual({ ok: true });
        await until(async () => (await session.discover(query("Card number", "editable"))).kind === "ambiguous");
        const far = query("Card number", "editable", { frame: "far" });
        const candidate = await found(far);
        expect(candidate.held.frame).toBe("far");
        expect(await session.perform({ kind: "fill", element: far, value: "42" }, candidate.held, options)).toEqual({
          ok: true,
        });
        expect(await session.verify(entryFrom(candidate), far)).toMatchObject({
          kind: "proven",
          held: { frame: "far" },
        });
      });
      it("takes a Playwright selector as it stands", async () => {
        await open("/names");
        expect((await session.discover(query("", "clickable", { selector: "#renew" }))).kind).toBe("found");
        expect((await session.discover(query("", "clickable", { selector: "button" }))).kind).toBe("ambiguous");
      });
    });

    describe("proof", () => {
      it("proves what was discovered, in the same place or moved", async () => {
        await open("/names");
        const candidate = await found(query("New"));
        expect(await session.verify(entryFrom(candidate), query("New"))).toMatchObject({
          kind: "proven",
          rank: 0,
          drift: { drift: 0 },
          actionability: { visible: true, enabled: true, receivesEvents: true },
        });
      });
      it("says gone for what is not there, and drifted for another element in its place", async () => {
        await open("/names");
        const candidate = await found(query("New"));
        await open("/states");
        expect((await session.verify(entryFrom(candidate), query("New"))).kind).toBe("gone");
        await open("/sections");
        const css = { strategy: "css" as const, args: { path: "ul > li:nth-of-type(1) > button" } };
        const bob = await found(query("Delete", "clickable", { within: { name: "Bob" } }));
        const proof = await session.verify({ ...entryFrom(bob), locators: [css] }, query("Delete"));
        expect(proof).toMatchObject({ kind: "drifted", drift: { changed: expect.arrayContaining(["row"]) } });
      });
      it("relocates by likeness and refuses strangers", async () => {
        await open("/names");
        const candidate = await found(query("Search Wikipedia", "editable"));
        const moved = {
          ...candidate.fingerprint,
          id: "old",
          classes: ["gone"],
          box: { x: 0, y: 0, width: 10, height: 10 },
        };
        const known = async () =>
          likeliest(
            viewOf(
              { query: query("Search Wikipedia", "editable"), fingerprint: moved },
              await session.snapshot(moved, query("Search Wikipedia", "editable")),
            ),
          );
        const seen = await known();
        if (seen.kind !== "found") throw new Error(seen.reason);
        expect(await session.inspect(seen.element.held)).toMatchObject({
          snapshot: { placeholder: "Search Wikipedia" },
          locators: candidate.locators,
        });
        await open("/sections");
        expect(await session.inspect(seen.element.held)).toBeUndefined();
        expect((await known()).kind).toBe("nothing");
      });
    });

    it("shows screen by screen what is only built when it is scrolled to, and puts the page back", async () => {
      await open("/virtual");
      const shown = async (item: string): Promise<boolean> => (await session.discover(query(item))).kind === "found";
      expect(await shown("Item 20")).toBe(false);
      let screens = 0;
      while (!(await shown("Item 20")) && (await session.reveal(screens === 0 ? "first" : "next"))) screens++;
      expect(screens).toBe(3);
      expect(await session.reveal("before")).toBe(true);
      await session.changed(200);
      expect([await shown("Item 20"), await shown("Item 0")]).toEqual([false, true]);
      await open("/names");
      expect(await session.reveal("first")).toBe(false);
    });

    describe("actions", () => {
      it("checks a styled toggle by pressing what a person sees, and a radio by its label", async () => {
        await open("/toggles");
        for (const name of ["Active", "Remember me"]) {
          expect(await act({ kind: "check", element: query(name, "checkable") })).toEqual({ ok: true });
          expect(await holds(state(name, "checked", { role: "checkbox" }))).toBe(true);
        }
        expect(await act({ kind: "uncheck", element: query("Active", "checkable") })).toEqual({ ok: true });
        expect(await holds(state("Active", "checked", { role: "checkbox" }))).toBe(false);
        expect(await act({ kind: "click", element: query("Hot") })).toEqual({ ok: true });
        expect(await holds(state("Hot", "checked", { role: "radio" }))).toBe(true);
      });
      it.each([
        ["Stage", "Prospecting"],
        ["Industry", "Technology"],
        ["Colour", "Blue"],
      ])("selects in %s and reads back %s", async (name, option) => {
        await open("/lists");
        expect(await act({ kind: "select", element: query(name, "selectable"), option })).toEqual({ ok: true });
        expect(await act({ kind: "select", element: query(name, "selectable"), option: "Nonsense" })).toMatchObject({
          ok: false,
          failure: { message: expect.stringContaining("Nonsense") },
        });
      });
      it("says what lies over an element instead of pressing it", async () => {
        await open("/cover");
        const { held } = await found(query("Buy"));
        const performed = await session.perform({ kind: "click", element: query("Buy") }, held, {
          ...options,
          timeoutMs: 700,
        });
        expect(performed).toMatchObject({
          ok: false,
          failure: { code: "not-actionable", message: expect.stringContaining("div#lid") },
        });
        expect(await holds(titled("pressed"))).toBe(false);
      });
      it("never presses what took the element's place between proof and press", async () => {
        await open("/shifty");
        const performed = await act({ kind: "click", element: query("Buy") });
        expect(performed).toMatchObject({ ok: false });
        expect(await holds(titled("wrong"))).toBe(false);
      });
      it("is not deceived by a page that replaces what scripts rely on and never stops changing", async () => {
        await open("/hostile");
        expect(await act({ kind: "click", element: query("Go") })).toEqual({ ok: true });
        expect(await holds(titled("ok"))).toBe(true);
      });
      it("types and presses keys into what has the focus", async () => {
        await open("/names");
        await act({ kind: "focus", element: query("Summary", "editable") });
        await act({ kind: "type", value: "ab" });
        await act({ kind: "press", key: "Backspace" });
        expect(
          await holds({
            kind: "value",
            element: query("Summary", "any"),
            match: { mode: "is", value: "a" },
            negated: false,
            text: "",
          }),
        ).toBe(true);
      });
      it("wakes up when the page changes", async () => {
        await open("/late");
        const before = performance.now();
        while ((await session.discover(query("Late"))).kind !== "found" && performance.now() - before < 5_000)
          await session.changed(2_000);
        expect(performance.now() - before).toBeLessThan(1_500);
      });
    });

    it("neither holds nor denies anything on a page that does not answer, and says so", async () => {
      await open("/busy");
      let told = false;
      const deadline = performance.now() + 8_000;
      while (!told && performance.now() < deadline) {
        const { holds, seen } = await session.observe({ ...state("Save", "visible"), negated: true });
        expect(holds, seen).toBe(false);
        told = seen.includes("did not answer");
      }
      expect(told).toBe(true);
      const look = await session.discover(query("Save"));
      expect(look.kind === "found" || (look.kind === "none" && look.unread !== undefined)).toBe(true);
    });

    describe("expectations", () => {
      const cases: readonly (readonly [string, Expectation, boolean])[] = [
        ["a heading is visible", state("Products", "visible", { role: "heading" }), true],
        ["a heading that is not there is hidden", state("Orders", "hidden", { role: "heading" }), true],
        ["hidden text is not visible", state("secret offer", "visible", { role: "text" }), false],
        ["text over several elements is visible", state("All three items", "visible", { role: "text" }), true],
        ["a disabled button is disabled", state("Ship", "disabled", { role: "button" }), true],
        ["a disabled button is not enabled", state("Ship", "enabled", { role: "button" }, true), true],
        ["a missing button is neither enabled nor not", state("Fly", "enabled", { role: "button" }, true), false],
        ["a box is checked", state("Gift", "checked"), true],
        ["a field is empty", state("Void", "empty"), true],
        [
          "a value is read",
          {
            kind: "value",
            element: query("Code", "any"),
            match: { mode: "is", value: "A-17" },
            negated: false,
            text: "",
          },
          true,
        ],
        [
          "list items are counted",
          { kind: "count", element: query("", "any", { role: "listitem" }), count: 3, negated: false, text: "" },
          true,
        ],
        [
          "the heading shows a text",
          {
            kind: "text",
            element: query("", "any", { role: "heading" }),
            match: { mode: "contains", value: "Products" },
            negated: false,
            text: "",
          },
          true,
        ],
        [
          "the page shows a text",
          { kind: "text", match: { mode: "contains", value: "three items" }, negated: false, text: "" },
          true,
        ],
        [
          "an attribute is read",
          {
            kind: "attribute",
            element: query("Code", "any"),
            attribute: "value",
            match: { mode: "is", value: "A-17" },
            negated: false,
            text: "",
          },
          true,
        ],
        [
          "the address is read",
          { kind: "url", match: { mode: "is", value: "/states" }, negated: false, text: "" },
          true,
        ],
      ];
      it.each(cases)("%s", async (_, expectation, wanted) => {
        await open("/states");
        expect(await holds(expectation)).toBe(wanted);
      });

      const counts: readonly (readonly [string, ElementQuery, number])[] = [
        ["/counted", query("", "any", { role: "row" }), 5],
        ["/counted", query("", "any", { role: "row", within: { name: "Cars", role: "table" } }), 3],
        ["/counted", query("", "any", { role: "row", within: { name: "Cars" } }), 3],
        ["/counted", query("Grace", "any", { role: "row" }), 1],
        ["/counted", query("Edit", "any", { role: "row" }), 2],
        ["/counted", query("Audi", "any", { role: "row", within: { name: "Cars", role: "table" } }), 1],
        ["/counted", query("Grace", "any", { role: "row", within: { name: "Cars", role: "table" } }), 0],
        ["/counted", query("Saab", "any", { role: "row" }), 0],
        ["/counted", query("Cars", "any", { role: "row" }), 0],
        ["/counted", query("", "any", { role: "table" }), 2],
        ["/counted", query("", "any", { role: "cell" }), 6],
        ["/counted", query("", "any", { role: "columnheader" }), 1],
        ["/counted", query("", "any", { role: "button" }), 2],
        ["/counted", query("Edit", "any", { role: "button" }), 2],
        ["/counted", query("Edit", "any", { role: "button", within: { name: "Grace", role: "row" } }), 1],
        ["/counted", query("", "any", { role: "link" }), 1],
        ["/counted", query("", "any", { role: "list" }), 2],
        ["/counted", query("", "any", { role: "listitem" }), 3],
        ["/counted", query("", "any", { role: "listitem", within: { name: "Guests" } }), 3],
        ["/counted", query("", "any", { role: "option" }), 2],
        ["/counted", query("", "any", { role: "option", within: { name: "Colour" } }), 2],
        ["/counted", query("", "any", { role: "img" }), 2],
        ["/counted", query("", "any", { role: "dialog" }), 0],
        ["/many", query("", "any", { role: "listitem" }), 260],
        ["/many", query("", "any", { selector: ".one" }), 260],
      ];
      it("a row is told by its cells, and one that is not there is not", async () => {
        await open("/counted");
        const row = (name: string, negated = false): Expectation => ({
          kind: "state",
          state: "visible",
          element: query(name, "any", { role: "row" }),
          negated,
          text: "",
        });
        expect([await holds(row("Alan")), await holds(row("Alan", true))]).toEqual([true, false]);
        expect([await holds(row("Ada")), await holds(row("Ada", true))]).toEqual([false, true]);
      });

      it.each(counts)("on %s counts %j: %i", async (path, element, count) => {
        await open(path);
        expect(await session.observe({ kind: "count", element, count, negated: false, text: "" })).toEqual({
          holds: true,
          seen: `${count} of them`,
        });
      });
    });

    it("tells an address that cannot be opened without throwing", async () => {
      const { port } = server;
      expect(await session.goto(`http://127.0.0.1:${port === 1 ? 2 : 1}/`, 5_000)).toMatchObject({
        ok: false,
        failure: { code: "navigation" },
      });
    });

    it("covers passwords and what shows a secret in pictures", async () => {
      await open("/secret");
      const asked = query("Password", "editable");
      const { held } = await found(asked);
      await session.perform({ kind: "fill", element: asked, value: "hunter2hunter2" }, held, {
        ...options,
        secret: true,
      });
      const masked = await session.screenshot(["hunter2hunter2"], 5_000);
      const bare = await session.screenshot([], 5_000);
      expect([...masked.slice(1, 4)]).toEqual([80, 78, 71]);
      expect(masked.length).toBeGreaterThan(100);
      expect(bare.length).toBeGreaterThan(100);
    });
  });
};
