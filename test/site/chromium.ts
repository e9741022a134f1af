import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright";

const PLACES = ["/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

const executable = (): string | undefined =>
  process.env.PACTS_EXECUTABLE_PATH ?? PLACES.find((place) => existsSync(place));

/** The system's Chromium, else Playwright's own. The caller closes it. */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = executable();
  return chromium.launch({
    args: ["--no-sandbox", "--disable-gpu"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
};
