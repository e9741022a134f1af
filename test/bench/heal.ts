// How well healing does on pages that change, first without a history and later with one: npm run bench:heal [-- --only NAME] [--json]
import { parseArgs } from "node:util";
import type { ChangedPage } from "../site/changed/steps/page";
import { changedPages } from "../site/changed/steps/pages";
import { openStage, type Stage } from "../site/changed/steps/stage";
import { figureOf, hardOnes, type PageFigure, type Pass, passOf, type Share } from "./heal-figures";

const RUN_MS = 45_000;

/** The page as it was, then as it became, under an address of the pass; undefined when nothing had to be healed. */
const tryPage = async (stage: Stage, page: ChangedPage, pass: string): Promise<PageFigure | undefined> => {
  const path = `/${pass}/${page.name}`;
  const input = { id: `${pass}-${page.name}`, path, steps: page.steps };
  stage.show(path, page.before);
  await stage.run(input, RUN_MS);
  stage.show(path, page.after);
  return figureOf(page, await stage.run(input, RUN_MS));
};

const tryAll = async (stage: Stage, pages: readonly ChangedPage[], pass: string): Promise<readonly PageFigure[]> => {
  const figures: PageFigure[] = [];
  for (const page of pages) {
    const figure = await tryPage(stage, page, pass);
    if (figure) figures.push(figure);
  }
  return figures;
};

/** Each page with a memory of its own, so that no heal of another one helps. */
const tryAlone = async (pages: readonly ChangedPage[]): Promise<readonly PageFigure[]> => {
  const figures: PageFigure[] = [];
  for (const page of pages) {
    const stage = await openStage();
    try {
      figures.push(...(await tryAll(stage, [page], "first")));
    } finally {
      await stage.close();
    }
  }
  return figures;
};

const share = ({ count, of }: Share): string =>
  `${count} of ${of}${of > 0 ? ` (${Math.round((count / of) * 100)} %)` : ""}`;
const number = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : "-");

const passText = (name: string, { healed, refused, wrong, goneRefused, tries, p50Ms, hits }: Pass): string =>
  [
    `── ${name} ${"─".repeat(Math.max(3, 76 - name.length))}`,
    `  still there: healed ${share(healed)}, refused ${refused}`,
    `  gone: refused ${share(goneRefused)}`,
    `  wrong: ${share(wrong)}`,
    `  tries per heal ${number(tries, 2)}, heal p50 ${number(p50Ms, 1)} ms`,
    `  learned strategy was first and healed: ${share(hits)}`,
    "",
  ].join("\n");

/** First heals, and those of the same changes under other addresses of a site that has a history. */
const measure = async (pages: readonly ChangedPage[]) => {
  const stage = await openStage();
  try {
    const taught = await tryAll(stage, pages, "taught");
    const broken = pages.filter(({ name }) => taught.some((figure) => figure.name === name));
    return { later: await tryAll(stage, broken, "later"), first: await tryAlone(broken) };
  } finally {
    await stage.close();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "boolean" } } });
  const { only } = values;
  const pages = changedPages.filter(({ name }) => only === undefined || name.includes(only));
  if (pages.length === 0) throw new Error(`no changed page is called like ${only}`);
  const { first, later } = await measure(pages);
  const passes = { first: passOf(first), later: passOf(later), hard: hardOnes(first, later) };
  if (values.json) {
    console.log(JSON.stringify({ ...passes, pages: { first, later } }));
    return;
  }
  console.log(passText(`first heals: ${first.length} of ${pages.length} pages asked for one`, passes.first));
  console.log(passText("later heals of other elements of the site", passes.later));
  const { hard } = passes;
  console.log(
    `where the first heal took two tries or more (${hard.pages} pages): later ${number(hard.tries, 2)} tries, ${number(hard.timeShare * 100, 0)} % of the time`,
  );
  for (const { name, end } of [...first, ...later].filter((figure) => figure.end === "wrong"))
    console.log(`  ${end}: ${name}`);
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
