import { type CaseFigure, learningOf, passOf, type Pass, type Share } from "./figures";

const share = ({ count, of }: Share): string =>
  of === 0 ? "-" : `${count} of ${of} (${((count / of) * 100).toFixed(0)} %)`;
const number = (value: number, digits: number): string => (Number.isFinite(value) ? value.toFixed(digits) : "-");
const ms = (value: number): string => `${number(value, 1)} ms`;

const row = (name: string, first: string, later: string): string =>
  `  ${name.padEnd(46)}${first.padStart(20)}${later.padStart(20)}`;

const rows = (first: Pass, later: Pass): readonly string[] => [
  row("", "without a history", "with what it learned"),
  row("pages that asked for a heal", String(first.cases), String(later.cases)),
  row("healed, where the element is still there", share(first.healed), share(later.healed)),
  row("wrong actions", share(first.wrong), share(later.wrong)),
  row("healed though the element is gone", share(first.healedGone), share(later.healedGone)),
  row("strategies tried per heal", number(first.tries, 2), number(later.tries, 2)),
  row(
    "one heal, p50 (p95)",
    `${ms(first.p50Ms)} (${number(first.p95Ms, 0)})`,
    `${ms(later.p50Ms)} (${number(later.p95Ms, 0)})`,
  ),
  row("the first learned strategy healed", "", share(later.hits)),
];

const byFault = (cases: readonly CaseFigure[]): readonly string[] => {
  const names = [...new Set(cases.map(({ fault }) => fault))].sort();
  if (names.length < 2) return [];
  const count = (fault: string, end: CaseFigure["end"]): string =>
    String(cases.filter((each) => each.fault === fault && each.end === end).length);
  return [
    "",
    `  ${"fault".padEnd(30)}  healed  refused  wrong`,
    ...names.map(
      (name) =>
        `  ${name.padEnd(30)}${count(name, "healed").padStart(8)}${count(name, "refused").padStart(9)}${count(name, "wrong").padStart(7)}`,
    ),
  ];
};

const byStrategy = (cases: readonly CaseFigure[]): string => {
  const counts = new Map<string, number>();
  for (const { ok, strategy } of cases.flatMap(({ heals }) => heals))
    if (ok && strategy !== null) counts.set(strategy, (counts.get(strategy) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
};

/** Both passes over the same cases, as a person reads them. */
export const reportText = (
  name: string,
  first: readonly CaseFigure[],
  later: readonly CaseFigure[],
  verbose: boolean,
): string => {
  const { cases, triesFirst, triesLater, firstMs, laterMs } = learningOf(first, later);
  const told = [...first, ...later].filter(
    ({ end, isThere, heals }) =>
      end === "wrong" ||
      (end === "healed" && !isThere) ||
      (verbose && isThere && (end === "refused" || heals.some(({ ok, tries }) => ok && tries > 1))),
  );
  return [
    `── ${name} ${"─".repeat(Math.max(3, 82 - name.length))}`,
    ...rows(passOf(first), passOf(later)),
    `  healed by: ${byStrategy(later)}`,
    `  where the first heal took two tries or more (${cases}): ${number(triesFirst, 2)} tries and ${ms(firstMs)} first, ${number(triesLater, 2)} and ${ms(laterMs)} later`,
    ...byFault(later),
    ...told.map(({ end, name: page, fault, why }) => `  ${end}: ${page} (${fault}): ${why}`),
    "",
  ].join("\n");
};
