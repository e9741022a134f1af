/**
 * Builds pairs of old and new elements with known truth: `bun test/quality/pairs/build.ts [--out DIR] [--seeds N] [--site NAME]`.
 * The npm packages stand in `<out>/npm`; page pairs in `<out>/{mutation,library,application}`.
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../../site/chromium";
import { serveFiles } from "./file-server";
import { MUTATION_SITES } from "./mutation-sites";
import { buildMutations } from "./mutations";
import { bundlePageCode } from "./page-bundle";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pacts-pairs") },
    seeds: { type: "string", default: "4" },
    site: { type: "string" },
  },
});

const script = await bundlePageCode();
const browser = await launchChromium();
const files = serveFiles(join(values.out, "npm/node_modules"));
try {
  for (const site of MUTATION_SITES) {
    if (values.site !== undefined && values.site !== site.site) continue;
    const open = async (page: import("playwright").Page, path: string): Promise<void> => {
      await page.goto(`${files.url}/${path}`, { waitUntil: "load" });
    };
    const total = await buildMutations({ browser, script, out: values.out, seeds: Number(values.seeds), open }, site);
    console.log(`${site.site}: ${total} pairs`);
  }
} finally {
  await files.stop();
  await browser.close();
}
