import { describe, expect, it } from "vitest";
import type { Locator } from "#core/model/locator";
import { byRole, exporting, fingerprint, linesOf, rowsOf, textOf, type Written } from "./exporting";

const place = { file: "r.pacts.yaml", line: 3, column: 5 };
const click = (...steps: readonly unknown[]): Written => ({ steps });

describe("a requirement as a test", () => {
  it("is what a good engineer would have written", () => {
    const text = textOf({
      steps: [
        'fill Search Wikipedia with "${term}"',
        { press: { key: "Enter", on: "Search Wikipedia" }, outcome: 'url contains "Alan_Turing"' },
      ],
      found: [byRole("searchbox", "Search Wikipedia"), byRole("searchbox", "Search Wikipedia")],
      expect: ['heading "${term}" is visible', 'title contains "${term}"'],
      raw: { title: "Wikipedia article search", tags: ["smoke"], vars: { term: "Alan Turing", unused: "x" } },
    });
    expect(text).toBe(`import { expect, test } from "playwright/test";

const term = "Alan Turing";

test("Wikipedia article search", { tag: ["@smoke"] }, async ({ page }) => {
  await page.goto("https://example.com/start");

  await test.step(\`fill Search Wikipedia with "\${term}"\`, async () => {
    await page.getByRole("searchbox", { name: "Search Wikipedia", exact: true }).fill(term);
  });

  await test.step("press Enter on Search Wikipedia", async () => {
    await page.getByRole("searchbox", { name: "Search Wikipedia", exact: true }).press("Enter");
    await expect(page).toHaveURL(/Alan_Turing/);
  });

  await test.step(\`expect heading "\${term}" is visible\`, async () => {
    await expect(page.getByRole("heading", { name: term }).first()).toBeVisible();
  });

  await test.step(\`expect title contains "\${term}"\`, async () => {
    await expect.poll(() => page.title()).toContain(term);
  });
});
`);
  });

  it("runs once for each data row; rows that do something else have a test of their own", () => {
    const text = textOf({
      steps: [{ fill: { element: "User", value: "${data.user}" }, outcome: "${data.outcome}" }],
      found: [byRole("textbox", "User")],
      raw: {
        rows: rowsOf({
          ok: { user: "ada", outcome: 'heading "Products" is visible' },
          more: { user: "bob", outcome: 'heading "Products" is visible' },
          locked: { user: "eve", outcome: 'text "locked out" is visible' },
        }),
      },
    });
    expect(
      text
        .split("\n")
        .filter((line) => /row|user|expect\(/.test(line))
        .map((line) => line.trim()),
    ).toEqual([
      "for (const row of [",
      '{ id: "ok", user: "ada" },',
      '{ id: "more", user: "bob" },',
      "test(`A title [${row.id}]`, async ({ page }) => {",
      'await test.step("fill User with \\"${data.user}\\"", async () => {'
        .replace('"fill', "`fill")
        .replace('\\"${data.user}\\""', '"${row.user}"`'),
      'await page.getByRole("textbox", { name: "User", exact: true }).fill(row.user);',
      'await expect(page.getByRole("heading", { name: /\\bProducts\\b/i }).first()).toBeVisible();',
      "for (const row of [",
      '{ id: "locked", user: "eve" },',
      "test(`A title [${row.id}]`, async ({ page }) => {",
      'await test.step(`fill User with "${row.user}"`, async () => {',
      'await page.getByRole("textbox", { name: "User", exact: true }).fill(row.user);',
      'await expect(page.getByText("locked out").filter({ visible: true }).first()).toBeVisible();',
    ]);
  });

  it("takes secrets from the environment, and tells them nowhere", () => {
    const text = textOf({
      steps: ['fill Password with "${pass}"', 'fill Token with "${secrets.TOKEN}"'],
      raw: { vars: { pass: "${secrets.PASSWORD}" }, secrets: ["PASSWORD", "TOKEN"] },
    });
    expect(text).toContain("const pass = process.env.PASSWORD!;");
    expect(text).toContain(".fill(process.env.TOKEN!);");
    expect(text).toContain(`test.step('fill Password with "\${pass}"'`);
    expect(text).toContain(`test.step('fill Token with "\${secrets.TOKEN}"'`);
  });

  it("makes times and chance anew in every call", () => {
    const text = textOf({
      steps: ['fill Name with "${timestamp} ${uuid} ${name}"', 'fill Day with "${date+2w:DD.MM.YYYY} ${date-1m}"'],
      raw: { vars: { name: "n-${timestamp}" } },
    });
    const inside = text.slice(text.indexOf("async ({ page })"));
    expect(inside).toContain("const timestamp = String(Date.now());");
    expect(inside).toContain("const uuid = crypto.randomUUID();");
    expect(inside).toContain("const name = `n-${timestamp}`;");
    expect(inside).toContain("const date = hoursFromNow(336);");
    expect(inside).toContain("const date2 = monthsFromNow(-1);");
    expect(inside).toContain('[date.toISOString().slice(8, 10), ".", date.toISOString().slice(5, 7), "."');
    expect(text.slice(0, text.indexOf("test("))).toContain("const hoursFromNow");
  });

  it("reads the environment when it runs, with the default of the file", () => {
    const text = textOf({
      ...click("click Go", "go to /cart"),
      raw: { url: { text: "${env.BASE_URL|http://127.0.0.1:4173}/shop", place } },
    });
    expect(text).toContain('const baseUrl = process.env.BASE_URL ?? "http://127.0.0.1:4173";');
    expect(text).toContain("page.goto(`${baseUrl}/shop`)");
    expect(text).toContain('page.goto(new URL("/cart", `${baseUrl}/shop`).href)');
  });

  it("tells addresses from a base address on", () => {
    const text = textOf({ ...click("click Go", { goto: "cart?x=1" }), baseUrl: "http://127.0.0.1:8080" });
    expect(text).toContain('test.use({ baseURL: process.env.BASE_URL ?? "http://127.0.0.1:8080" });');
    expect(text).toContain('page.goto("/start")');
    expect(text).toContain('page.goto("/cart?x=1")');
  });

  it("goes on after an optional step and after a soft expectation", () => {
    const text = textOf(
      click({ click: "Later", optional: "true" }, { expect: 'title is "T"', soft: "true", timeout: "2s" }),
    );
    expect(text).toContain("}, { timeout: 10000 })");
    expect(text).toContain(".catch(({ message }: Error) => test.info().annotations.push(");
    expect(text).toContain('await expect.soft(page).toHaveTitle("T", { timeout: 2000 });');
  });
});

describe("elements", () => {
  it("are addressed by what they are called before by what they are", () => {
    const locators: readonly Locator[] = [
      { strategy: "css", args: { path: "div > input" } },
      { strategy: "id", args: { tag: "input", value: "q" } },
      { strategy: "label", args: { text: "Query" } },
    ];
    expect(linesOf({ ...click("click Query"), found: [{ locators }] })).toEqual([
      'await page.getByLabel("Query", { exact: true }).click();',
    ]);
    expect(linesOf({ ...click("click Query"), found: [{ locators: locators.slice(0, 2) }] })).toEqual([
      'await page.locator("#q").click();',
    ]);
    expect(linesOf({ ...click("click Query"), found: [{ locators: locators.slice(0, 1) }] })).toEqual([
      'await page.locator("div > input").click();',
    ]);
  });

  it("stand in the part of the page that was asked for", () => {
    const row = byRole("link", "Add", { nth: 1 }, { landmarks: ["row Users", "table"] });
    const dialog = byRole("button", "Save", {}, { landmarks: ["dialog New Account", "main"] });
    expect(
      linesOf({ ...click("click Add within row Users", "click Save within dialog New Account"), found: [row, dialog] }),
    ).toEqual([
      'await page.getByRole("row", { name: /\\bUsers\\b/i }).getByRole("link", { name: "Add", exact: true }).click();',
      'await page.getByRole("dialog", { name: "New Account" }).getByRole("button", { name: "Save", exact: true }).click();',
    ]);
  });

  it("are counted where the requirement counts, and where nothing else tells them apart", () => {
    const found = byRole("link", "Edit", { nth: 2 });
    expect(
      linesOf({ ...click("click last Edit", "click third Edit", "click Edit"), found: [found, found, found] }),
    ).toEqual(
      [".last()", ".nth(2)", ".nth(2)"].map(
        (nth) => `await page.getByRole("link", { name: "Edit", exact: true })${nth}.click();`,
      ),
    );
  });

  it("stand in frames", () => {
    expect(
      linesOf({
        ...click("click Pay", "click Pay", 'click "Pay" in frame "card"'),
        found: [
          byRole("button", "Pay", { frame: "card" }),
          byRole("button", "Pay", { frame: "/pay/form~1" }),
          undefined,
        ],
      }).map((line) => line.slice(0, line.indexOf(".getByRole"))),
    ).toEqual([
      `await page.frameLocator('iframe[name="card"]')`,
      `await page.frameLocator('iframe[src*="/pay/form"]').nth(1)`,
      "await page",
    ]);
  });

  it("keep a variable in their name a variable", () => {
    const seen = {
      ...byRole("link", "ada/engine A machine"),
      query: { name: "ada/engine", kind: "clickable" as const },
    };
    expect(
      linesOf({
        ...click("click link ${data.repository}"),
        found: [seen],
        raw: { rows: rowsOf({ a: { repository: "x/y" } }) },
      }),
    ).toEqual(['await page.getByRole("link", { name: `${row.repository} A machine`, exact: true }).click();']);
  });

  it("that are lists are opened, native ones chosen from", () => {
    const stage = byRole("combobox", "Stage", {}, { tag: "button" });
    const native = byRole("combobox", "Size", {}, { tag: "select" });
    const found = [stage, native];
    expect(linesOf({ ...click("select Prospecting from Stage", "select Medium from Size"), found })).toEqual([
      'await page.getByRole("combobox", { name: "Stage", exact: true }).click();',
      'await page.getByRole("option", { name: "Prospecting", exact: true }).click();',
      'await page.getByRole("combobox", { name: "Size", exact: true }).selectOption("Medium");',
    ]);
  });

  it("that hide behind their label are pressed there, and looked at themselves", () => {
    const hot = byRole("radio", "Very Hot", {}, { type: "radio", concealed: true, label: "Very Hot" });
    expect(linesOf({ ...click("click Very Hot"), found: [hot], expect: ["Very Hot is checked"] })).toEqual([
      'await page.locator("label").filter({ hasText: /^\\s*Very\\s*Hot\\s*$/ }).click({ force: true });',
      'await expect(page.getByRole("radio", { name: "Very Hot", exact: true })).toBeChecked();',
    ]);
  });

  it("of which nothing is known are refused, with their place", () => {
    const exported = exporting({ ...click("click Go", "click Stop"), found: [undefined, null] });
    expect(exported).toEqual({
      ok: false,
      complaints: [
        {
          severity: "error",
          code: "not-exportable",
          message: "nothing is remembered of Stop",
          hint: expect.stringContaining("pacts run"),
          place,
        },
      ],
    });
  });
});

describe("expectations", () => {
  const line = (expectation: string, more: Partial<Written> = {}): string | undefined =>
    linesOf({ steps: ["press Enter"], expect: [expectation], ...more }).at(-1);

  it.each([
    ['"Saved" is visible', "expect(page.getByText(/\\bSaved\\b/i)"],
    ['text "Saved now" is not visible', 'expect(page.getByText("Saved now").filter({ visible: true })).toHaveCount(0)'],
    ["dialog is hidden", 'expect(page.getByRole("dialog").filter({ visible: true })).toHaveCount(0)'],
    ["Email field is disabled", 'expect(page.getByRole("textbox", { name: /\\bEmail\\b/i }).first()).toBeDisabled()'],
    ["Newsletter is not checked", ".first()).not.toBeChecked()"],
    ['value of Amount is "100"', '.first()).toHaveValue("100")'],
    ['value of Amount contains "1.5"', ".first()).toHaveValue(/1\\.5/)"],
    ['value of Amount contains "${v}"', ".inputValue()).toContain(v)"],
    ['page contains "a  b"', 'expect(page.locator("body")).toContainText("a  b", { useInnerText: true })'],
    ['text of heading "Cart" is "Cart (2)"', '.first()).toHaveText("Cart (2)", { useInnerText: true })'],
    ["number of options is 3", 'expect(page.getByRole("option")).toHaveCount(3)'],
    ["number of rows is 3", 'expect(page.getByRole("row").filter({ visible: true })).toHaveCount(3)'],
    ['attribute "href" of Help link is "/help"', '.first()).toHaveAttribute("href", "/help")'],
    ['url is "https://x.org/a"', 'toHaveURL((url) => url.href.replace(/\\/$/, "") === "https://x.org/a")'],
    ['url contains "${v}"', "toHaveURL((url) => url.href.includes(v))"],
    ['url matches "q=.*"', 'toHaveURL(new RegExp("q=.*", "u"))'],
    ['title does not contain "Error"', "expect(page).not.toHaveTitle(/Error/)"],
  ])("%s", (written, code) => {
    expect(line(written, { raw: { vars: { v: "w" } } })).toContain(code);
  });

  it("are about the element that was acted on, where it is called the same", () => {
    const size = byRole("combobox", "Size", {}, { tag: "select" });
    const found = [size];
    const steps = ["select Medium from Size"];
    expect(linesOf({ steps, found, expect: ['value of Size is "Medium"', "Size is visible"] }).slice(1)).toEqual([
      'await expect(page.getByRole("combobox", { name: "Size", exact: true }).locator("option:checked")).toHaveText("Medium", { useInnerText: true });',
      'await expect(page.getByRole("combobox", { name: "Size", exact: true })).toBeVisible();',
    ]);
  });

  it("of a tab that is chosen look at what a tab says", () => {
    const found = [{ ...byRole("tab", "Files"), fingerprint: fingerprint({ role: "tab" }) }];
    expect(linesOf({ steps: ["click Files"], found, expect: ["Files is checked"] }).at(-1)).toContain(
      '.toHaveAttribute("aria-selected", "true")',
    );
  });
});
