import type { Veto } from "../model/heal";
import { originOf } from "../model/page";
import type { HealHistory, HealScope } from "../ports/heal-history";
import { LOOKUP_DEADLINE_MS } from "../resolve/lookup";
import type { Broken, SeekNeeds } from "../resolve/seek";
import type { RunBudget } from "./budget";
import type { ScopeTries } from "./rank";

/** So many of the newest tries of a scope are looked at. */
const TRIES_A_SCOPE = 200;

export interface HealNeeds extends SeekNeeds {
  readonly history: HealHistory;
  /** Shared by all steps of the run. */
  readonly healBudget: RunBudget;
  readonly degrade: (name: string, error: unknown) => void;
}

const scopesOf = ({ element, url }: Broken["entry"]): readonly HealScope[] => [
  { kind: "element", element, url },
  { kind: "page", url },
  { kind: "site", site: originOf(url) },
  { kind: "everywhere" },
];

/** What is known of the strategies, and what a person rejected. */
interface Past {
  readonly record: readonly ScopeTries[];
  /** By selector. */
  readonly vetoes: ReadonlyMap<string, Veto>;
}

const NO_PAST: Past = { record: [], vetoes: new Map() };

const readPast = async ({ history }: HealNeeds, { entry }: Broken): Promise<Past> => {
  const read = async (scope: HealScope): Promise<ScopeTries> => ({
    scope: scope.kind,
    tries: await history.tries(scope, TRIES_A_SCOPE),
  });
  const [vetoes, ...record] = await Promise.all([history.vetoes(entry), ...scopesOf(entry).map(read)]);
  return { record, vetoes: new Map(vetoes.map((veto) => [veto.selector, veto])) };
};

/** What is known of the strategies and of the element; nothing when the history is late or down. */
export const pastOf = async (needs: HealNeeds, broken: Broken): Promise<Past> => {
  const done = new AbortController();
  const asked = readPast(needs, broken).catch((error: unknown) => {
    needs.degrade("heal history", error);
    return NO_PAST;
  });
  const late = needs.clock.sleep(LOOKUP_DEADLINE_MS, done.signal).then(() => NO_PAST);
  const past = await Promise.race([asked, late]);
  done.abort();
  return past;
};
