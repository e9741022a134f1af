import { CALENDARS } from "./libraries/calendars";
import { EDITORS } from "./libraries/editors";
import { GRIDS } from "./libraries/grids";
import type { LibraryPage } from "./libraries/library-page";
import { MEDIA } from "./libraries/media";
import { SUITES } from "./libraries/suites";

export const LIBRARY_PAGES: readonly LibraryPage[] = [...EDITORS, ...CALENDARS, ...GRIDS, ...MEDIA, ...SUITES];
