import { startShop } from "#cmd/demo/shop-server";
import type { StepEnded } from "#core/model/event";
import type { Rig } from "./rig";
import { type Breakdown, figure, type Section, target } from "./section";
import { HAND_STEPS, type HandRun, runByHand } from "./shop-by-hand";
import { createPactsRunner, type PactsRun, planShop } from "./shop-run";
import { median } from "#core/bench/statistics";

const WARM_LIMIT = 1.1;
const COLD_LIMIT = 1.5;
const FEWEST_ROUNDS = 15;

interface Runs {
  readonly cold: PactsRun[];
  readonly warm: PactsRun[];
  readonly hand: HandRun[];
}

type Part = (step: StepEnded) => number;

const rest: Part = ({ ms, lookupMs, proofMs, discoverMs, actionMs }) =>
  Math.max(0, ms - lookupMs - proofMs - discoverMs - actionMs);

const at = (runs: readonly PactsRun[], index: number, part: Part): number =>
  median(runs.flatMap(({ steps }) => (steps[index] ? [part(steps[index])] : [])));

const stepRow = ({ cold, warm, hand }: Runs, step: StepEnded, index: number): readonly (string | number)[] => [
  (step.text ?? step.action).slice(0, 44),
  median(hand.map(({ steps }) => steps[index] ?? Number.NaN)),
  at(warm, index, ({ ms }) => ms),
  at(warm, index, ({ lookupMs }) => lookupMs),
  at(warm, index, ({ proofMs }) => proofMs),
  at(warm, index, ({ actionMs }) => actionMs),
  at(warm, index, rest),
  at(cold, index, ({ ms }) => ms),
  at(cold, index, ({ discoverMs }) => discoverMs),
];

const breakdownOf = (runs: Runs): Breakdown => {
  const part = (name: string, of: (run: PactsRun | HandRun) => number): readonly (string | number)[] => [
    name,
    median(runs.hand.map(of)),
    median(runs.warm.map(of)),
    ...["", "", "", ""],
    median(runs.cold.map(of)),
    "",
  ];
  const steps = (runs.warm[0]?.steps ?? []).map((step, index) => stepRow(runs, step, index));
  return {
    heads: ["p50 ms", "by hand", "warm", "lookup", "proof", "action", "waiting", "cold", "discovery"],
    rows: [
      part("context and page", ({ open }) => open),
      part("open the address", (run) => run.goto),
      ...steps,
      part("close the context", ({ close }) => close),
      part("whole run", ({ total }) => total),
    ],
  };
};

const clear = async ({ memory, sqlite }: Rig): Promise<void> => {
  for (const layer of [memory, sqlite]) await layer.clear({});
};

/** The demo's requirement, cold and warm, against the same steps by hand; all take turns in one browser. */
export const measureShop = async (rig: Rig, asked: number): Promise<Section> => {
  const rounds = Math.max(FEWEST_ROUNDS, asked);
  const shop = await startShop();
  try {
    const requirement = await planShop(shop.url);
    if (requirement.steps.length !== HAND_STEPS.length) throw new Error("the steps by hand are not those of the demo");
    const run = createPactsRunner(rig, requirement, shop.url);
    const runs: Runs = { cold: [], warm: [], hand: [] };
    const round = async ({ cold, warm, hand }: Runs): Promise<void> => {
      await clear(rig);
      cold.push(await run());
      hand.push(await runByHand(rig.chromium, shop.url));
      warm.push(await run());
      hand.push(await runByHand(rig.chromium, shop.url));
    };
    await round({ cold: [], warm: [], hand: [] });
    for (let at = 0; at < rounds; at++) await round(runs);
    const totals = (of: readonly { readonly total: number }[]): readonly number[] => of.map(({ total }) => total);
    const hand = median(totals(runs.hand));
    return {
      name: `shop: ${requirement.steps.length} steps of the demo`,
      figures: [
        figure("Playwright by hand", totals(runs.hand)),
        figure("pacts warm", totals(runs.warm)),
        figure("pacts cold", totals(runs.cold)),
      ],
      breakdown: breakdownOf(runs),
      targets: [
        target("warm run / by hand, medians", median(totals(runs.warm)) / hand, WARM_LIMIT, "x"),
        target("cold run / by hand, medians", median(totals(runs.cold)) / hand, COLD_LIMIT, "x"),
      ],
      notes: [],
    };
  } finally {
    await shop.close();
  }
};
