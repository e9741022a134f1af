// What pictures add to a step, taken by the product on the demo's shop at 1280x720: npm run bench:evidence [-- --rounds N] [--json]
import { parseArgs } from "node:util";
import { startShop } from "#cmd/demo/shop-server";
import { sectionText } from "./print";
import { openRig, VIEWPORT } from "./rig";
import { figure, type Section, target } from "./section";

const ROUNDS = 30;
const LIMIT_MS = 60;
const TIMEOUT_MS = 5_000;
const SECRET = "hunter2-and-more";

interface Situation {
  readonly name: string;
  readonly secrets: readonly string[];
  /** What stands in the shop's search field. */
  readonly typed: string;
}

const SITUATIONS: readonly Situation[] = [
  { name: "no secrets", secrets: [], typed: "" },
  { name: "secrets that the page does not show", secrets: [SECRET], typed: "" },
  { name: "a secret that is covered", secrets: [SECRET], typed: SECRET },
];

/** Milliseconds of each picture, the page changing before it as after a step. The situations take turns. */
const take = async (rounds: number): Promise<ReadonlyMap<string, readonly number[]>> => {
  const [rig, shop] = [await openRig(), await startShop()];
  const samples = new Map<string, number[]>(SITUATIONS.map(({ name }) => [name, []]));
  try {
    const { session, page } = await rig.open(`${shop.url}/`);
    const field = page.getByLabel("Search the shop");
    for (let round = 0; round < rounds * SITUATIONS.length; round++) {
      const situation = SITUATIONS[round % SITUATIONS.length];
      if (situation === undefined) continue;
      await field.fill(situation.typed);
      await page.evaluate((top) => window.scrollTo(0, top % 200), round * 7);
      const before = performance.now();
      await session.screenshot(situation.secrets, TIMEOUT_MS);
      samples.get(situation.name)?.push(performance.now() - before);
    }
    await session.close();
    return samples;
  } finally {
    await rig.close();
    await shop.close();
  }
};

const measure = async (rounds: number): Promise<Section> => {
  const figures = [...(await take(rounds))].map(([name, ms]) => figure(name, ms));
  return {
    name: `pictures of ${VIEWPORT.width}x${VIEWPORT.height}`,
    figures,
    targets: figures.map(({ name, p50 }) => target(`${name}, p50`, p50, LIMIT_MS, "ms")),
    notes: [],
  };
};

const { values } = parseArgs({ options: { rounds: { type: "string" }, json: { type: "boolean" } } });
const rounds = Number(values.rounds ?? ROUNDS);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds wants a whole number from 1 on");
const section = await measure(rounds);
console.log(values.json === true ? JSON.stringify(section) : sectionText(section));
process.exitCode = section.targets.every(({ ok }) => ok) ? 0 : 1;
