import { animations } from "./dom";
import { ancestorsOf } from "./walk";

/** An animation that goes on for longer is not waited for: the press goes to where the element is. */
const LONGEST_MS = 2_000;
/** Properties whose change moves nothing and hides nothing; the rest are keys of a keyframe that are no property. */
const HARMLESS =
  /^(?:offset|computedOffset|easing|composite|color|background.*|border.*Color|boxShadow|outline.*|fill|stroke.*|text.*|filter|backdropFilter|caretColor|accentColor|cursor)$/u;

const endsSoon = (animation: Animation): boolean => {
  const { endTime } = animation.effect?.getComputedTiming() ?? {};
  const [end, now] = [Number(endTime), Number(animation.currentTime ?? 0)];
  return Number.isFinite(end) && (end - now) / Math.abs(animation.playbackRate || 1) <= LONGEST_MS;
};

const moves = (effect: KeyframeEffect): boolean =>
  effect.getKeyframes().some((frame) => Object.keys(frame).some((property) => !HARMLESS.test(property)));

/** Animations under way that move the element, by itself or with what it stands in. */
const movements = (element: Element): readonly Animation[] => {
  const running = animations().filter((animation) => animation.playState === "running");
  if (running.length === 0) return running;
  const chain = new Set<Element>([element, ...ancestorsOf(element)]);
  return running.filter(({ effect }) => {
    if (!(effect instanceof KeyframeEffect) || effect.target === null || !chain.has(effect.target)) return false;
    return moves(effect);
  });
};

/**
 * The element is on its way to where it will stay, by itself or with what it stands in. What pulses or slides without end stays on no
 * place and is pressed where it is.
 */
export const isArriving = (element: Element): boolean => movements(element).some(endsSoon);

/** The element moves, and may be elsewhere when the button goes up. */
export const isMoving = (element: Element): boolean => movements(element).length > 0;
