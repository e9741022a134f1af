import type { Names } from "./accessible-name";
import { animations, attributeOf, boundsOf, childElementCount, findAll, textOf } from "./dom";
import { briefText } from "./walk";

const WAITING =
  "[aria-busy=true],[role=progressbar]:not([aria-valuenow]),progress:not([value]),[class*=spinner],[class*=skeleton]";
const LOADING = /^(?:loading|please wait|one moment|just a moment)\b/iu;
/** Larger things that move without an end are decoration. */
const MAX_SPINNER_PX = 200;
const MAX_READ = 50;
const TEXTS = "[role=status],[role=alert],[aria-live],p,div,span,[role=tabpanel]";
const MAX_TEXTS = 2_000;

const isSpinner = (animation: Animation): boolean => {
  const { effect, playState } = animation;
  if (
    playState !== "running" ||
    !(effect instanceof KeyframeEffect) ||
    !effect.target ||
    textOf(effect.target).trim() !== ""
  )
    return false;
  if (effect.getTiming().iterations !== Number.POSITIVE_INFINITY) return false;
  const { width, height } = boundsOf(effect.target);
  return width > 0 && width <= MAX_SPINNER_PX && height > 0 && height <= MAX_SPINNER_PX;
};

const saysLoading = (element: Element): boolean =>
  childElementCount(element) === 0 && LOADING.test(briefText(element, 40).trim());

/** Whether the page shows that something is still to come: a spinner, a part that is busy, a text that says so. */
export const showsWaiting = (names: Names): boolean =>
  animations().some(isSpinner) ||
  [...findAll(document, WAITING)]
    .slice(0, MAX_READ)
    .some((element) => attributeOf(element, "aria-busy") !== "false" && names.visible(element)) ||
  [...findAll(document, TEXTS)].slice(0, MAX_TEXTS).some((element) => saysLoading(element) && names.visible(element));
