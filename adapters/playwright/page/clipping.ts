import { bodyOf, boundsOf, documentElement, layoutSize, scrollBox } from "./dom";
import { memo } from "./rendering";
import { parentOf } from "./walk";

/** A rectangle in the coordinates of the viewport. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Axis = "x" | "y";

/** What an axis of a box does with content that is larger: shows it, cuts it off, or lets a person scroll to it. */
type Overflow = "shows" | "cuts" | "scrolls";

/** How a box limits what is inside it. Valid for one synchronous pass. */
interface Frame {
  readonly x: Overflow;
  readonly y: Overflow;
  readonly position: string;
  /** Absolutely positioned content is laid out in it. */
  readonly holdsAbsolute: boolean;
  /** Content of fixed position is laid out in it. */
  readonly holdsFixed: boolean;
  /** Its own clip leaves nothing of it or of what is inside it. */
  readonly clippedAway: boolean;
}

/** The content of a box along one axis: its window, and how far a person can scroll. */
interface Track {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly scrolled: number;
  /** It scrolls from its end to its start: right-to-left text, reversed boxes. */
  readonly reversed: boolean;
}

const overflowOf = (value: string): Overflow =>
  value === "visible" ? "shows" : value === "auto" || value === "scroll" || value === "overlay" ? "scrolls" : "cuts";

/** Lengths of `inset(...)`: top, right, bottom, left as shares of the box; undefined where one is no plain length. */
const insets = (written: string, { width, height }: DOMRect): readonly number[] | undefined => {
  const parts = written.split(" round ")[0]?.trim().split(/\s+/u) ?? [];
  const [top = "0px", right = top, bottom = top, left = right] = parts;
  const share = (value: string, size: number): number =>
    value.endsWith("%") ? Number.parseFloat(value) / 100 : Number.parseFloat(value) / Math.max(size, 1);
  const shares = [share(top, height), share(right, width), share(bottom, height), share(left, width)];
  return shares.some(Number.isNaN) ? undefined : shares;
};

/** Whether a `clip-path` leaves nothing. */
const leavesNothing = (path: string, element: Element): boolean => {
  if (path === "none") return false;
  if (/^(?:circle|ellipse)\(0(?:px|%)?(?:[\s)]|$)/u.test(path)) return true;
  const inset = /^inset\((.*)\)$/u.exec(path)?.[1];
  if (inset !== undefined) {
    const [top, right, bottom, left] = insets(inset, boundsOf(element)) ?? [0, 0, 0, 0];
    return (top ?? 0) + (bottom ?? 0) >= 1 || (left ?? 0) + (right ?? 0) >= 1;
  }
  const points = /^polygon\((?:\w+,)?(.*)\)$/u.exec(path)?.[1]?.split(",");
  return points !== undefined && new Set(points.map((point) => point.trim())).size < 3;
};

/** `clip: rect(...)` counts on absolutely positioned boxes; what screen readers alone read is cut down to nothing by it. */
const isCutByClip = ({ clip, position }: CSSStyleDeclaration): boolean => {
  const sides = /^rect\(([^)]*)\)$/u
    .exec(clip)?.[1]
    ?.split(/[\s,]+/u)
    .map((side) => Number.parseFloat(side));
  if (!sides || (position !== "absolute" && position !== "fixed")) return false;
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  return bottom - top <= 1 || right - left <= 1;
};

const MAKES_CONTAINER = ["transform", "translate", "scale", "rotate", "perspective", "filter"] as const;

const frameOf = (element: Element): Frame => {
  const style = getComputedStyle(element);
  const inline = style.display === "inline" || style.display === "contents";
  const contains = /paint|layout|strict|content/u.test(style.contain);
  const holdsFixed = contains || MAKES_CONTAINER.some((property) => style[property] !== "none");
  return {
    x: inline ? "shows" : overflowOf(style.overflowX),
    y: inline ? "shows" : overflowOf(style.overflowY),
    position: style.position,
    holdsAbsolute: holdsFixed || style.position !== "static",
    holdsFixed,
    clippedAway: leavesNothing(style.clipPath, element) || isCutByClip(style),
  };
};

const isReversed = (element: Element, axis: Axis, scrolled: number): boolean => {
  if (scrolled < 0) return true;
  const { direction, display, flexDirection } = getComputedStyle(element);
  const flexes = display.endsWith("flex");
  if (axis === "y") return flexes && flexDirection === "column-reverse";
  return (direction === "rtl") !== (flexes && flexDirection === "row-reverse");
};

/** The padding box of an element along one axis. */
const trackOf = (element: Element, axis: Axis): Track => {
  const bounds = boundsOf(element);
  const [start, size] = axis === "x" ? [bounds.left, bounds.width] : [bounds.top, bounds.height];
  const { border, window, length, scrolled } = scrollBox[axis](element);
  const full = layoutSize(element, axis) ?? size;
  // Layout sizes are rounded.
  const scale = full > 0 && size > 0 && Math.abs(size - full) > 1 ? size / full : 1;
  const from = start + border * scale;
  return {
    from,
    to: from + window * scale,
    length: length * scale,
    scrolled: scrolled * scale,
    reversed: isReversed(element, axis, scrolled),
  };
};

/** What is left of a stretch: cut at the window, or the whole window where a person can scroll to the stretch. */
const narrowed = (
  from: number,
  to: number,
  overflow: Overflow,
  track: () => Track,
): readonly [number, number] | undefined => {
  if (overflow === "shows") return [from, to];
  const window = track();
  if (overflow === "cuts") {
    const cut = [Math.max(from, window.from), Math.min(to, window.to)] as const;
    return cut[1] > cut[0] ? cut : undefined;
  }
  const start = window.reversed ? window.to - window.length - window.scrolled : window.from - window.scrolled;
  const reachable = to > start && from < start + Math.max(window.length, window.to - window.from);
  if (!reachable || window.to <= window.from) return undefined;
  // Scrolled into the window it shows as much of itself as fits.
  if (from >= window.from && to <= window.to) return [from, to];
  return [window.from, Math.min(window.to, window.from + (to - from))];
};

const narrow = (region: Region, x: Overflow, y: Overflow, trackAt: (axis: Axis) => Track): Region | undefined => {
  const across = narrowed(region.left, region.right, x, () => trackAt("x"));
  const down = narrowed(region.top, region.bottom, y, () => trackAt("y"));
  return across && down ? { left: across[0], right: across[1], top: down[0], bottom: down[1] } : undefined;
};

const screenTrack = (axis: Axis): Track => ({
  from: 0,
  to: axis === "x" ? innerWidth : innerHeight,
  length: 0,
  scrolled: 0,
  reversed: false,
});

const pageTrack = (root: Element, axis: Axis): Track => {
  const { window, length, scrolled } = scrollBox[axis](root);
  return { from: 0, to: window, length, scrolled, reversed: isReversed(root, axis, scrolled) };
};

/** What is left of a region after all that cuts it off. Valid for one synchronous pass. */
export interface Clipping {
  /** The part of a region inside `holder` that a person sees or can scroll to; `position` is that of what has the region. */
  part(region: Region, position: string, holder: Element | null, lenient: boolean): Region | undefined;
  /** The frame of the element itself. */
  frame(element: Element): Frame;
}

/** Creates the answers for one pass; what is computed of each box is cached. */
export const createClipping = (): Clipping => {
  const frame = memo(frameOf);
  const tracks = { x: memo((element) => trackOf(element, "x")), y: memo((element) => trackOf(element, "y")) };
  const root = documentElement();
  const body = bodyOf();
  /** The viewport takes the overflow of the root, else that of the body. */
  const givesBody = (): boolean => root !== null && frame(root).x === "shows" && frame(root).y === "shows";
  const inPage = (region: Region, lenient: boolean): Region | undefined => {
    const page = document.scrollingElement ?? root;
    const giver = body && givesBody() ? body : root;
    if (!page || !giver) return region;
    const { x, y } = frame(giver);
    // While a dialog is open many pages lock the scrolling of what is behind it.
    const scrolls = (overflow: Overflow): Overflow => (overflow === "cuts" && !lenient ? "cuts" : "scrolls");
    return narrow(region, x === "cuts" ? "cuts" : "scrolls", scrolls(y), (axis) => pageTrack(page, axis));
  };
  return {
    frame,
    part(region, ownPosition, holder, lenient) {
      let [left, position]: [Region | undefined, string] = [region, ownPosition];
      for (let at = holder; at && left; at = parentOf(at)) {
        const box = frame(at);
        if (box.clippedAway) return undefined;
        if (position === "fixed" && !box.holdsFixed) continue;
        if (position === "absolute" && !box.holdsAbsolute) continue;
        const outer = at;
        const isViewport = at === root || (at === body && givesBody());
        if (!isViewport) left = narrow(left, box.x, box.y, (axis) => tracks[axis](outer));
        position = box.position;
      }
      if (!left) return undefined;
      return position === "fixed" ? narrow(left, "cuts", "cuts", screenTrack) : inPage(left, lenient);
    },
  };
};
