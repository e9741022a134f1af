import type { ElementQuery } from "#core/model/element";
import type { Action } from "#core/model/step";
import { createIdentity } from "#adapters/system/identity";
import { entryOf } from "#core/resolve/entry";
import { pageOf } from "../site/page-of";
import { serve } from "../site/serve";
import type { Pair, Rig } from "./rig";
import { type Figure, figure, type Section, type Target, target } from "./section";
import { median } from "#core/bench/statistics";

const SIZES = [100, 7_500] as const;
const TIMEOUT_MS = 5_000;
/** Times of Playwright's own call on the same page. */
const CLICK_RATIO = 0.6;
const FILL_RATIO = 1.2;
const SAVE: ElementQuery = { name: "Save customer", kind: "clickable" };
const ACCOUNT: ElementQuery = { name: "Account name", kind: "editable" };

/** A warm action: what is remembered is proven, then acted on. Answers how to do it again and again. */
const prepare = async ({ session }: Pair, query: ElementQuery, action: Action): Promise<() => Promise<void>> => {
  const found = await session.discover(query);
  if (found.kind !== "found") throw new Error(`${query.name} is not found`);
  const key = createIdentity().digest(query.name);
  const subject = { key, page: session.url(), element: query.name, action: action.kind };
  const entry = entryOf(subject, found.candidate, Date.now(), { healed: false });
  return async () => {
    const proof = await session.verify(entry, query);
    if (proof.kind !== "proven") throw new Error(`${query.name} is not proven`);
    const done = await session.perform(action, proof.held, { timeoutMs: TIMEOUT_MS, secret: false });
    if (!done.ok) throw new Error(done.failure.message);
  };
};

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

interface Measured {
  readonly figures: readonly Figure[];
  readonly targets: readonly Target[];
}

/** The four ways take turns in one browser, so that what the machine does meanwhile hits all of them. */
const measurePage = async (rig: Rig, elements: number, url: string, rounds: number): Promise<Measured> => {
  const pair = await rig.open(url);
  try {
    const { page } = pair;
    const ways = [
      ["warm click", await prepare(pair, SAVE, { kind: "click", element: SAVE })],
      ["locator.click()", () => page.getByRole("button", { name: "Save customer" }).click({ timeout: TIMEOUT_MS })],
      ["warm fill", await prepare(pair, ACCOUNT, { kind: "fill", element: ACCOUNT, value: "Ada" })],
      ["locator.fill()", () => page.getByLabel("Account name").fill("Ada", { timeout: TIMEOUT_MS })],
    ] as const;
    const samples = ways.map((): number[] => []);
    for (let round = 0; round < rounds; round++)
      for (const [at, [, work]] of ways.entries()) samples[at]?.push(await timeOf(work));
    const [click, clickByHand, fill, fillByHand] = samples.map(median);
    const ratio = (name: string, ours = Number.NaN, theirs = Number.NaN, limit: number): Target =>
      target(`${elements} elements: warm ${name} / locator.${name}(), p50`, ours / theirs, limit, "x");
    return {
      figures: ways.map(([name], at) => figure(`${elements} elements: ${name}`, samples[at] ?? [])),
      targets: [ratio("click", click, clickByHand, CLICK_RATIO), ratio("fill", fill, fillByHand, FILL_RATIO)],
    };
  } finally {
    await pair.session.close();
  }
};

/** Proof and action of pacts against `locator.click()` and `locator.fill()`. */
export const measureActions = async (rig: Rig, rounds: number): Promise<Section> => {
  const site = serve(Object.fromEntries(SIZES.map((size) => [`/${size}`, pageOf(size)])));
  try {
    const pages: Measured[] = [];
    for (const size of SIZES) pages.push(await measurePage(rig, size, `${site.url}/${size}`, rounds));
    return {
      name: "actions: proof + action",
      figures: pages.flatMap(({ figures }) => figures),
      targets: pages.flatMap(({ targets }) => targets),
      notes: [],
    };
  } finally {
    await site.close();
  }
};
