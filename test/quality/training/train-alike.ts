/**
 * Trains the weights of the similarity of two elements: `bun test/quality/training/train-alike.ts [--data DIR] [--own DIR] [--folds 5] [--write]`.
 *
 * A logistic regression over the evidence of the ranking: the same element after a change, against the likest other element of the
 * page and two others. Leaves whole sites out to say how well it does; with `--write` writes `core/model/ranking/alike-weights.json`.
 */
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Case, evidenceNames } from "./cases";
import { fitted, scoreOf } from "./fit";
import { foldsOf } from "./folds";
import { readRecorded } from "../relocation/recorded-pairs";
import { readOwn } from "./own-pairs";
import { type Pair, pairsOf } from "./alike-pairs";
import { writeModel } from "./write-model";

const root = join(import.meta.dir, "../../..");
const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(root, "../shared/data/relocation") },
    own: { type: "string", default: join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pacts-pairs") },
    folds: { type: "string", default: "5" },
    ridge: { type: "string", default: "3" },
    /** What one of our own questions counts against a published one. */
    share: { type: "string", default: "0.2" },
    /** What a missed alarm costs against a false one. */
    missed: { type: "string", default: "1.6" },
    write: { type: "boolean", default: false },
  },
});

const recorded = readRecorded(values.data);
if (!recorded?.[0]) {
  console.error(`no data in ${values.data}: say where with --data`);
  process.exit(2);
}
const names = evidenceNames(recorded[0]);
const pairs = [
  ...recorded.flatMap((question) => pairsOf(question, 1, names.length)),
  ...readOwn(values.own).flatMap((question) => pairsOf(question, Number(values.share), names.length)),
];

/** One candidate or "it is another": the softmax of the ranking is then a logistic regression. */
const caseOf = ({ site, set, kind, row, weight }: Pair): Case => ({
  set,
  site,
  isGone: kind !== "same",
  rows: [row],
  answer: kind === "same" ? 0 : -1,
  same: new Set(),
  rest: [],
  weight: weight * (kind === "same" ? 1 : Number(values.missed)) * (kind === "any" ? 0.5 : 1),
});

const trained = (chosen: readonly Pair[]) => fitted(chosen.map(caseOf), names.length, Number(values.ridge));

const percent = (list: readonly boolean[]): string =>
  `${((100 * list.filter(Boolean).length) / Math.max(1, list.length)).toFixed(1)} %`;

if (Number(values.folds) > 1) {
  const said = foldsOf(pairs, Number(values.folds)).flatMap((left) => {
    const weights = trained(pairs.filter(({ site }) => !left.has(site)));
    return pairs.filter(({ site }) => left.has(site)).map((pair) => ({ pair, alarm: scoreOf(weights, pair.row) < 0 }));
  });
  for (const set of new Set(pairs.map((pair) => pair.set))) {
    const of = (kind: Pair["kind"]) => said.filter(({ pair }) => pair.set === set && pair.kind === kind);
    console.log(
      set.padEnd(12),
      `false alarms ${percent(of("same").map(({ alarm }) => alarm))}`,
      `missed: likest other ${percent(of("likest").map(({ alarm }) => !alarm))}`,
      `any other ${percent(of("any").map(({ alarm }) => !alarm))}`,
    );
  }
}
if (values.write) writeModel(join(root, "core/model/ranking/alike-weights.json"), names, trained(pairs));
