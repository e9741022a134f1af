import { CONTROL_PAGES } from "./discovery/controls";
import { FIELD_PAGES } from "./discovery/fields";
import { LAYER_PAGES } from "./discovery/layers";
import { NAME_PAGES } from "./discovery/names";
import { SECTION_PAGES } from "./discovery/sections";
import type { DiscoveryPage } from "./site-page";

/** All pages to find things on. */
export const DISCOVERY_PAGES: readonly DiscoveryPage[] = [
  ...NAME_PAGES,
  ...SECTION_PAGES,
  ...CONTROL_PAGES,
  ...FIELD_PAGES,
  ...LAYER_PAGES,
];
