import type { Page } from "playwright";
import { createFinder, type Finder } from "./find";
import { followLeaving, type Leaving } from "./leaving";
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
  readonly leaving: Leaving;
  readonly finder: Finder;
  readonly performer: Performer;
  readonly observer: ReturnType<typeof createObserver>;
}

/** Attaches to a page. */
export const openTab = async (page: Page, driftThreshold: number): Promise<Tab> => {
  const traffic = followTraffic(page, () => performance.now());
  const worlds = await attachWorlds(page);
  const finder = createFinder({ page, worlds, driftThreshold });
  const pulse = createPulse(page, worlds, traffic);
  const leaving = followLeaving(page, traffic, pulse.wake);
  return {
    page,
    worlds,
    traffic,
    pulse,
    leaving,
    finder,
    performer: createPerformer({ page, worlds, traffic, leaving, frameOf: finder.frameOf }),
    observer: createObserver(page, worlds),
  };
};
