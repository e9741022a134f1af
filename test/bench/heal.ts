// How well healing does on pages that change, without a history and with one: npm run bench:heal [-- --only pages|faults|applications --seed N --cases N --json]
import { parseArgs } from "node:util";
import type { HealHistory } from "#core/ports/heal-history";
import { openStage, type Outcome, type Stage } from "../site/changed/steps/stage";
import { applicationsText, measureApplications } from "./heal/applications";
import { changedCases, faultCases, type HealCase } from "./heal/cases";
import { type CaseFigure, figureOf, learningOf, passOf } from "./heal/figures";
import { reportText } from "./heal/report";

const RUN_MS = 45_000;
const STEP_MS = 4_000;

/** Knows nothing and takes nothing in. */
const NO_HISTORY: HealHistory = {
  record: async () => {},
  tries: async () => [],
  recent: async () => [],
  reasons: async () => null,
  vetoes: async () => [],
  review: async () => {},
  close: async () => {},
};

/** Remembers each page as it was, once; answers whether it could be used at all. */
const createMemory = (stage: Stage) => {
  const known = new Map<string, Promise<boolean>>();
  return ({ path, steps, before }: HealCase): Promise<boolean> => {
    const key = `${path} ${steps.join(" ")}`;
    const remembered =
      known.get(key) ??
      (async () => {
        stage.show(path, before);
        const { exitCode } = await stage.run({ id: "case", path, steps, history: NO_HISTORY }, RUN_MS);
        return exitCode === 0;
      })();
    known.set(key, remembered);
    return remembered;
  };
};

/** The page as it became. What is remembered of it as it was stays as it is, so that the next fault meets the same. */
const tryCase = async (stage: Stage, each: HealCase, history: HealHistory | undefined): Promise<Outcome> => {
  const { path, steps, after } = each;
  stage.show(path, after);
  const input = { id: "case", path, steps, cache: "read", stepTimeoutMs: STEP_MS } as const;
  return stage.run({ ...input, ...(history ? { history } : {}) }, RUN_MS);
};

interface Passes {
  readonly first: readonly CaseFigure[];
  readonly later: readonly CaseFigure[];
}

/** Every case without a history, then all of them on one site that learns from each. */
const measure = async (cases: (stage: Stage) => readonly HealCase[]): Promise<Passes> => {
  const stage = await openStage();
  const remember = createMemory(stage);
  const first: CaseFigure[] = [];
  const later: CaseFigure[] = [];
  try {
    for (const each of cases(stage)) {
      if (!(await remember(each))) continue;
      const alone = figureOf(each, await tryCase(stage, each, NO_HISTORY));
      if (!alone) continue;
      first.push(alone);
      const learned = figureOf(each, await tryCase(stage, each, undefined));
      if (learned) later.push(learned);
    }
    return { first, later };
  } finally {
    await stage.close();
  }
};

/** Pages with a frame of another site name it in their address. */
const atHome = (cases: readonly HealCase[], url: string): readonly HealCase[] => {
  const other = url.replace("127.0.0.1", "localhost");
  const face = (of: HealCase["before"]): HealCase["before"] =>
    typeof of.html === "string" ? { ...of, html: of.html.replaceAll("{{other}}", other) } : of;
  return cases.map((each) => ({ ...each, before: face(each.before), after: face(each.after) }));
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      name: { type: "string" },
      seed: { type: "string", default: "1" },
      cases: { type: "string", default: "160" },
      json: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  const kinds = {
    pages: async () => ({ title: "our pages, changed by hand", cases: changedCases() }),
    faults: async () => ({
      title: `generated faults on our pages, seed ${values.seed}`,
      cases: await faultCases(Number(values.seed), Number(values.cases)),
    }),
  };
  const told: Record<string, unknown> = {};
  for (const [kind, make] of Object.entries(kinds)) {
    if (values.only !== undefined && values.only !== kind) continue;
    const { title, cases } = await make();
    const chosen = cases.filter(({ name, fault }) => `${name} ${fault}`.includes(values.name ?? ""));
    const { first, later } = await measure((stage) => atHome(chosen, stage.url));
    told[kind] = {
      first: passOf(first),
      later: passOf(later),
      learning: learningOf(first, later),
      cases: { first, later },
    };
    if (!values.json) console.log(reportText(title, first, later, values.verbose));
  }
  if (values.only === undefined || values.only === "applications") {
    const rows = measureApplications(values.name === undefined ? [] : [values.name]);
    told.applications = rows;
    if (!values.json) console.log(applicationsText(rows));
  }
  if (values.json) console.log(JSON.stringify(told));
};

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
