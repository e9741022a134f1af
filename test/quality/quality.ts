/**
 * How good the eye is, in one table a subject: `npm run quality [-- --data DIR --own DIR --only relocation|names|drift|pages --json]`.
 *
 * Relocation over the published pairs, accessible names over the W3C pages, the drift alarm, and wrong actions of the built program on
 * our changed pages. What is missing on this machine is said, and the rest runs.
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sectionText } from "../bench/print";
import type { Breakdown, Section } from "../bench/section";
import { CHANGED_PAGES } from "../site/changed-pages";
import { launchChromium } from "../site/chromium";
import { programIsBuilt } from "../site/program-on-pages";
import { serveSite } from "../site/server";
import { tryChangedPages } from "../site/try-changed-pages";
import { hasNameExam, scoreAccessibleNames } from "./accessible-name";
import { readRecorded } from "./relocation/recorded-pairs";
import { scoreDrift } from "./score-drift";
import { scoreRelocation } from "./score-relocation";
import { readOwn } from "./training/own-pairs";

const root = join(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(root, "../shared/data/relocation") },
    own: { type: "string", default: join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pacts-pairs") },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

const percent = (part: number, of: number): string => (of === 0 ? "-" : `${((100 * part) / of).toFixed(1)} %`);
const section = (name: string, notes: readonly string[], breakdown?: Breakdown): Section => ({
  name,
  figures: [],
  targets: [],
  notes,
  ...(breakdown ? { breakdown } : {}),
});

const recorded = readRecorded(values.data);
const own = readOwn(values.own);
const NO_DATA = `skipped: no data in ${values.data} (say where with --data)`;

const relocation = (): Section => {
  if (!recorded) return section("relocation", [NO_DATA]);
  const heads = ["data set", "n", "strict", "lenient", "healed", "wrong", "refused", "false heals", "hard", "ms"];
  const rows = scoreRelocation([...recorded, ...own]).map((score) => {
    const share = (part: number): string => percent(part, score.questions);
    const { set, questions, strict, lenient, healed, wrong, refused, falseHeals, hard, hardRight, ms } = score;
    const shares = [strict, lenient, healed, wrong, refused, falseHeals].map(share);
    return [set, String(questions), ...shares, hard === 0 ? "-" : `${hardRight}/${hard}`, ms];
  });
  const notes = [
    "strict, lenient: forced to choose; healed, wrong, refused: with its own refusals; false heals: the element was taken away",
    "the weights were trained on these very sites: for sites left out see test/quality/training/train.ts",
  ];
  return section("relocation", notes, { heads, rows });
};

const drift = (): Section => {
  const sets = [
    { set: "published redesigns, years apart", questions: recorded ?? [] },
    { set: "our pages, redesigned", questions: own.filter(({ set }) => set === "mutation") },
  ].filter(({ questions }) => questions.length > 0);
  if (sets.length === 0) return section("drift", [NO_DATA]);
  const rows = sets.map(({ set, questions }) => {
    const { same, falseAlarms, others, missed } = scoreDrift(set, questions);
    const found = others - missed;
    const precision = percent(found, found + falseAlarms);
    return [set, String(same), precision, percent(found, others), percent(falseAlarms, same)];
  });
  const heads = ["the alarm at 35 %", "n", "precision", "recall", "false alarms"];
  const note =
    "recall: of the likest other elements put in its place, how many raised the alarm; precision: of all alarms, how many were those";
  return section("drift", [note], { heads, rows });
};

const names = async (): Promise<Section> => {
  if (!hasNameExam()) return section("accessible names", ["skipped: the W3C pages are not here"]);
  const browser = await launchChromium();
  try {
    const { total, right } = await scoreAccessibleNames(await browser.newContext());
    return section("accessible names", [], {
      heads: ["W3C assertions", "right", "share"],
      rows: [[total, right, percent(right, total)]].map((row) => row.map(String)),
    });
  } finally {
    await browser.close();
  }
};

const pages = async (): Promise<Section> => {
  if (!programIsBuilt()) return section("changed pages", ["skipped: no program in dist (npm run build)"]);
  const site = await serveSite();
  const counts = { right: 0, refused: 0, wrong: 0 };
  const wrong: string[] = [];
  try {
    const triedOn = await tryChangedPages(site, CHANGED_PAGES);
    for (const { name } of CHANGED_PAGES) {
      const { verdict, touches } = triedOn(name);
      const passed = verdict === "pass";
      const isWrong = touches.some(({ right }) => !right) || (passed && touches.length === 0);
      const kind = isWrong ? "wrong" : passed ? "right" : "refused";
      counts[kind]++;
      if (isWrong) wrong.push(name);
    }
  } finally {
    await site.close();
  }
  const rows = [[CHANGED_PAGES.length, counts.right, counts.refused, counts.wrong].map(String)];
  return section(
    "changed pages",
    wrong.map((name) => `wrong: ${name}`),
    { heads: ["pages", "right element", "refused", "wrong actions"], rows },
  );
};

const SUBJECTS = { relocation, names, drift, pages };

if (values.only !== undefined && !(values.only in SUBJECTS)) {
  console.error(`--only ${values.only}: expected ${Object.keys(SUBJECTS).join(", ")}`);
  process.exit(2);
}
for (const [name, subject] of Object.entries(SUBJECTS)) {
  if (values.only !== undefined && values.only !== name) continue;
  const told = await subject();
  console.log(values.json ? JSON.stringify(told) : sectionText(told));
}
