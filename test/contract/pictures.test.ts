import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import type { Browser } from "#core/ports/browser";
import { page, type Pages, servePages } from "../e2e/pages";
import { coloursIn, decodePng } from "../e2e/picture";

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
