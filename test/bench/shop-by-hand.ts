import type { Browser, Page } from "playwright";
import { VIEWPORT } from "./rig";

const BUYER = "Ada Lovelace";
const EMAIL = "ada@example.org";

type HandStep = (page: Page) => Promise<unknown>;

const productLink = (page: Page) => page.getByRole("link", { name: "Fisherman Jumper", exact: true });

const chooseDelivery: HandStep = async (page) => {
  await page.getByRole("combobox", { name: "Delivery" }).click();
  await page.getByRole("option", { name: "Express courier" }).click();
};

const addToBasket: HandStep = async (page) => {
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page.getByText("2 × Fisherman Jumper, Medium").waitFor();
};

const goToCheckout: HandStep = async (page) => {
  await page.getByRole("button", { name: "Go to checkout" }).click();
  await page.waitForURL("**/checkout**");
};

/** The demo's requirement as one would write it with Playwright: a function for each of its steps, in its order. */
export const HAND_STEPS: readonly HandStep[] = [
  (page) => page.getByRole("link", { name: "New", exact: true }).click(),
  (page) => page.getByLabel("Search the shop").fill("fisherman jumper"),
  (page) => page.getByLabel("Search the shop").press("Enter"),
  (page) => productLink(page).click(),
  (page) => page.getByLabel("Size").selectOption("Medium"),
  chooseDelivery,
  (page) => page.getByLabel("Quantity").fill("2"),
  (page) => page.getByLabel("Gift wrap").check(),
  addToBasket,
  goToCheckout,
  (page) => page.getByLabel("Full name").fill(BUYER),
  (page) => page.getByLabel("Email", { exact: true }).fill(EMAIL),
  (page) => page.getByLabel("Confirm email").fill(EMAIL),
  (page) => page.getByRole("button", { name: "Place order" }).click(),
  (page) => page.getByRole("heading", { name: `Thank you, ${BUYER}` }).waitFor(),
  (page) => page.getByText("Order number HG-").waitFor(),
  (page) => page.waitForURL("**/order/HG-**"),
];

/** Where the time of a run went, in milliseconds. */
export interface HandRun {
  readonly total: number;
  readonly open: number;
  readonly goto: number;
  readonly steps: readonly number[];
  readonly close: number;
}

/** One run in a context of its own. Throws when a step does not succeed. */
export const runByHand = async (chromium: Browser, url: string): Promise<HandRun> => {
  const marks = [performance.now()];
  const mark = (): void => void marks.push(performance.now());
  const context = await chromium.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  mark();
  await page.goto(`${url}/`);
  mark();
  for (const step of HAND_STEPS) {
    await step(page);
    mark();
  }
  await context.close();
  mark();
  const spans = marks.slice(1).map((at, index) => at - (marks[index] ?? at));
  const [open = 0, goto = 0, ...rest] = spans;
  return {
    total: (marks.at(-1) ?? 0) - (marks[0] ?? 0),
    open,
    goto,
    steps: rest.slice(0, -1),
    close: rest.at(-1) ?? 0,
  };
};
