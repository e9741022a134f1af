import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Names } from "#adapters/playwright/page/accessible-name";
import { bundleNames } from "../../../quality/accessible-name-bundle";

const CHROMIUM = process.env.PACTS_TEST_CHROMIUM ?? "/usr/lib/chromium/chromium-headless-shell";
type Ask = { readonly [K in keyof Names]: K }[keyof Names];

const missing = !existsSync(CHROMIUM);

describe.skipIf(missing)(`names in the page${missing ? " (skipped: no browser)" : ""}`, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    page = await browser.newPage();
    await page.addInitScript({ content: await bundleNames() });
    await page.goto("about:blank");
  }, 30_000);
  afterAll(() => browser.close());

  /** Answers to one question about every element marked `t`, shadow roots included. */
  const ask = async (html: string, question: Ask, ...rest: readonly unknown[]): Promise<readonly unknown[]> => {
    await page.evaluate((body) => document.body.setHTMLUnsafe(body), html);
    return page.evaluate(
      ([key, more]) => {
        const names = (globalThis as unknown as { createNames(): Names }).createNames();
        const marked = (root: ParentNode): Element[] =>
          [...root.querySelectorAll("*")].flatMap((element) => [
            ...(element.hasAttribute("t") ? [element] : []),
            ...(element.shadowRoot ? marked(element.shadowRoot) : []),
          ]);
        return marked(document).map((element) => (names[key] as (...all: unknown[]) => unknown)(element, ...more));
      },
      [question, rest] as const,
    );
  };

  it.each([
    ["<a t href=x></a><a t></a>", ["link", ""]],
    [
      "<input t><input t type=search><input t type=number><input t type=range>",
      ["textbox", "searchbox", "spinbutton", "slider"],
    ],
    [
      "<input t type=password><input t type=date><input t type=file><input t type=hidden>",
      ["textbox", "textbox", "button", ""],
    ],
    ["<input t list=l><datalist id=l></datalist>", ["combobox"]],
    ["<select t></select><select t multiple></select><select t size=3></select>", ["combobox", "listbox", "listbox"]],
    ["<div t contenteditable></div><h2 t contenteditable></h2>", ["textbox", "heading"]],
    ["<img t><img t alt=''><img t alt='' tabindex=0>", ["img", "none", "img"]],
    ["<header t></header><article><header t></header></article>", ["banner", ""]],
    ["<footer t></footer><section><footer t></footer></section>", ["contentinfo", ""]],
    [
      "<section t></section><section t aria-label=x></section><form t></form><form t title=x></form>",
      ["", "region", "", "form"],
    ],
    [
      "<details><summary t></summary></details><dialog t open></dialog><output t></output>",
      ["button", "dialog", "status"],
    ],
    ["<table><tr><th t>a<th t>b<tr><th t>c<td t>d</table>", ["columnheader", "columnheader", "rowheader", "cell"]],
    ["<table role=grid><tr><td t></table>", ["gridcell"]],
    ["<table role=none><tr t><td t></table><ul role=none><li t></ul>", ["none", "none", "none"]],
    [
      "<div t role='nonsense button'></div><button t role=none></button><div t role=presentation></div>",
      ["button", "button", "none"],
    ],
  ])("role of %s", async (html, roles) => expect(await ask(html, "role")).toEqual(roles));

  it.each([
    ["<label for=a>Email <b>address</b></label><input t id=a>", ["Email address"]],
    ["<label>Name <input t value=Eve></label>", ["Name"]],
    ["<input t type=submit><input t type=reset><input t type=button value=Go>", ["Submit", "Reset", "Go"]],
    ["<input t placeholder=Search><input t placeholder=p title=t>", ["Search", "t"]],
    ["<button t><svg><title>Close</title></svg></button>", ["Close"]],
    ["<button t><i aria-hidden=true>x</i><span>Save</span><span hidden>!</span></button>", ["Save"]],
    ["<a t href=x><div>One</div><div>Two</div></a>", ["One Two"]],
    ["<fieldset t><legend>Pay</legend></fieldset><figure t><figcaption>Fig</figcaption></figure>", ["Pay", "Fig"]],
    ["<select><optgroup t label=G><option t>O</option></optgroup></select>", ["G", "O"]],
    ["<details><summary t>More</summary>hidden</details>", ["More"]],
    ["<div style='display:none'><button t>x</button></div><button t style='visibility:hidden'>x</button>", ["", ""]],
    ["<p t aria-label=x>text</p>", [""]],
    ["<button t aria-labelledby='b a'></button><i id=a>a</i><i id=b hidden>b</i>", ["b a"]],
    ["<style>.r::after{content:'*'}</style><label for=q class=r>Town</label><input t id=q>", ["Town*"]],
  ])("name of %s", async (html, names) => expect(await ask(html, "name")).toEqual(names));

  it("resolves ids and labels inside shadow roots, and follows slots", async () => {
    const html = `<div id=n>outside</div><x-a><template shadowrootmode=open><i id=n>inside</i><button t aria-labelledby=n></button>
      <label for=f>Field</label><input t id=f><button t>a <slot></slot> c</button></template><b>slotted</b></x-a>`;
    expect(await ask(html, "name")).toEqual(["inside", "Field", "a slotted c"]);
  });

  it("leaves out what a user typed, unless values are asked for", async () => {
    const html = `<label>Flash <input type=checkbox t> <input value=SECRET> times</label>
      <button t>a<span contenteditable>SECRET</span>b<textarea>SECRET</textarea></button><h2 t contenteditable>SECRET</h2>
      <label for=z>pick <select><option>SECRET</option></select></label><input t id=z>`;
    expect(await ask(html, "name")).toEqual(["Flash times", "ab", "", "pick"]);
    expect(await ask(html, "labelText")).toEqual(["Flash times", "", "", "pick"]);
    expect((await ask(html, "text")).join()).not.toContain("SECRET");
    expect((await ask(html, "name", { values: true }))[0]).toBe("Flash SECRET times");
  });

  it("tells the text of labels and references apart from other names", async () => {
    const html =
      "<label for=a>L</label><input t id=a aria-label=other><i id=r>R</i><input t aria-labelledby=r><input t title=T>";
    expect(await ask(html, "labelText")).toEqual(["L", "R", ""]);
  });

  it("sees what Playwright sees", async () => {
    const html = `<p t>x</p><p t></p><p t style='visibility:hidden'>x</p><p t style='display:none'>x</p>
      <p t style='opacity:0'>x</p><p t style='display:contents'>x</p><p t style='display:contents'></p>
      <div style='visibility:hidden'><p t style='visibility:visible'>x</p></div><details><p t>x</p></details>`;
    const seen = await ask(html, "visible");
    const marked = await page.locator("[t]").all();
    expect(seen).toEqual(await Promise.all(marked.map((locator) => locator.isVisible())));
    expect(seen).toContain(true);
  });

  it("knows what is hidden", async () => {
    const html = `<p t>x</p><div aria-hidden=true><p t>x</p></div><p t hidden>x</p><select><option t>x</option></select>
      <div style='display:contents'><p t>x</p></div><p t style='display:contents'>x</p>`;
    expect(await ask(html, "hidden")).toEqual([false, true, true, false, false, false]);
  });

  it("reads visible text on one line, cut to its cap", async () => {
    const html = "<div t>a <b>b</b><p>c</p><p hidden>d</p><script>e</script><select><option>f</option></select></div>";
    expect(await ask(html, "text")).toEqual(["a b c"]);
    expect(await ask(html, "text", 3)).toEqual(["a b"]);
  });

  it("is not led astray by a form whose fields bear the names of properties", async () => {
    const fields = [
      "getAttribute",
      "parentNode",
      "firstChild",
      "localName",
      "shadowRoot",
      "checkVisibility",
      "assignedSlot",
    ];
    const html = `<form t aria-label=F>${fields.map((name) => `<input t name=${name} title=${name}>`).join("")}</form>`;
    expect(await ask(html, "name")).toEqual(["F", ...fields]);
  });

  it("ends soon on huge text, wide and deep trees", async () => {
    const html = `<button t>${"x".repeat(1_000_000)}</button><a t href=x>${"<i></i>".repeat(50_000)}</a>
      <a t href=x>${"<b>".repeat(2_000)}deep${"</b>".repeat(2_000)}</a><i t></i>`;
    const started = performance.now();
    const lengths = (await ask(html, "name")).map((name) => String(name).length);
    expect(lengths[0]).toBe(4_000);
    expect(performance.now() - started).toBeLessThan(8_000);
  }, 20_000);
});
