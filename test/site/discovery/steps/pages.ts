import { comboboxButtonPortal } from "./combobox-button-portal";
import { comboboxFilter } from "./combobox-filter";
import { contenteditable } from "./contenteditable";
import { dialogAria } from "./dialog-aria";
import { dialogOverPage } from "./dialog-over-page";
import { disabled } from "./disabled";
import { emailConfirm } from "./email-confirm";
import { fieldsets } from "./fieldsets";
import { frames } from "./frames";
import { gluedTexts } from "./glued-texts";
import { harmfulWords } from "./harmful-words";
import { hiddenThings } from "./hidden-things";
import { iconButtons } from "./icon-buttons";
import { labelAfter } from "./label-after";
import { labels } from "./labels";
import { linksAndButtons } from "./links-and-buttons";
import { longList } from "./long-list";
import { machineNames } from "./machine-names";
import { nameAbsent } from "./name-absent";
import { nameFields } from "./name-fields";
import { nestedShadow } from "./nested-shadow";
import { numbers } from "./numbers";
import { onlyLonger } from "./only-longer";
import { opposites } from "./opposites";
import { radioGroups } from "./radio-groups";
import { scriptTexts } from "./script-texts";
import { tableInputs } from "./table-inputs";
import { tableRows } from "./table-rows";
import { tabsMenus } from "./tabs-menus";
import { toggles } from "./toggles";
import { twoSections } from "./two-sections";
import { virtualList } from "./virtual-list";
import { wholeWords } from "./whole-words";
import { wrongPass } from "./wrong-pass";
import type { DiscoveryPage } from "../../changed/steps/page";

/** All pages of this folder. */
export const discoveryPages: readonly DiscoveryPage[] = [
  comboboxButtonPortal,
  comboboxFilter,
  contenteditable,
  dialogAria,
  dialogOverPage,
  disabled,
  emailConfirm,
  fieldsets,
  frames,
  gluedTexts,
  harmfulWords,
  hiddenThings,
  iconButtons,
  labelAfter,
  labels,
  linksAndButtons,
  longList,
  machineNames,
  nameAbsent,
  nameFields,
  nestedShadow,
  numbers,
  onlyLonger,
  opposites,
  radioGroups,
  scriptTexts,
  tableInputs,
  tableRows,
  tabsMenus,
  toggles,
  twoSections,
  virtualList,
  wholeWords,
  wrongPass,
];
