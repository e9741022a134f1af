import type { Page } from "playwright";
import { createFinder, type Finder } from "./find";
import { createObserver } from "./observe";
import { createPerformer, type Performer } from "./perform";
import { createPulse, type Pulse } from "./pulse";
import { followTraffic, type Traffic } from "./traffic";
import { attachWorlds, type Worlds } from "./worlds";

/** One page of the session, and what looks at it and acts on it. */
export interface Tab {
  readonly page: Page;
  readonly worlds: Worlds;
  readonly traffic: Traffic;
  readonly pulse: Pulse;
  readonly finder: Finder;
  readonly performer: Performer;
  readonly observer: ReturnType<typeof createObserver>;
}

/** Attaches to a page. */
export const openTab = async (page: Page, driftThreshold: number): Promise<Tab> => {
  const traffic = followTraffic(page, () => performance.now());
  const worlds = await attachWorlds(page);
  const finder = createFinder({ page, worlds, driftThreshold });
  return {
    page,
    worlds,
    traffic,
    pulse: createPulse(page, worlds, traffic),
    finder,
    performer: createPerformer({ page, worlds, traffic, frameOf: finder.frameOf }),
    observer: createObserver(page, worlds),
  };
};
