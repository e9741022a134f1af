import { confidenceFor } from "../model/choose";
import type { ElementSnapshot } from "../model/element";
import type { HealReasons, TriedStrategy } from "../model/heal-reasons";
import { changesOf, sharedBy } from "../model/similarity";
import type { Resolution, StepNews } from "../resolve/seek";

type Result = Extract<StepNews, { type: "heal.result" }>;

/** What healing told of itself while a step was carried out. */
export interface HealNotes {
  on(news: StepNews): void;
  /** Why the element that was found last was taken for the remembered one; undefined when nothing was healed. */
  reasons(found: Resolution | undefined, asked: string): HealReasons | undefined;
}

/** In words; a number says where it stands, not what it is. */
const textOf = (snapshot: ElementSnapshot, property: string): string => {
  switch (property) {
    case "ordinal":
      return `${snapshot.ordinal.index + 1} of ${snapshot.ordinal.of}`;
    case "box": {
      const { x, y, width, height } = snapshot.box;
      return `${Math.round(width)} x ${Math.round(height)} at ${Math.round(x)}, ${Math.round(y)}`;
    }
    case "path":
      return snapshot.path.slice(0, PATH_STEPS).join(" < ");
    default: {
      const value: unknown = Object.entries(snapshot).find(([name]) => name === property)?.[1];
      return Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value : "";
    }
  }
};

const PATH_STEPS = 4;
/** That an element stands where it stood is worth a word only when it does not. */
const NO_WORD: ReadonlySet<string> = new Set(["ordinal", "box", "path"]);

const triedIn = (told: readonly StepNews[]): readonly TriedStrategy[] => {
  const tried = new Map<string, TriedStrategy>();
  for (const news of told) {
    if (news.type !== "heal.attempt") continue;
    const { strategy, ok, reason, learned } = news;
    tried.delete(strategy);
    tried.set(strategy, {
      strategy,
      ...(ok || reason === undefined ? {} : { reason }),
      ...(learned ? { learned: { scope: learned.scope, won: learned.won, tried: learned.tried } } : {}),
    });
  }
  return [...tried.values()];
};

const certaintyOf = ({ margin, pro = [], contra = [] }: Result, needed: number): Pick<HealReasons, "certainty"> =>
  margin === undefined ? {} : { certainty: { margin, needed, pro, contra } };

/** Listens to what one step tells of its heals. */
export const createHealNotes = (): HealNotes => {
  let told: StepNews[] = [];
  let result: Result | undefined;
  return {
    on: (news) => {
      if (news.type === "heal.attempt" && result) {
        told = [];
        result = undefined;
      }
      if (news.type === "heal.attempt") told.push(news);
      if (news.type === "heal.result") result = news;
    },
    reasons: (found, asked) => {
      const was = (found?.broken ?? found?.proven)?.fingerprint;
      const now = found?.entry?.fingerprint;
      if (!found?.healed || !was || !now || !result) return undefined;
      return {
        same: sharedBy(was, now)
          .filter((property) => !NO_WORD.has(property))
          .map((property) => ({ property, value: textOf(now, property) })),
        changed: changesOf(was, now).map((property) => ({
          property,
          was: textOf(was, property),
          now: textOf(now, property),
        })),
        ...certaintyOf(result, confidenceFor(was, now, asked)),
        tried: triedIn(told),
      };
    },
  };
};
