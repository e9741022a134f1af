import { putIdentifiers } from "./identifier-evidence";
import type { PageCounts } from "./page-counts";
import { putBox, putSurroundings } from "./place-evidence";
import type { Put } from "./put";
import { putStructure } from "./structure-evidence";
import { putText } from "./text-evidence";
import type { View } from "./view";

/**
 * All evidence for and against `now` being what `before` was, always in the same order: what is read, what machines call it,
 * what it is, where it is drawn, what stands around it. `page` says how common each thing is among the candidates.
 */
export const putEvidence = (put: Put, before: View, now: View, page: PageCounts): void => {
  putText(put, before, now, page);
  putIdentifiers(put, before, now, page);
  putStructure(put, before, now, page);
  putBox(put, before, now);
  putSurroundings(put, before, now, page);
};
