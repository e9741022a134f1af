import { expect, it } from "vitest";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import { browserContract } from "./browser";

const options = { headless: true, viewport: { width: 1280, height: 720 }, driftThreshold: 0.35, env: process.env };

browserContract("playwright", () =>
  createPlaywrightBrowser({ ...options, executablePath: process.env.PACTS_EXECUTABLE_PATH }),
);

it("says how to get a browser when there is none", async () => {
  const browser = createPlaywrightBrowser({ ...options, executablePath: "/nowhere/chromium" });
  await expect(browser.open({})).rejects.toMatchObject({
    message: "no browser at /nowhere/chromium",
    options: { hint: expect.stringContaining("apt-get install") },
  });
  await browser.close();
});
