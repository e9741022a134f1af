import type { HourFigures } from "#core/model/figures";
import type { ListPage, ListPlace } from "#core/ports/figures";
import { figuresOf } from "./metrics";
import { cursorOf, pageOf, refuseUnknown, windowOf } from "./serve-query";
import { isAway, type Serving } from "./serving";

const TOP = 10;

/** What is told of a span: the figures of `pacts metrics`, and what happened hour by hour. */
export const readSummary = async ({ figures, runs, ask, clock }: Serving, windowMs: number) => {
  // The end is exclusive, and a run may start this very millisecond.
  const toMs = clock.now() + 1;
  const fromMs = toMs - windowMs;
  const [metrics, hours] = await Promise.all([
    ask("metrics", () => runs.metrics({ fromMs, toMs, top: TOP })),
    ask("hours", () => figures.hours({ fromMs, toMs })),
  ]);
  return { metrics, hours, fromMs, toMs };
};

const hourOf = ({ atMs, ...counts }: HourFigures) => ({ hour: new Date(atMs).toISOString(), ...counts });

const summary = async (serving: Serving, query: URLSearchParams): Promise<unknown> => {
  refuseUnknown(query, ["window"]);
  const { metrics, hours, fromMs, toMs } = await readSummary(serving, windowOf(query).ms);
  return { ...figuresOf(metrics, fromMs, toMs), hours: hours.map(hourOf) };
};

/** Rows of a page, and where the next one begins; null when this is the last. */
const paged = async <Row>(
  query: URLSearchParams,
  read: (page: ListPage) => Promise<readonly Row[]>,
  placeOf: (row: Row) => ListPlace,
) => {
  refuseUnknown(query, ["limit", "cursor"]);
  const page = pageOf(query);
  // One more than asked for tells whether there is a next page.
  const rows = await read({ ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > page.limit && last !== undefined ? cursorOf(placeOf(last)) : null };
};

const runs = async ({ figures, ask }: Serving, query: URLSearchParams): Promise<unknown> => {
  const { rows, next } = await paged(
    query,
    (page) => ask("runs", () => figures.runs(page)),
    ({ startTime, id }) => ({ atMs: Date.parse(startTime), id }),
  );
  return { runs: rows, next };
};

const heal = async ({ figures, ask }: Serving, query: URLSearchParams): Promise<unknown> => {
  const { rows, next } = await paged(
    query,
    (page) => ask("attempts", () => figures.attempts(page)),
    ({ createdAt, id }) => ({ atMs: createdAt, id }),
  );
  const { totals } = await ask("totals", figures.totals);
  const counted = totals.filter(({ name }) => name === "heal");
  const strategies = [...new Set(counted.map(({ a }) => a))].sort().map((strategy) => {
    const of = (outcome: string) => counted.find(({ a, b }) => a === strategy && b === outcome)?.count ?? 0;
    return { strategy, success: of("success"), fail: of("fail") };
  });
  return { strategies, attempts: rows, next };
};

/** What each layer holds; null for one that does not answer. */
const readLayers = ({ layers }: Serving) =>
  Promise.all(
    layers.map(async ({ layer, ask }) => {
      const stats = await ask("stats", () => layer.stats()).catch((error: unknown) => {
        if (isAway(error)) return null;
        throw error;
      });
      return { name: layer.name, stats };
    }),
  );

const cache = async (serving: Serving, query: URLSearchParams): Promise<unknown> => {
  const { figures, ask } = serving;
  const { rows, next } = await paged(
    query,
    (page) => ask("entries", () => figures.entries(page)),
    ({ verifiedAt, key }) => ({ atMs: verifiedAt, id: key }),
  );
  return { layers: await readLayers(serving), entries: rows, next };
};

/** Lists and figures by their names below /api/v1/. */
export const API: Readonly<Record<string, (serving: Serving, query: URLSearchParams) => Promise<unknown>>> = {
  summary,
  cache,
  heal,
  runs,
};
