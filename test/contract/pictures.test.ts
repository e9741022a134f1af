import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import type { Browser } from "#core/ports/browser";
import { page, type Pages, servePages } from "../e2e/pages";
import { coloursIn, decodePng, type Picture } from "../e2e/picture";

const SECRET = "hunter2 in clear";
const COVER = "#ff00ff";
const BOX = "position:absolute;left:0;top:0;width:200px;height:40px;margin:0;padding:0;border:0";

let browser: Browser;
let pages: Pages;
const bodies: Readonly<Record<string, string>> = {
  "/text": `<p style="${BOX}">${SECRET}</p>`,
  "/dialog": `<dialog id="d" style="${BOX}"><p style="${BOX}">${SECRET}</p></dialog><script>d.showModal()</script>`,
  "/popover": `<p id="p" popover style="${BOX}">${SECRET}</p><script>p.showPopover()</script>`,
  "/frame": `<iframe src="/text" style="${BOX}"></iframe>`,
  "/far-frame": `<iframe style="${BOX}"></iframe><script>document.querySelector("iframe").src = location.href.replace("127.0.0.1", "localhost").replace("far-frame", "text")</script>`,
  "/turned": `<style>html { transform: translateX(0); filter: none; will-change: transform }</style><p style="${BOX}">${SECRET}</p>`,
  "/hostile": `<style>* { display: none !important; opacity: 0 !important } html, body, p { display: block !important; opacity: 1 !important }
    [popover] { visibility: hidden !important; transform: scale(0) !important }</style>
    <form name="createElementNS"></form><form name="documentElement"></form><p style="${BOX}">${SECRET}</p>`,
  "/greedy": `<p style="${BOX}">${SECRET}</p><script>new MutationObserver((all) => { for (const { addedNodes } of all) for (const node of addedNodes) node.style?.setProperty("opacity", "0") }).observe(document, { childList: true, subtree: true })</script>`,
  "/scrolled": `<div style="height:3000px"></div><p style="${BOX.replace("top:0", "top:2000px")}">${SECRET}</p><script>scrollTo(0, 2000)</script>`,
};

beforeAll(() => {
  pages = servePages(({ pathname }) => page("Secret", `<style>body{margin:0}</style>${bodies[pathname] ?? ""}`));
  browser = createPlaywrightBrowser({
    headless: true,
    viewport: { width: 400, height: 300 },
    driftThreshold: 0.35,
    executablePath: process.env.PACTS_EXECUTABLE_PATH,
    env: process.env,
  });
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe("a picture covers a secret", () => {
  test.each(Object.keys(bodies))("%s", async (path) => {
    const session = await browser.open({});
    try {
      expect(await session.goto(`${pages.url}${path}`, 10_000)).toEqual({ ok: true });
      for (let left = 50; left > 0 && !session.quiet(); left--) await session.changed(100);
      const covered = decodePng(Buffer.from(await session.screenshot([SECRET], 5_000)));
      expect([...coloursIn(covered, 2, 2, 190, 38)]).toEqual([COVER]);
      // Without secrets the page is shown as it is: no cover stayed behind.
      const bare = coloursIn(decodePng(Buffer.from(await session.screenshot([], 5_000))), 0, 0, 400, 300);
      expect(bare.has(COVER)).toBe(false);
      expect(bare.size).toBeGreaterThan(2);
    } finally {
      await session.close();
    }
  });
});

const FRAME = "#ff6a00";
const TARGET = "position:absolute;width:100px;height:30px;margin:0;padding:0;border:0;background:#0000ff";
const watched = (body: string): string =>
  `${body}<script>new MutationObserver((_, all) => { all.disconnect(); document.title = "touched" }).observe(document, { childList: true, subtree: true, attributes: true })</script>`;

const shownPages: Readonly<Record<string, string>> = {
  "/here": watched(`<button style="${TARGET};left:50px;top:60px">Aim</button><p style="${BOX}">${SECRET}</p>`),
  "/below": watched(
    `<p style="${BOX}">${SECRET}</p><button style="${TARGET};left:50px;top:1500px">Aim</button><p style="${BOX};top:2500px"></p>`,
  ),
  "/within": watched(
    `<p style="${BOX}">${SECRET}</p><iframe src="/in" style="position:absolute;left:20px;top:80px;width:300px;height:200px;border:0"></iframe>`,
  ),
  "/in": `<button style="${TARGET};left:30px;top:40px">Aim</button>`,
};

describe("a picture of an element", () => {
  let own: Pages;
  beforeAll(() => {
    own = servePages(({ pathname }) => page("Aim", `<style>body{margin:0}</style>${shownPages[pathname] ?? ""}`));
  });
  afterAll(() => own.close());

  /** Left, top, right and bottom of what has the colour. */
  const extent = (picture: Picture, colour: string): readonly number[] => {
    const [xs, ys]: [number[], number[]] = [[], []];
    for (let y = 0; y < picture.height; y++)
      for (let x = 0; x < picture.width; x++)
        if (picture.at(x, y) === colour) {
          xs.push(x);
          ys.push(y);
        }
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
  };

  test.each([
    ["/here", "hidden"],
    ["/below", "out of view"],
    ["/within", "hidden"],
  ])(
    "%s: it is in view with a frame round it, secrets are covered, and the page is not touched",
    async (path, secret) => {
      const session = await browser.open({});
      try {
        expect(await session.goto(`${own.url}${path}`, 10_000)).toEqual({ ok: true });
        for (let left = 50; left > 0 && !session.quiet(); left--) await session.changed(100);
        const found = await session.discover({ name: "Aim", kind: "clickable" });
        if (found.kind !== "found") throw new Error("Aim is not there");
        const { held } = found.candidate;
        const bare = decodePng(Buffer.from((await session.pictureOf(held, [], 5_000))()));
        const [left = 0, top = 0, right = 0, bottom = 0] = extent(bare, "#0000ff");
        expect([right - left, bottom - top]).toEqual([100, 30]);
        expect(extent(bare, FRAME)).toEqual([left - 5, top - 5, right + 5, bottom + 5]);
        const title = { kind: "title", match: { mode: "is", value: "Aim" }, negated: false, text: "" } as const;
        expect(await session.observe(title)).toMatchObject({ holds: true });
        const covered = decodePng(Buffer.from((await session.pictureOf(held, [SECRET], 5_000))()));
        if (secret === "hidden") expect([...coloursIn(covered, 2, 2, 190, 38)]).toEqual([COVER]);
        expect(coloursIn(covered, 0, 0, 400, 300).has(FRAME)).toBe(true);
      } finally {
        await session.close();
      }
    },
  );

  test("that went away shows the page as it is", async () => {
    const session = await browser.open({});
    try {
      await session.goto(`${own.url}/here`, 10_000);
      const gone = decodePng(Buffer.from((await session.pictureOf({ id: "nobody" }, [], 2_000))()));
      expect(coloursIn(gone, 0, 0, 400, 300).has(FRAME)).toBe(false);
      expect(coloursIn(gone, 0, 0, 400, 300).has("#0000ff")).toBe(true);
    } finally {
      await session.close();
    }
  });
});
