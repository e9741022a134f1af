import { cardsReordered } from "./cards-reordered";
import { clones } from "./clones";
import { containerTag } from "./container-tag";
import { controlled } from "./controlled";
import { controlledValue } from "./controlled-value";
import { dialogButtonBehind } from "./dialog-button-behind";
import { disabledForAWhile } from "./disabled-for-a-while";
import { disabledTwin } from "./disabled-twin";
import { expectationStale } from "./expectation-stale";
import { fillReverts } from "./fill-reverts";
import { firstReordered } from "./first-reordered";
import { focusGone } from "./focus-gone";
import { focusStolenPress } from "./focus-stolen-press";
import { focusStolenTyping } from "./focus-stolen-typing";
import { frameReloads } from "./frame-reloads";
import { framesSwapped } from "./frames-swapped";
import { generatedIds } from "./generated-ids";
import { hiddenTwin } from "./hidden-twin";
import { iconReplaced } from "./icon-replaced";
import { iconSwapped } from "./icon-swapped";
import { idReuse } from "./id-reuse";
import { inputBeforeInput } from "./input-before-input";
import { inputBeforeLabelled } from "./input-before-labelled";
import { labelsSwapped } from "./labels-swapped";
import { labelsSwappedSharedWord } from "./labels-swapped-shared-word";
import { lastReordered } from "./last-reordered";
import { lastShrunk } from "./last-shrunk";
import { late } from "./late";
import { lateRow } from "./late-row";
import { lateTwin } from "./late-twin";
import { linkTargetChanged } from "./link-target-changed";
import { listGrown } from "./list-grown";
import { loginHeaderStays } from "./login-header-stays";
import { loginTwice } from "./login-twice";
import { logoDrawn } from "./logo-drawn";
import { lookAlikeBare } from "./look-alike-bare";
import { lookAlikeBefore } from "./look-alike-before";
import { mousedownActs } from "./mousedown-acts";
import { mousedownCloses } from "./mousedown-closes";
import { mousedownNavigates } from "./mousedown-navigates";
import { moving } from "./moving";
import { movingByScript } from "./moving-by-script";
import { movingOnHover } from "./moving-on-hover";
import { namesakeBehindDialog } from "./namesake-behind-dialog";
import { namesakeOfAnotherKind } from "./namesake-of-another-kind";
import { navigationByTimer } from "./navigation-by-timer";
import { navigationSlow } from "./navigation-slow";
import { nearReordered } from "./near-reordered";
import { negatedTwin } from "./negated-twin";
import { oneOfTwoFieldsGone } from "./one-of-two-fields-gone";
import { onlyFieldGone } from "./only-field-gone";
import { onlyFieldRenamed } from "./only-field-renamed";
import { otherDialog } from "./other-dialog";
import { otherDialogScoped } from "./other-dialog-scoped";
import { otherInPlace } from "./other-in-place";
import { otherInPlaceNegated } from "./other-in-place-negated";
import { otherInPlaceNumber } from "./other-in-place-number";
import { otherInPlaceOpposite } from "./other-in-place-opposite";
import { otherInPlaceSharedWord } from "./other-in-place-shared-word";
import { otherLinkInPlace } from "./other-link-in-place";
import { overlay } from "./overlay";
import { overlayPassing } from "./overlay-passing";
import { placeholdersSwapped } from "./placeholders-swapped";
import { pressedOnce } from "./pressed-once";
import { radioSwapped } from "./radio-swapped";
import { removed } from "./removed";
import { removedCard } from "./removed-card";
import { removedRow } from "./removed-row";
import { renamed } from "./renamed";
import { renamedDestructive } from "./renamed-destructive";
import { replacedOnFocus } from "./replaced-on-focus";
import { replacedOnMousedown } from "./replaced-on-mousedown";
import { replacedOnMousemove } from "./replaced-on-mousemove";
import { replacedOnPointerover } from "./replaced-on-pointerover";
import { rowButtonGrown } from "./row-button-grown";
import { rowRenamedPrefix } from "./row-renamed-prefix";
import { rowsReordered } from "./rows-reordered";
import { scriptText } from "./script-text";
import { secondGrown } from "./second-grown";
import { sectionRenamed } from "./section-renamed";
import { sectionsSwapped } from "./sections-swapped";
import { selectOptions } from "./select-options";
import { selectReordered } from "./select-reordered";
import { shiftingList } from "./shifting-list";
import { spaDeleteList } from "./spa-delete-list";
import { spaFetch } from "./spa-fetch";
import { spaLateFetch } from "./spa-late-fetch";
import { spaSpinner } from "./spa-spinner";
import { spaTimer } from "./spa-timer";
import { spaTwoFetches } from "./spa-two-fetches";
import { suggestions, suggestionsLeftAlone, suggestionsNew } from "./suggestions";
import { swapping } from "./swapping";
import { swappingInFrame } from "./swapping-in-frame";
import { tabsSwapped } from "./tabs-swapped";
import { targetWrapped } from "./target-wrapped";
import { testidReuse } from "./testid-reuse";
import { testidReuseGone } from "./testid-reuse-gone";
import { toast } from "./toast";
import { toastOnHover } from "./toast-on-hover";
import { translated } from "./translated";
import { wordingArchive } from "./wording-archive";
import { wordingBasket } from "./wording-basket";
import { wordingClose } from "./wording-close";
import { wordingDisabledLiteral } from "./wording-disabled-literal";
import { wordingEmail } from "./wording-email";
import { wordingFindNext } from "./wording-find-next";
import { wordingLiteralWins } from "./wording-literal-wins";
import { wordingLogIn } from "./wording-log-in";
import { wordingOtherDialog } from "./wording-other-dialog";
import { wordingOtherRow } from "./wording-other-row";
import { wordingPhone } from "./wording-phone";
import { wordingProduct } from "./wording-product";
import { wordingRemove } from "./wording-remove";
import { wordingRemoveAll } from "./wording-remove-all";
import { wordingSave } from "./wording-save";
import { wordingSaveAs } from "./wording-save-as";
import { wordingSearchBare } from "./wording-search-bare";
import { wordingSignOut } from "./wording-sign-out";
import { wordingSignUp } from "./wording-sign-up";
import { wordingTwo } from "./wording-two";
import { wordingWasBeside } from "./wording-was-beside";
import { wordingWasBesideBare } from "./wording-was-beside-bare";
import { wordingWasInBar } from "./wording-was-in-bar";
import { wordingWasInList } from "./wording-was-in-list";
import type { ChangedPage } from "./page";

/** All pages of this folder. */
export const changedPages: readonly ChangedPage[] = [
  cardsReordered,
  clones,
  containerTag,
  controlled,
  controlledValue,
  dialogButtonBehind,
  disabledForAWhile,
  disabledTwin,
  expectationStale,
  fillReverts,
  firstReordered,
  focusGone,
  focusStolenPress,
  focusStolenTyping,
  frameReloads,
  framesSwapped,
  generatedIds,
  hiddenTwin,
  iconReplaced,
  iconSwapped,
  idReuse,
  inputBeforeInput,
  inputBeforeLabelled,
  labelsSwapped,
  labelsSwappedSharedWord,
  lastReordered,
  lastShrunk,
  late,
  lateRow,
  lateTwin,
  linkTargetChanged,
  listGrown,
  loginHeaderStays,
  loginTwice,
  logoDrawn,
  lookAlikeBare,
  lookAlikeBefore,
  mousedownActs,
  mousedownCloses,
  mousedownNavigates,
  moving,
  movingByScript,
  movingOnHover,
  namesakeBehindDialog,
  namesakeOfAnotherKind,
  navigationByTimer,
  navigationSlow,
  nearReordered,
  negatedTwin,
  oneOfTwoFieldsGone,
  onlyFieldGone,
  onlyFieldRenamed,
  otherDialog,
  otherDialogScoped,
  otherInPlace,
  otherInPlaceNegated,
  otherInPlaceNumber,
  otherInPlaceOpposite,
  otherInPlaceSharedWord,
  otherLinkInPlace,
  overlay,
  overlayPassing,
  placeholdersSwapped,
  pressedOnce,
  radioSwapped,
  removed,
  removedCard,
  removedRow,
  renamed,
  renamedDestructive,
  replacedOnFocus,
  replacedOnMousedown,
  replacedOnMousemove,
  replacedOnPointerover,
  rowButtonGrown,
  rowRenamedPrefix,
  rowsReordered,
  scriptText,
  secondGrown,
  sectionRenamed,
  sectionsSwapped,
  selectOptions,
  selectReordered,
  shiftingList,
  spaDeleteList,
  spaFetch,
  spaLateFetch,
  spaSpinner,
  spaTimer,
  spaTwoFetches,
  suggestions,
  suggestionsLeftAlone,
  suggestionsNew,
  swapping,
  swappingInFrame,
  tabsSwapped,
  targetWrapped,
  testidReuse,
  testidReuseGone,
  toast,
  toastOnHover,
  translated,
  wordingArchive,
  wordingBasket,
  wordingClose,
  wordingDisabledLiteral,
  wordingEmail,
  wordingFindNext,
  wordingLiteralWins,
  wordingLogIn,
  wordingOtherDialog,
  wordingOtherRow,
  wordingPhone,
  wordingProduct,
  wordingRemove,
  wordingRemoveAll,
  wordingSave,
  wordingSaveAs,
  wordingSearchBare,
  wordingSignOut,
  wordingSignUp,
  wordingTwo,
  wordingWasBeside,
  wordingWasBesideBare,
  wordingWasInBar,
  wordingWasInList,
];
