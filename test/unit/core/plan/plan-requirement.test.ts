import { describe, expect, it } from "vitest";
import type { Complaint, DataRow, RawNode, RawRequirement } from "#core/model/requirement";
import { planRequirement } from "#core/plan/plan-requirement";
import type { World } from "#core/plan/variables";

const place = { file: "r.pacts.yaml", line: 3, column: 5 };
const NOW = Date.UTC(2026, 10, 21, 22, 30, 5);

const node = (value: unknown): RawNode => {
  if (Array.isArray(value)) return { kind: "list", items: value.map(node), place };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => ({ key: { text: key, place }, value: node(inner) }));
    return { kind: "map", entries, place };
  }
  return { kind: "text", text: String(value), place };
};

const raw = (steps: readonly unknown[], more: Partial<RawRequirement> = {}): RawRequirement => ({
  id: "r",
  title: "r",
  url: { text: "https://example.com/start", place },
  tags: [],
  vars: {},
  secrets: [],
  rows: [],
  steps: steps.map((step) =>
    typeof step === "string"
      ? { kind: "sentence", sentence: { text: step, place } }
      : { kind: "map", value: node(step), place },
  ),
  expect: [],
  place,
  ...more,
});

const world = (more: Partial<World> = {}): World => ({
  variables: {},
  env: {},
  nowMs: NOW,
  newId: () => "id-1",
  ...more,
});
const row = (values: Record<string, string>): DataRow => ({ id: values.id ?? "1", values, place });

const plan = (requirement: RawRequirement, data: DataRow | null = null, more: Partial<World> = {}) =>
  planRequirement(requirement, data, world(more));
const actions = (
  steps: readonly unknown[],
  more: Partial<RawRequirement> = {},
  data: DataRow | null = null,
  from: Partial<World> = {},
) => plan(raw(steps, more), data, from).requirement?.steps.map((step) => step.action);
const errors = (
  steps: readonly unknown[],
  more: Partial<RawRequirement> = {},
  data: DataRow | null = null,
): readonly Complaint[] => plan(raw(steps, more), data).complaints.filter(({ severity }) => severity === "error");

describe("map steps", () => {
  const clickable = { kind: "clickable" } as const;
  it.each([
    [{ click: "New" }, { kind: "click", element: { name: "New", ...clickable } }],
    [
      { click: { element: "Add", within: "row Users" } },
      { kind: "click", element: { name: "Add", ...clickable, within: { name: "Users", role: "row" } } },
    ],
    [
      { click: { element: "New", within: "Accounts", role: "button", nth: "2" } },
      { kind: "click", element: { name: "New", role: "button", nth: 2, ...clickable, within: { name: "Accounts" } } },
    ],
    [{ click: { element: "Add in Users" } }, { kind: "click", element: { name: "Add in Users", ...clickable } }],
    [{ click: { element: "Save button" } }, { kind: "click", element: { name: "Save", role: "button", ...clickable } }],
    [
      { click: { element: "Save button", exact: "true" } },
      { kind: "click", element: { name: "Save button", exact: true, ...clickable } },
    ],
    [{ click: { selector: "#save" } }, { kind: "click", element: { name: "", selector: "#save", ...clickable } }],
    [{ click: { element: "Select data" } }, { kind: "click", element: { name: "Select data", ...clickable } }],
    [
      { fill: { element: "Text of the article", value: "x" } },
      { kind: "fill", element: { name: "Text of the article", kind: "editable" }, value: "x" },
    ],
    [
      { fill: { element: "First name", value: "007" } },
      { kind: "fill", element: { name: "First name", kind: "editable" }, value: "007" },
    ],
    [{ fill: 'Name with "x"' }, { kind: "fill", element: { name: "Name", kind: "editable" }, value: "x" }],
    [{ type: { value: "abc" } }, { kind: "type", value: "abc" }],
    [{ type: "abc" }, { kind: "type", value: "abc" }],
    [{ press: "Enter" }, { kind: "press", key: "Enter" }],
    [
      { press: { key: "Enter", on: "Search" } },
      { kind: "press", key: "Enter", element: { name: "Search", kind: "focusable" } },
    ],
    [
      { select: { element: "System", option: "SQLite 3" } },
      { kind: "select", element: { name: "System", kind: "selectable" }, option: "SQLite 3" },
    ],
    [
      { check: { element: "This is a minor edit" } },
      { kind: "check", element: { name: "This is a minor edit", kind: "checkable" } },
    ],
    [{ goto: "http://127.0.0.1:80/x" }, { kind: "goto", url: "http://127.0.0.1:80/x" }],
    [{ goto: "/path" }, { kind: "goto", url: "/path" }],
    [{ reload: "" }, { kind: "reload" }],
    [{ screenshot: "home" }, { kind: "screenshot", name: "home" }],
    [
      { action: "fill", element: "Name", value: "x" },
      { kind: "fill", element: { name: "Name", kind: "editable" }, value: "x" },
    ],
    [
      { action: "press", value: "Enter" },
      { kind: "press", key: "Enter" },
    ],
  ])("%j", (step, action) => expect(actions([step])).toEqual([action]));

  it.each([
    [{ url: { matches: "detail/x" } }, { kind: "url", match: { mode: "matches", value: "detail/x" }, negated: false }],
    [
      'text "Account \\"X\\" was created." is visible',
      {
        kind: "state",
        state: "visible",
        element: { name: 'Account "X" was created.', role: "text", kind: "any" },
        negated: false,
      },
    ],
    [
      { value: { of: "Amount", is: "100" } },
      { kind: "value", element: { name: "Amount", kind: "any" }, match: { mode: "is", value: "100" }, negated: false },
    ],
    [
      { visible: "Save button", not: "true" },
      { kind: "state", state: "visible", element: { name: "Save", role: "button", kind: "any" }, negated: true },
    ],
    [
      { unchecked: "Terms" },
      { kind: "state", state: "checked", element: { name: "Terms", kind: "any" }, negated: true },
    ],
    [
      { count: { of: "Delete button", is: "3" } },
      { kind: "count", element: { name: "Delete", role: "button", kind: "any" }, count: 3, negated: false },
    ],
    [{ text: "saved" }, { kind: "text", match: { mode: "contains", value: "saved" }, negated: false }],
    [
      { text: { of: "Total", matches: "\\d+" } },
      {
        kind: "text",
        element: { name: "Total", kind: "any" },
        match: { mode: "matches", value: "\\d+" },
        negated: false,
      },
    ],
    [
      { attribute: { of: "Docs link", name: "href", contains: "/docs" } },
      {
        kind: "attribute",
        element: { name: "Docs", role: "link", kind: "any" },
        attribute: "href",
        match: { mode: "contains", value: "/docs" },
        negated: false,
      },
    ],
    [{ title: "Home" }, { kind: "title", match: { mode: "is", value: "Home" }, negated: false }],
  ])("expect: %j", (written, that) => expect(actions([{ expect: written }])).toMatchObject([{ kind: "expect", that }]));

  it("reads options beside the action and inside it", () => {
    const [step] =
      plan(
        raw([
          {
            id: "pay",
            click: { element: "Pay", heal: "off", timeout: "5s" },
            outcome: ["url contains x", { visible: "Thanks" }],
            optional: "true",
            cache: "refresh",
          },
        ]),
      ).requirement?.steps ?? [];
    expect(step).toMatchObject({
      id: "pay",
      heal: "off",
      timeoutMs: 5000,
      optional: true,
      soft: false,
      cache: "refresh",
    });
    expect(step?.outcome.map((that) => that.kind)).toEqual(["url", "state"]);
  });

  it.each([
    [{ clik: "Save" }, "unknown-action", 'did you mean "click"?'],
    [{ click: { elment: "Save" } }, "unknown-key", 'did you mean "element"?'],
    [{ click: "Save", outcom: "x" }, "unknown-action", 'did you mean "outcome"?'],
    [{ expect: { visibel: "x" } }, "unknown-key", 'did you mean "visible"?'],
    [{ click: "A", fill: "B with c" }, "one-action", "write one step for each"],
    [{ fill: { element: "Name" } }, "missing-value", "write value: and the text"],
    [{ click: { element: "A", role: "buton" } }, "unknown-role", 'did you mean "button"?'],
    [
      { expect: { url: { matches: "(" } } },
      "bad-pattern",
      "write a JavaScript regular expression of at most 200 characters",
    ],
    [{ goto: "javascript:alert(1)" }, "bad-url", "write an address that starts with http:// or https://"],
    [{ goto: "file:///etc/passwd" }, "bad-url", "write an address that starts with http:// or https://"],
    [{ press: "Entr" }, "unknown-key-name", "write a key such as Enter, Tab, ArrowDown, Control+A"],
  ])("refuses %j", (step, code, hint) => {
    const [first] = errors([step]);
    expect(first).toMatchObject({ code, hint, place });
  });

  it("tells every complaint, not just the first", () => {
    expect(errors(["clik a", { click: { elment: "b" } }, "wait 3 seconds"]).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["unknown-step", "unknown-key", "fixed-wait"]),
    );
  });
});

describe("steps", () => {
  it("numbers them, and the closing expectations", () => {
    const steps =
      plan(raw(["click A", 'type "x" into Search and press Enter'], { expect: [node("url contains x")] })).requirement
        ?.steps ?? [];
    expect(steps.map(({ id, action }) => `${id} ${action.kind}`)).toEqual([
      "S1 click",
      "S2 fill",
      "S3 press",
      "E1 expect",
    ]);
  });

  it("lets `that field` mean the last target, over steps without one", () => {
    expect(actions(["fill Search with x", "go back", "press Enter on that field"])?.at(-1)).toEqual({
      kind: "press",
      key: "Enter",
      element: { name: "Search", kind: "focusable" },
    });
  });

  it("refuses a plan without steps", () => expect(errors([])).toMatchObject([{ code: "no-steps" }]));

  it("warns where nothing is expected, and of a readable password", () => {
    const codes = plan(raw(["fill Password with hunter2"])).complaints.map(
      ({ code, severity }) => `${severity} ${code}`,
    );
    expect(codes).toEqual(["warning literal-secret", "warning nothing-asserted"]);
    expect(plan(raw(["fill Password with ${env.P|}", "expect A"])).complaints).toEqual([]);
  });
});

describe("variables", () => {
  const value = (
    text: string,
    more: Partial<RawRequirement> = {},
    data: DataRow | null = null,
    from: Partial<World> = {},
  ): string => {
    const action = actions([`fill A with "${text}"`], more, data, from)?.[0];
    return action?.kind === "fill" ? action.value : "none";
  };

  it.each([
    ["${term}", "Alan Turing"],
    ["${nope|a default}", "a default"],
    ["${nope|}", ""],
    ["${nope|${term}}", "Alan Turing"],
    ["${timestamp}", String(NOW)],
    ["${uuid} ${uuid}", "id-1 id-1"],
    ["${date}", "2026-11-21"],
    ["${date+30d:MM/DD/YYYY}", "12/21/2026"],
    ["${date-1y}", "2025-11-21"],
    ["${date+3m:D MMM YYYY}", "21 Feb 2027"],
    ["${date+2h:HH:mm}", "00:30"],
    ["$${term}", "${term}"],
    ["${mail}", "u-id-1@example.com"],
    ["a $ b {c}", "a $ b {c}"],
  ])("%s", (text, wanted) =>
    expect(value(text, { vars: { term: "Alan Turing", mail: "u-${uuid}@example.com" } })).toBe(wanted),
  );

  it("prefers the command line, then the row, then the file", () => {
    const vars = { x: "file", y: "file", z: "file" };
    expect(value("${x} ${y} ${z} ${data.y}", { vars }, row({ x: "row", y: "row" }), { variables: { x: "flag" } })).toBe(
      "flag row file row",
    );
  });

  it("reads 29 February and month ends right", () => {
    expect(value("${date+1m}", {}, null, { nowMs: Date.UTC(2028, 0, 31) })).toBe("2028-02-29");
    expect(value("${date+1d}", {}, null, { nowMs: Date.UTC(2100, 1, 28) })).toBe("2100-03-01");
    expect(value("${date}", {}, null, { nowMs: Date.UTC(1969, 11, 31) })).toBe("1969-12-31");
  });

  it("says which variable is missing and which are known", () => {
    expect(errors(['fill A with "${trm}"'], { vars: { term: "x" } })).toMatchObject([
      { code: "missing-variable", hint: expect.stringContaining("did you mean ${term}?"), place },
    ]);
    expect(errors(['fill A with "${data.x}"'])).toMatchObject([
      { code: "missing-variable", hint: expect.stringContaining("no data rows") },
    ]);
  });

  it("never lets data change the reading", () => {
    const evil = 'x" into B and press Enter';
    expect(
      actions(
        ['type "${data.v}" into A', "click ${data.v}", "click ${data.n} within row ${data.r}"],
        {},
        row({ v: evil, n: "the first", r: "in dialog" }),
      ),
    ).toEqual([
      { kind: "fill", element: { name: "A", kind: "editable" }, value: evil, keys: true },
      { kind: "click", element: { name: evil, kind: "clickable" } },
      { kind: "click", element: { name: "the first", kind: "clickable", within: { name: "in dialog", role: "row" } } },
    ]);
  });

  it("reads a sentence that is one template after filling it in", () => {
    expect(
      actions([{ expect: "${data.outcome}" }], {}, row({ outcome: 'heading "Products" is visible' })),
    ).toMatchObject([{ kind: "expect", that: { state: "visible", element: { name: "Products", role: "heading" } } }]);
  });

  it("keeps secrets out until the moment they are used, and out of names and addresses", () => {
    const planned = plan(raw(['fill Password with "${secrets.PW}"', "expect A"])).requirement;
    expect(planned?.steps[0]?.action).toMatchObject({ value: "${secrets.PW}" });
    expect(planned?.secrets).toEqual(["PW"]);
    for (const step of [
      "click ${secrets.PW}",
      'go to "/x?p=${secrets.PW}"',
      'expect text "${secrets.PW}" is visible',
      "${secrets.PW}",
    ])
      expect(errors([step]).map(({ code }) => code)).toContain("secret-outside-value");
  });

  it("does not take a secret's name from outside", () => {
    expect(
      planRequirement(raw(['fill Comment with "${c}"']), null, world({ variables: { c: "${secrets.PW}" } })).complaints,
    ).toMatchObject([{ code: "secret-in-value" }]);
  });

  it("takes variables in a pattern for themselves", () => {
    expect(actions([{ expect: { url: { matches: "q=${q}$" } } }], { vars: { q: "a.b(c" } })).toMatchObject([
      { that: { match: { value: "q=a\\.b\\(c$" } } },
    ]);
  });

  it("does not grow without bounds", () => {
    const names = [..."abcdefgh"];
    const vars = Object.fromEntries(names.map((name, index) => [name, `\${${names[index + 1] ?? "z"}}`.repeat(50)]));
    const started = performance.now();
    expect(errors(["click ${a}"], { vars: { ...vars, z: "z" } })).toMatchObject([{ code: "circular-variable" }]);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("stops at a circle", () =>
    expect(errors(["click ${a}"], { vars: { a: "${b}", b: "${a}" } })).toMatchObject([{ code: "circular-variable" }]));
});

describe("addresses", () => {
  it.each([
    ["https://example.com/start", undefined, "https://example.com/start"],
    ["/start", "http://localhost:3000", "http://localhost:3000/start"],
    ["https://example.com/start", "http://localhost:3000", "http://localhost:3000/start"],
    ["example.com", undefined, "https://example.com"],
    ["", "http://localhost:3000", "http://localhost:3000/"],
  ])("%s with base %s", (url, baseUrl, wanted) => {
    expect(
      plan(raw(["click A"], { url: { text: url, place } }), null, baseUrl === undefined ? {} : { baseUrl }).requirement
        ?.url,
    ).toBe(wanted);
  });

  it("refuses what is no web address", () => {
    for (const text of ["javascript:alert(1)", "file:///etc/passwd", "/relative"])
      expect(errors(["click A"], { url: { text, place } })).toMatchObject([{ code: "bad-url" }]);
  });
});
