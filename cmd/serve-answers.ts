import { version } from "../package.json";
import { type Answer, type Asked, refusal } from "#adapters/http/server";
import { metricsPage } from "#adapters/html/metrics-page";
import { exposition } from "#adapters/prometheus/exposition";
import { HEAL_STRATEGIES } from "#core/heal/strategies";
import { printableJson } from "#core/model/printable";
import { API, readSummary } from "./serve-api";
import { idOf, refuseUnknown, windowOf } from "./serve-query";
import { isAway, type Serving } from "./serving";

const NONE: readonly string[] = [];
/** Rows of each list of the page. */
const SHOWN = 20;

const json = (value: unknown, status = 200): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: `${printableJson(value)}\n`,
});

const looks = ({ dependencies }: Serving): Promise<readonly (readonly [name: string, isThere: boolean])[]> =>
  Promise.all(dependencies.map(async ({ name, look }) => [name, await look()] as const));

/** Ready when the database answers: without Redis all can still be told. */
const readiness = async (serving: Serving): Promise<Answer> => {
  const found = await looks(serving);
  const ready = found.some(([name, isThere]) => name === serving.database.name && isThere);
  const dependencies = Object.fromEntries(found.map(([name, isThere]) => [name, isThere ? "up" : "down"]));
  return json({ ready, dependencies }, ready ? 200 : 503);
};

const metrics = async (serving: Serving): Promise<Answer> => {
  await looks(serving);
  const { figures, ask, dependencies } = serving;
  const totals = await ask("totals", figures.totals).catch((error: unknown) => {
    if (isAway(error)) return undefined;
    throw error;
  });
  const states = Object.fromEntries(dependencies.map(({ name, breaker }) => [name, breaker.state()]));
  const told = await exposition({
    version,
    dependencies: states,
    strategies: HEAL_STRATEGIES,
    ...(totals === undefined ? {} : { totals }),
  });
  return { status: 200, ...told };
};

const run = async ({ runs, ask }: Serving, encoded: string): Promise<Answer> => {
  const id = idOf(encoded);
  const found = await ask("find", () => runs.find(id));
  return found === undefined ? refusal(404, "there is no such run", "/api/v1/runs lists them") : json(found);
};

const page = async (serving: Serving, query: URLSearchParams): Promise<Answer> => {
  const { figures, ask } = serving;
  const window = windowOf(query);
  const read = async () => {
    const [summary, runs, attempts] = await Promise.all([
      readSummary(serving, window.ms),
      ask("runs", () => figures.runs({ limit: SHOWN })),
      ask("attempts", () => figures.attempts({ limit: SHOWN })),
    ]);
    return { ...summary, runs, attempts };
  };
  const told = await read().catch((error: unknown) => {
    if (isAway(error)) return undefined;
    throw error;
  });
  const { body, policy } = metricsPage({ version, window: window.text, told });
  return { status: told === undefined ? 503 : 200, type: "text/html; charset=utf-8", body, policy };
};

/** Answers what the server is asked for. */
export const createAnswers =
  (serving: Serving) =>
  async ({ path, query }: Asked): Promise<Answer> => {
    const plain = (answer: (serving: Serving) => Promise<Answer>): Promise<Answer> => {
      refuseUnknown(query, NONE);
      return answer(serving);
    };
    switch (path) {
      case "/":
        refuseUnknown(query, ["window"]);
        return page(serving, query);
      case "/livez":
        return plain(async () => json({ alive: true }));
      case "/readyz":
        return plain(readiness);
      case "/metrics":
        // Scrapers may be set up to send parameters of their own.
        return metrics(serving);
    }
    const [, name = "", id] = /^\/api\/v1\/([a-z]+)(?:\/([^/]*))?$/.exec(path) ?? [];
    const list = Object.hasOwn(API, name) ? API[name] : undefined;
    if (list !== undefined && id === undefined) return json(await list(serving, query));
    if (name === "runs" && id !== undefined) return plain(() => run(serving, id));
    return refusal(
      404,
      "there is nothing here",
      "/ /metrics /livez /readyz /api/v1/{summary,cache,heal,runs,runs/<id>}",
    );
  };
