import { resolve } from "node:path";
import { pageOf } from "../site/page-of";
import { serve } from "../site/serve";
import { freePort, prepareApplications, startApplication } from "../real/application";
import type { Ground } from "./lookup";

const SHARED_APPS = resolve(import.meta.dirname, "../../../shared/apps");
const ARTICLE = "/index.php/Ada_Lovelace";

/** A page, and how to let go of what serves it. */
export interface OpenGround {
  readonly ground: Ground;
  close(): Promise<void>;
}

/** A customers page with so many elements (4,000 at the least), and what a look-up on it may take. */
export const openLargePage = async (
  elements: number,
  limits: Pick<Ground, "coldLimitMs" | "proofLimitMs">,
): Promise<OpenGround> => {
  const site = serve({ "/customers": pageOf(elements) });
  const ground: Ground = {
    name: `page of ${elements.toLocaleString("en")} elements`,
    url: `${site.url}/customers`,
    ...limits,
    heading: "New customer",
    sought: [
      {
        name: "button by name: Export report",
        query: { name: "Export report", kind: "clickable" },
        byHand: (page) => page.getByRole("button", { name: "Export report" }),
      },
      {
        name: "field by label: Billing email",
        query: { name: "Billing email", kind: "editable" },
        byHand: (page) => page.getByLabel("Billing email"),
      },
      {
        name: "link: Customer 250",
        query: { name: "Customer 250", role: "link", kind: "clickable" },
        byHand: (page) => page.getByRole("link", { name: "Customer 250", exact: true }),
      },
      {
        name: "button in a row: Archive within row Customer 123",
        query: { name: "Archive", kind: "clickable", within: { name: "Customer 123", role: "row" } },
        byHand: (page) =>
          page.getByRole("row", { name: "Customer 123", exact: false }).getByRole("button", { name: "Archive" }),
      },
    ],
  };
  return { ground, close: () => site.close() };
};

/** An article of a real MediaWiki; a plain word when the applications are not there. Throws when it does not start. */
export const openArticle = async (): Promise<OpenGround | string> => {
  const apps = prepareApplications(SHARED_APPS);
  if (apps === undefined) return "skipped: no MediaWiki";
  const wiki = await startApplication(apps, "mediawiki", "1.35", await freePort(), [ARTICLE]);
  const ground: Ground = {
    name: "MediaWiki article",
    url: `${wiki.url}${ARTICLE}`,
    coldLimitMs: 25,
    proofLimitMs: 3,
    heading: "Ada Lovelace",
    sought: [
      {
        name: "button by name: Search",
        query: { name: "Search", role: "button", kind: "clickable" },
        byHand: (page) => page.getByRole("button", { name: "Search" }),
      },
      {
        name: "field by label: Search",
        query: { name: "Search", kind: "editable" },
        byHand: (page) => page.getByRole("searchbox", { name: "Search" }),
      },
      {
        name: "link: Log in",
        query: { name: "Log in", role: "link", kind: "clickable" },
        byHand: (page) => page.getByRole("link", { name: "Log in" }),
      },
      {
        name: "link in a scope: Edit within navigation Views",
        query: { name: "Edit", kind: "clickable", within: { name: "Views", role: "navigation" } },
        byHand: (page) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Edit" }),
      },
    ],
  };
  return { ground, close: () => wiki.stop() };
};
