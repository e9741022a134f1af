/**
 * Trains the weights of the ranking: `bun test/quality/training/train.ts [--data DIR] [--own DIR] [--folds 8] [--write]`.
 *
 * Reads the published pairs and our own (`test/quality/pairs`), leaves whole sites out to say how well the model does on sites it
 * has not seen, and with `--write` fits all of them and writes `core/model/ranking/weights.json`.
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readRecorded } from "../relocation/recorded-pairs";
import { type Case, caseOf, evidenceNames } from "./cases";
import { fitted } from "./fit";
import { foldsOf } from "./folds";
import { readOwn } from "./own-pairs";
import { writeModel } from "./write-model";
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

const folds = Number(values.folds);
if (folds > 1) {
  const answers = foldsOf(cases, folds).flatMap((left) => {
    const weights = fitted(
      cases.filter(({ site }) => !left.has(site)),
      names.length,
      Number(values.ridge),
    );
    return cases.filter(({ site }) => left.has(site)).map((each) => answerOf(weights, each));
  });
  console.log(["on sites left out:", ...lines(answers), ...calibration(answers)].join("\n"));
}

if (values.write)
  writeModel(join(root, "core/model/ranking/weights.json"), names, fitted(cases, names.length, Number(values.ridge)));
