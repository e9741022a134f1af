// How fast finding, proving and running is, next to plain Playwright: npm run bench:core [-- --rounds N] [--only NAME] [--json]
import { parseArgs } from "node:util";
import { measureActions } from "./actions";
import { measureDemo } from "./demo";
import { measureHuge } from "./huge";
import { openArticle, openLargePage, type OpenGround } from "./grounds";
import { measureLookup } from "./lookup";
import { sectionText } from "./print";
import { openRig, type Rig } from "./rig";
import type { Section } from "./section";
import { measureShop } from "./shop";

const ROUNDS = 20;

interface Part {
  readonly name: string;
  run(rig: Rig, rounds: number): Promise<Section>;
}

const onGround = async (
  open: () => OpenGround | string | Promise<OpenGround | string>,
  name: string,
  rig: Rig,
  rounds: number,
): Promise<Section> => {
  const opened = await open();
  if (typeof opened === "string") return { name, figures: [], targets: [], notes: [opened] };
  try {
    return await measureLookup(rig, opened.ground, rounds);
  } finally {
    await opened.close();
  }
};

const onPage =
  (elements: number, limits: Parameters<typeof openLargePage>[1]): Part["run"] =>
  (rig, rounds) =>
    onGround(() => openLargePage(elements, limits), "lookup: large page", rig, rounds);

const PARTS: readonly Part[] = [
  { name: "mediawiki", run: (rig, rounds) => onGround(openArticle, "lookup: MediaWiki article", rig, rounds) },
  { name: "large", run: onPage(5_000, { coldLimitMs: 60, proofLimitMs: 3 }) },
  { name: "larger", run: onPage(7_500, { coldLimitMs: 90, proofLimitMs: 6 }) },
  { name: "huge", run: measureHuge },
  { name: "shop", run: measureShop },
  { name: "actions", run: measureActions },
  { name: "demo", run: measureDemo },
];

const readOptions = () => {
  const { values } = parseArgs({
    options: { rounds: { type: "string" }, only: { type: "string" }, json: { type: "boolean" } },
  });
  const rounds = Number(values.rounds ?? ROUNDS);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds wants a whole number from 1 on");
  const { only } = values;
  const parts = PARTS.filter(({ name }) => only === undefined || name.includes(only));
  if (parts.length === 0) throw new Error(`--only knows ${PARTS.map(({ name }) => name).join(", ")}`);
  return { rounds, parts, json: values.json === true };
};

/** Measures part by part, telling each as it is done; missed targets are told, not failed. */
const main = async (): Promise<void> => {
  const { rounds, parts, json } = readOptions();
  const rig = await openRig();
  const sections: Section[] = [];
  try {
    for (const part of parts) {
      const section = await part.run(rig, rounds);
      sections.push(section);
      if (!json) console.log(sectionText(section));
    }
  } finally {
    await rig.close();
  }
  const targets = sections.flatMap((section) => section.targets);
  const met = targets.filter(({ ok }) => ok).length;
  console.log(json ? JSON.stringify({ rounds, sections }) : `${met} of ${targets.length} targets met`);
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
