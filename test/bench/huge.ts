import type { ElementQuery } from "#core/model/element";
import type { Discovery } from "#core/ports/browser";
import { pageOf } from "../site/page-of";
import { serve } from "../site/serve";
import type { Pair, Rig } from "./rig";
import { type Figure, figure, type Section, type Target, target } from "./section";
import { median } from "#core/bench/statistics";

const LIST_LIMIT_MS = 400;
const END_LIMIT_MS = 3_000;
/** A row of the page has 13 elements. */
const ROW = 13;

interface Asked {
  readonly name: string;
  readonly query: ElementQuery;
  readonly end: Discovery["kind"];
}

/** What is there once, in each row, at the very end, in a part of the page, and not at all. */
const asksFor = (rows: number): readonly Asked[] => {
  const archive: ElementQuery = { name: "Archive", role: "button", kind: "clickable" };
  const row = `Customer ${rows - 10}`;
  return [
    { name: "button", query: { name: "Export report", kind: "clickable" }, end: "found" },
    { name: "field", query: { name: "Billing email", kind: "editable" }, end: "found" },
    { name: "link at the end", query: { name: row, role: "link", kind: "clickable" }, end: "found" },
    { name: "button within its row", query: { ...archive, within: { name: row, role: "row" } }, end: "found" },
    { name: "button near a text", query: { ...archive, near: row }, end: "found" },
    { name: "the last of all", query: { ...archive, nth: -1 }, end: "found" },
    { name: "one of all: a tie", query: archive, end: "ambiguous" },
    { name: "what is not there", query: { name: "Cancel subscription", kind: "clickable" }, end: "none" },
  ];
};

/** The ends of one page: each question asked `rounds` times, in turns. */
const askAll = async (
  { session }: Pair,
  asks: readonly Asked[],
  rounds: number,
): Promise<readonly (readonly number[])[]> => {
  const samples = asks.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, { name, query, end }] of asks.entries()) {
      const before = performance.now();
      const answer = await session.discover(query);
      samples[at]?.push(performance.now() - before);
      const refused = answer.kind === "none" && answer.unread !== undefined;
      if (answer.kind !== end && !refused) throw new Error(`${name}: ${answer.kind} instead of ${end}`);
    }
  return samples;
};

interface Measured {
  readonly figures: readonly Figure[];
  readonly targets: readonly Target[];
}

const measurePage = async (rig: Rig, url: string, elements: number, rounds: number): Promise<Measured> => {
  const pair = await rig.open(url);
  try {
    const size = elements.toLocaleString("en");
    const asks = asksFor(Math.floor((elements - 100) / ROW));
    const samples = await askAll(pair, asks, rounds);
    const figures = asks.map(({ name }, at) => figure(`${size} elements: ${name}`, samples[at] ?? []));
    const p50 = median(figures.map((each) => each.p50));
    const longest = Math.max(...samples.flat());
    const targets =
      elements > 100_000
        ? [target(`${size} elements: the longest ends in`, longest, END_LIMIT_MS, "ms")]
        : [target(`${size} elements: discovery, p50 over all`, p50, LIST_LIMIT_MS, "ms")];
    return { figures, targets };
  } finally {
    await pair.session.close();
  }
};

/** Discovery on pages that are larger than any that is good for people: a list of 2,000 rows, 50,000 and 200,000 elements. */
export const measureHuge = async (rig: Rig, rounds: number): Promise<Section> => {
  const sizes = [26_150, 50_000, 200_000];
  const site = serve(Object.fromEntries(sizes.map((size) => [`/${size}`, pageOf(size)])));
  try {
    const pages: Measured[] = [];
    for (const size of sizes)
      pages.push(await measurePage(rig, `${site.url}/${size}`, size, size > 100_000 ? 2 : Math.min(rounds, 10)));
    return {
      name: "discovery on huge pages",
      figures: pages.flatMap(({ figures }) => figures),
      targets: pages.flatMap(({ targets }) => targets),
      notes: [],
    };
  } finally {
    await site.close();
  }
};
