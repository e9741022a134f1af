/**
 * Trains the weights of the ranking: `bun test/quality/training/train.ts [--data DIR] [--own DIR] [--folds 8] [--write]`.
 *
 * Reads the published pairs and our own (`test/quality/pairs`), leaves whole sites out to say how well the model does on sites it
 * has not seen, and with `--write` fits all of them and writes `core/model/ranking/weights.json`.
 */
import { writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readRecorded } from "../relocation/recorded-pairs";
import { type Case, caseOf, evidenceNames } from "./cases";
import { fitted } from "./fit";
import { readOwn } from "./own-pairs";
import { answerOf, calibration, lines } from "./report";

const root = join(import.meta.dir, "../../..");
const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(root, "../shared/data/relocation") },
    own: { type: "string", default: join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pacts-pairs") },
    folds: { type: "string", default: "8" },
    ridge: { type: "string", default: "10" },
    /** What one of our own questions counts against a published one. */
    share: { type: "string", default: "0.15" },
    write: { type: "boolean", default: false },
  },
});

const recorded = readRecorded(values.data);
if (!recorded?.[0]) {
  console.error(`no data in ${values.data}: say where with --data`);
  process.exit(2);
}
const own = readOwn(values.own);
const names = evidenceNames(recorded[0]);
const made =
  (share: number) =>
  (question: (typeof recorded)[number]): Case =>
    caseOf(question, share, names.length);
const cases = [...recorded.map(made(1)), ...own.map(made(Number(values.share)))];
console.log(`${recorded.length} published questions, ${own.length} of our own, ${names.length} pieces of evidence`);

/** Sites in groups of about the same number of questions. */
const foldsOf = (count: number): readonly ReadonlySet<string>[] => {
  const sizes = new Map<string, number>();
  for (const { site } of cases) sizes.set(site, (sizes.get(site) ?? 0) + 1);
  const folds = Array.from({ length: count }, () => ({ sites: new Set<string>(), size: 0 }));
  for (const [site, size] of [...sizes].sort(([, a], [, b]) => b - a)) {
    const smallest = folds.reduce((least, fold) => (fold.size < least.size ? fold : least));
    smallest.sites.add(site);
    smallest.size += size;
  }
  return folds.map(({ sites }) => sites);
};

const folds = Number(values.folds);
if (folds > 1) {
  const answers = foldsOf(folds).flatMap((left) => {
    const weights = fitted(
      cases.filter(({ site }) => !left.has(site)),
      names.length,
      Number(values.ridge),
    );
    return cases.filter(({ site }) => left.has(site)).map((each) => answerOf(weights, each));
  });
  console.log(["on sites left out:", ...lines(answers), ...calibration(answers)].join("\n"));
}

if (values.write) {
  const weights = fitted(cases, names.length, Number(values.ridge));
  const rounded = (value: number | undefined): number => Math.round((value ?? 0) * 1e4) / 1e4;
  const model = {
    bias: rounded(weights.at(-1)),
    weights: Object.fromEntries(names.map((name, at) => [name, rounded(weights[at])])),
  };
  const file = join(root, "core/model/ranking/weights.json");
  writeFileSync(file, `${JSON.stringify(model, undefined, 2)}\n`);
  console.log(`written: ${file}`);
}
