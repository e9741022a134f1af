/**
 * Builds pairs of old and new elements with known truth: `bun test/quality/pairs/build.ts [--out DIR] [--seeds N] [--site NAME]`.
 * The npm packages stand in `<out>/npm`; page pairs in `<out>/{mutation,library,application}`.
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright";
import { prepareApplications } from "../../real/application";
import { launchChromium } from "../../site/chromium";
import { APPLICATIONS, buildApplication } from "./applications/build-applications";
import { serveFiles } from "./file-server";
import { buildLibrary } from "./libraries/build-libraries";
import { LIBRARY_PAGES } from "./library-pages";
import { MUTATION_SITES, TEMPLATE_PACKAGES } from "./mutation-sites";
import { buildMutations } from "./mutations";
import { bundlePageCode } from "./page-bundle";
import { fetchPackages } from "./packages";
import { buildSkins } from "./skins";
import { TEMPLATE_PAIRS } from "./template-pages";
import { buildTemplates } from "./templates";

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pacts-pairs");
const { values } = parseArgs({
  options: {
    out: { type: "string", default: CACHE },
    seeds: { type: "string", default: "4" },
    npm: { type: "string", default: join(CACHE, "npm") },
    site: { type: "string" },
  },
});

const script = await bundlePageCode();
const browser = await launchChromium();
const pages = new Map<string, string>();
const files = serveFiles(join(values.npm, "node_modules"), pages);
const asked = (site: string): boolean => values.site === undefined || values.site === site;
const report = (site: string, pairs: number): void => console.log(`${site}: ${pairs} pairs`);
try {
  await fetchPackages(join(values.npm, "node_modules"), TEMPLATE_PACKAGES);
  for (const site of MUTATION_SITES.filter((one) => asked(one.site))) {
    const open = async (page: Page, path: string): Promise<void> => {
      await page.goto(`${files.url}/${path}`, { waitUntil: "load" });
    };
    report(
      site.site,
      await buildMutations({ browser, script, out: values.out, seeds: Number(values.seeds), open }, site),
    );
  }
  if (asked("skins"))
    for (const [site, total] of await buildSkins({
      browser,
      script,
      out: values.out,
      rounds: Number(values.seeds) * 3,
      files,
      pages,
    }))
      report(site, total);
  for (const template of TEMPLATE_PAIRS.filter((one) => asked(one.site)))
    report(template.site, await buildTemplates({ browser, script, out: values.out, files }, template));
  for (const library of LIBRARY_PAGES.filter((one) => asked(one.library)))
    report(
      library.library,
      await buildLibrary({ browser, script, out: values.out, npm: values.npm, files, pages }, library),
    );
  const root = prepareApplications(join(import.meta.dirname, "../../../../shared/apps"));
  for (const one of APPLICATIONS.filter((visit) => root !== undefined && asked(visit.scenario)))
    report(
      one.scenario,
      await buildApplication({ browser, script, out: values.out, root: root ?? "", seeds: Number(values.seeds) }, one),
    );
} finally {
  await files.stop();
  await browser.close();
}
