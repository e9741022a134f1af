import { basename } from "node:path";
import type { Heal } from "#core/heal/review";
import type { HealReasons, TriedStrategy } from "#core/model/heal-reasons";
import type { Io } from "./io";
import { rule, showTime } from "./table";
import { renderWrapped } from "./wrapped";

/** A heal, why it was made, and whether its picture is still there. */
export interface ShownHeal {
  readonly heal: Heal;
  /** Null when they were not recorded. */
  readonly reasons: HealReasons | null;
  readonly picture: { readonly path: string; readonly there: boolean } | null;
}

type Row = readonly string[];

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

const timeOf = (ms: number, { isTty }: Pick<Io, "isTty">): string =>
  isTty ? showTime(ms) : new Date(ms).toISOString();

const factsOf = ({ heal }: ShownHeal, io: Io): readonly Row[] => [
  ["heal", heal.id],
  ["element", heal.element],
  ["action", heal.action],
  ["page", heal.url],
  ["old", heal.original],
  ["new", heal.selector],
  ["strategy", heal.strategy],
  ["confidence", io.isTty ? percent(heal.confidence) : String(heal.confidence)],
  ["times", String(heal.times)],
  ["review", heal.review],
  ...(heal.reviewedAt === null ? [] : [["reviewed", timeOf(heal.reviewedAt, io)]]),
  ["requirement", heal.requirement ?? ""],
  ["run", heal.runId],
  ["last", timeOf(heal.lastAt, io)],
];

const NOT_RECORDED = "not recorded";

const pictureOf = ({ heal, reasons, picture }: ShownHeal): readonly Row[] => {
  if (reasons === null) return [["picture", NOT_RECORDED]];
  if (picture === null) return [["picture", "none was kept"]];
  const { path, there } = picture;
  if (!there) return [["picture", `${path} is no more there: it was removed, or another machine keeps it`]];
  return [
    ["picture", path],
    ["open it", `pacts runs open ${heal.runId} ${basename(path)}`],
  ];
};

const orNone = (text: string): string => (text === "" ? "none" : text);

const changesOf = ({ same, changed }: HealReasons, { isTty }: Io): readonly Row[] => [
  ...same.map(({ property, value }) => ["same", property, value]),
  ...changed.map(({ property, was, now }) =>
    isTty ? ["changed", property, `${orNone(was)} -> ${orNone(now)}`] : ["changed", property, was, now],
  ),
];

const certaintyOf = ({ heal, reasons }: ShownHeal, { isTty }: Io): readonly Row[] => {
  if (reasons === null) return [];
  const { certainty } = reasons;
  if (certainty === undefined) {
    const answered = `${percent(heal.confidence)}: so well it answers to the words of the step`;
    return isTty && heal.strategy !== "sibling" ? [["sure", answered]] : [];
  }
  const { margin, needed, pro, contra } = certainty;
  const weighed: readonly Row[] = [
    ...(pro.length > 0 ? [["for it", pro.join(", ")]] : []),
    ...(contra.length > 0 ? [["against it", contra.join(", ")]] : []),
  ];
  if (!isTty) return [["margin", String(margin)], ["needed", String(needed)], ...weighed];
  const sure = `${percent(heal.confidence)}, ${percent(margin)} ahead of the next likeliest; ${percent(needed)} was needed`;
  return [["sure", sure], ...weighed];
};

const recordOf = ({ learned }: TriedStrategy): string => {
  if (learned === undefined) return "";
  const where = learned.scope === "everywhere" ? learned.scope : `on this ${learned.scope}`;
  return ` (before: healed ${learned.won} of ${learned.tried} ${where})`;
};

const triesOf = ({ tried }: HealReasons): readonly Row[] =>
  tried.map((each, at) => ["tried", `${at + 1}`, each.strategy, `${each.reason ?? "found it"}${recordOf(each)}`]);

/** A heal whole, for people; tab-separated when stdout is no terminal. */
export const renderHeal = (shown: ShownHeal, io: Io): string => {
  const { reasons } = shown;
  const facts = [...factsOf(shown, io).filter(([, value]) => value !== ""), ...pictureOf(shown)];
  if (reasons === null) return renderWrapped([...facts, ["reasons", NOT_RECORDED]], io);
  const parts: readonly (readonly [title: string, rows: readonly Row[]])[] = [
    ["what it shares with the one remembered, and what not", changesOf(reasons, io)],
    ["how sure that was", certaintyOf(shown, io)],
    ["what was tried, in this order", triesOf(reasons)],
  ];
  const told = parts.filter(([, rows]) => rows.length > 0);
  return [
    renderWrapped(facts, io),
    ...told.map(([title, rows]) => `${io.isTty ? `\n${rule(title, io)}` : ""}${renderWrapped(rows, io)}`),
  ].join("");
};
