import { nastyPages } from "./nasty";
import { poisonedPages } from "./poisoned";
import { restlessPages } from "./restless";
import type { HostilePage as Hostile } from "./hostile-page";

export type HostilePage = Hostile;

/** Pages that make life hard, by intent or by neglect. */
export const hostilePages: readonly Hostile[] = [...poisonedPages, ...restlessPages, ...nastyPages];
