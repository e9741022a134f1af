import { anotherInItsPlace } from "./changed/another-in-its-place";
import { appearsLater } from "./changed/appears-later";
import { containerTagChanged } from "./changed/container-tag-changed";
import { disabledTwin } from "./changed/disabled-twin";
import { idsPerLoad } from "./changed/ids-per-load";
import { inputInsertedBefore } from "./changed/input-inserted-before";
import { labelsSwapped } from "./changed/labels-swapped";
import { listGrown } from "./changed/list-grown";
import { lookAlikeBefore } from "./changed/look-alike-before";
import { overlayInFront } from "./changed/overlay-in-front";
import { rerenderedOnPointer } from "./changed/rerendered-on-pointer";
import { rowsReordered } from "./changed/rows-reordered";
import { swappedUnderPointer } from "./changed/swapped-under-pointer";
import { targetRemoved } from "./changed/target-removed";
import { targetRenamed } from "./changed/target-renamed";
import { targetWrapped } from "./changed/target-wrapped";
import { textTranslated } from "./changed/text-translated";
import { twinHidden } from "./changed/twin-hidden";
import { wordsInAnotherDialog } from "./changed/words-in-another-dialog";
import { wordsMovedToNeighbour } from "./changed/words-moved-to-neighbour";
import type { ChangedPage } from "./site-page";

/** All pages that changed. */
export const CHANGED_PAGES: readonly ChangedPage[] = [
  anotherInItsPlace,
  appearsLater,
  containerTagChanged,
  disabledTwin,
  idsPerLoad,
  inputInsertedBefore,
  labelsSwapped,
  listGrown,
  lookAlikeBefore,
  overlayInFront,
  rerenderedOnPointer,
  rowsReordered,
  swappedUnderPointer,
  targetRemoved,
  targetRenamed,
  targetWrapped,
  textTranslated,
  twinHidden,
  wordsInAnotherDialog,
  wordsMovedToNeighbour,
];
